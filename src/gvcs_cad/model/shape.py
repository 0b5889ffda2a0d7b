"""A CadQuery function and its arguments as plain data: what a cache can key, a worker can run and a dump can show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gvcs_cad.errors import ModelError
from gvcs_cad.model.canonical import canonical_json
from gvcs_cad.units import exact

Scalar = str | int | float | bool | tuple[float, ...]


@dataclass(frozen=True)
class Shape:
    """``module:function`` that returns a CadQuery Workplane or Shape, and the values it is called with."""

    function: str
    arguments: tuple[tuple[str, Scalar], ...] = ()

    def __str__(self) -> str:
        return f"{self.function}({', '.join(f'{name}={value!r}' for name, value in self.arguments)})"

    def with_arguments(self, **more: Scalar) -> Shape:
        """Return the same function called with more or other values."""
        return Shape(self.function, _sorted({**dict(self.arguments), **more}, self.function))


def shape(function: Callable[..., Any] | str, /, **arguments: Scalar) -> Shape:
    """Describe a solid by a module-level function of plain values.

    Raises ModelError for lambdas, closures, methods and partials (another process could not find them) and for
    arguments that JSON cannot hold.
    """
    if isinstance(function, str):
        module, _, name = function.partition(":")
        if not name.isidentifier() or not all(word.isidentifier() for word in module.split(".")):
            raise ModelError(f"{function!r} is not written module:function")
        return Shape(function, _sorted(arguments, function))
    name = getattr(function, "__qualname__", "")
    module = getattr(function, "__module__", "")
    if not name or "<" in name or "." in name or not module or module == "__main__":
        raise ModelError(f"{name or function!r} must be a module-level function: a lambda, closure, method or partial cannot be found again")
    return Shape(f"{module}:{name}", _sorted(arguments, name))


def _sorted(arguments: Mapping[str, Scalar], name: str) -> tuple[tuple[str, Scalar], ...]:
    try:
        clean = {key: _exact(value, key) for key, value in arguments.items()}
        canonical_json(clean)
    except (TypeError, ValueError) as error:
        raise ModelError(f"{name}: {error}") from None
    return tuple(sorted(clean.items()))


def _exact(value: Scalar, key: str) -> Scalar:
    if isinstance(value, float):
        return exact(value, key)
    if isinstance(value, (tuple, list)):
        return tuple(exact(v, key) for v in value)
    if not isinstance(value, (str, int)):
        raise TypeError(f"{key} is a {type(value).__name__}; a text, a number, yes or no, or a row of numbers can be stored")
    return value
