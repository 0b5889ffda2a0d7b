"""What a user may set: lengths and angles with units, ranges, steps, choices and rules across parameters; all errors at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, WithJsonSchema, field_validator

from gvcs_cad.errors import UsageError, near_miss, near_or_all
from gvcs_cad.units import exact, fraction_inch, millimetres, parse_angle, parse_length

Method = TypeVar("Method", bound=Callable[..., Any])


def _length(value: object) -> float:
    return parse_length(value) if isinstance(value, str) else _float(value, "length")


def _angle(value: object) -> float:
    return parse_angle(value) if isinstance(value, str) else _float(value, "angle")


def _float(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{value!r} is not a {what}")
    return exact(value, what)


def _words(value: object) -> tuple[str, ...]:
    """Split what a person typed at its commas; a host gives the words themselves."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) for part in parts):
        raise ValueError(f"{value!r} is no list of words")
    return tuple(word for part in parts if (word := part.strip()))


Length = Annotated[float, BeforeValidator(_length), WithJsonSchema({"type": "string", "format": "length"})]
Angle = Annotated[float, BeforeValidator(_angle), WithJsonSchema({"type": "string", "format": "angle"})]
Words = Annotated[tuple[str, ...], BeforeValidator(_words), WithJsonSchema({"type": "array", "items": {"type": "string"}})]

_UNIT = "x-unit"
_STEP = "x-step"


def dim(*, default: float, min: float, max: float, help: str, step: float | None = None) -> Any:  # noqa: A002  # the designer's words
    """Declare a length in mm: ``length: Length = dim(default=inch(76), min=inch(40), max=inch(120), step=inch(4), help=…)``."""
    return _field(default, help, minimum=min, maximum=max, step=step, unit="mm")


def angle(*, default: float, min: float, max: float, help: str, step: float | None = None) -> Any:  # noqa: A002
    """Declare an angle in degrees, of type Angle."""
    return _field(default, help, minimum=min, maximum=max, step=step, unit="deg")


def number(*, default: float, min: float, max: float, help: str, unit: str = "", step: float | None = None) -> Any:  # noqa: A002
    """Declare a plain number or count, of type float or int; `unit` stands in messages (``bar``)."""
    return _field(default, help, minimum=min, maximum=max, step=step, unit=unit)


def choice(*choices: str, default: str, help: str) -> Any:  # noqa: A002
    """Declare one of some words, of type str."""
    return Field(default=default, description=help, json_schema_extra={"enum": list(choices)})


def flag(*, default: bool, help: str) -> Any:  # noqa: A002
    """Declare yes or no, of type bool."""
    return Field(default=default, description=help, json_schema_extra={})


def words(*, default: tuple[str, ...], help: str) -> Any:  # noqa: A002
    """Declare a list of words, of type Words: ``walls: Words = words(default=("wall", "left"), help=…)``, typed with commas between."""
    return Field(default=default, description=help, json_schema_extra={})


def rule(method: Method) -> Method:
    """Mark a method as a rule across parameters: it returns a message where the values do not go together, else None."""
    method.__dict__["gvcs_rule"] = True
    return method


def _field(default: float, text: str, *, minimum: float, maximum: float, step: float | None, unit: str) -> Any:
    extra: dict[str, Any] = {"minimum": minimum, "maximum": maximum, _UNIT: unit}
    if step is not None:
        extra[_STEP] = step
    return Field(default=default, description=text, json_schema_extra=extra)


class Parameters(BaseModel):
    """Base of every machine's and module's parameters: immutable, no unknown names, defaults checked like any value."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Names of the parameters, in order."""
        return tuple(cls.model_fields)

    @classmethod
    def checked(cls, values: Mapping[str, Any], place: str = "", *, rules: bool = True) -> Self:
        """Return parameters from values typed by a user (texts with units) or given by a host (mm, deg).

        Raises UsageError with every problem at once, each beginning with `place`; ``rules=False`` leaves the rules across
        parameters to a later call, when a host has given its own values too.
        """
        try:
            parameters = cls.model_validate(dict(values))
        except ValidationError as error:
            raise UsageError(*(f"{place}{cls._word(dict(problem))}" for problem in error.errors())) from None
        broken = [f"{place.rstrip('.') or cls.__name__}: {message}" for message in (parameters._broken_rules() if rules else [])]
        if broken:
            raise UsageError(*broken)
        return parameters

    def _broken_rules(self) -> list[str]:
        rules = [getattr(self, name) for kind in type(self).__mro__ for name, value in vars(kind).items() if getattr(value, "gvcs_rule", False)]
        return [message for check in rules if (message := check())]

    @classmethod
    def _word(cls, problem: Mapping[str, Any]) -> str:
        name = ".".join(map(str, problem["loc"]))
        if problem["type"] == "extra_forbidden":
            return f"{name}: no such parameter{near_or_all(name, cls.names())}"
        if problem["type"] == "value_error":
            return f"{name}: {problem['ctx']['error']}"
        return f"{name}: {problem['input']!r}: {problem['msg'].lower()}"

    @field_validator("*", mode="after")
    @classmethod
    def _within(cls, value: Any, info: ValidationInfo) -> Any:
        field = cls.model_fields[str(info.field_name)]
        limits = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        if "enum" in limits and value not in list(limits["enum"]):  # type: ignore[arg-type]  # a list by choice()
            choices = [str(c) for c in limits["enum"]]  # type: ignore[union-attr]  # a list by choice()
            raise ValueError(f"{value!r} is not one of {', '.join(choices)} ({field.description}){near_miss(str(value), choices)}")
        if "minimum" in limits:
            _refuse_outside(float(value), {k: v for k, v in limits.items() if isinstance(v, (int, float, str))}, str(field.description))
        return value


def _refuse_outside(value: float, limits: Mapping[str, float | str], text: str) -> None:
    low, high, unit = float(limits["minimum"]), float(limits["maximum"]), str(limits[_UNIT])
    if not low - 1e-6 <= value <= high + 1e-6:
        raise ValueError(f"{_say(value, unit)} is outside {_plain(low)}..{_say(high, unit)} ({text})")
    step = limits.get(_STEP)
    if step is not None:
        steps = (value - low) / float(step)
        if abs(steps - round(steps)) > 1e-6:
            below, above = low + int(steps) * float(step), low + (int(steps) + 1) * float(step)
            raise ValueError(f"{_say(value, unit)} is between the steps {_plain(below)} and {_say(above, unit)} ({text})")


def _plain(value: float) -> str:
    return millimetres(value, 3)


def _say(value: float, unit: str) -> str:
    return f"{_plain(value)} {unit}".rstrip()


def describe(parameters: type[Parameters]) -> list[dict[str, str]]:
    """Return name, default, range and help of every parameter as words, for ``gvcs show`` and the docs."""
    return [
        {"name": name, "default": _word_value(field.default, extra), "range": _word_range(extra), "help": str(field.description or "")}
        for name, field in parameters.model_fields.items()
        for extra in [field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}]
    ]


def in_words(parameters: Parameters) -> dict[str, str]:
    """Return what every parameter is, defaults included, in the words of `describe`: ``1117.6 mm (44 in)``."""
    extras = {name: field.json_schema_extra for name, field in type(parameters).model_fields.items()}
    return {name: _word_value(getattr(parameters, name), extra if isinstance(extra, dict) else {}) for name, extra in extras.items()}


def _word_value(value: Any, extra: Mapping[str, Any]) -> str:
    if extra.get(_UNIT) == "mm":
        return f"{_plain(value)} mm ({fraction_inch(value)})"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else f"{value} {extra.get(_UNIT, '')}".rstrip()


def _word_range(extra: Mapping[str, Any]) -> str:
    if "enum" in extra:
        return " | ".join(extra["enum"])
    if "minimum" not in extra:
        return ""
    step = f" step {_plain(extra[_STEP])}" if _STEP in extra else ""
    unit = f" {extra[_UNIT]}" if extra[_UNIT] else ""
    return f"{_plain(extra['minimum'])}..{_plain(extra['maximum'])}{unit}{step}"
