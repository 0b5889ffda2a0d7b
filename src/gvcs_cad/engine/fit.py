"""From settings to a frozen design: modules put in slots, parameters checked all at once, build() run, mistakes named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from gvcs_cad.engine.settings import Setting, Settings
from gvcs_cad.errors import GvcsError, ModelError, UsageError, near_miss, near_or_all, unknown
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.module import Machine, Module, NoParameters
from gvcs_cad.model.parameters import Parameters, in_words
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.slot import Fitted
from gvcs_cad.plugins.registry import Registry
from gvcs_cad.plugins.sources import code_place


@dataclass(frozen=True)
class FittedMachine:
    """A machine with checked parameters and a module in every slot, not yet built: plugins are loaded, no part is made."""

    machine: Module
    parameters: Parameters
    modules: Mapping[str, Fitted]

    def design(self) -> Design:
        """Build and freeze. Raises ModelError with what the machine's code states wrong."""
        with self._speaking_of("build()"):
            built: object = self.machine.build(self.parameters, _InSlots(self.modules))
            if not isinstance(built, Assembly):
                raise ModelError(f"{self.machine.name}: build() gives {built!r} and no Assembly: does it end with a return?")
            return built.freeze()

    def ratings(self, design: Design) -> tuple[Rating, ...]:
        """Return what the machine says it can do. Raises like `design`."""
        with self._speaking_of("ratings()"):
            return tuple(self.machine.ratings(design)) if isinstance(self.machine, Machine) else ()

    def in_words(self) -> dict[str, str]:
        """Return every parameter of the machine, and by path every slot's module with the values set in it."""
        return {**in_words(self.parameters), **dict(_fitted_words(self.modules))}

    def unused(self, settings: Settings) -> Iterator[str]:
        """Once built, word every ``--swap`` into a slot that these parameters put nothing in; the project's file may name it for other configurations."""
        filled = dict(_fitted_paths(self.modules, ""))
        for path, swap in settings.swaps.items():
            if swap.place.startswith("--") and not filled[path].built:
                yield f"{swap.place}: {self.machine.name} puts no module into {path} in configuration {settings.configuration}"

    @contextmanager
    def _speaking_of(self, what: str) -> Iterator[None]:
        """Name the line of the machine's code, or of a module beside it, that an error came through."""
        machines = self.machine.folder().parent
        try:
            yield
        except GvcsError as error:
            GvcsError.__init__(error, *(f"{problem}{code_place(error, [machines], machines.parent)}" for problem in error.problems))
            raise
        except (Exception, SystemExit) as error:  # a designer's code may raise anything; it is about this machine
            words = f"{type(error).__name__}: {error}{_meant(error)}"
            raise ModelError(f"{self.machine.name}: {what} raised {words}{code_place(error, [machines], machines.parent)}") from error


class _InSlots(dict[str, Fitted]):
    """The modules as build() is given them: a slot that does not exist is named with the near miss."""

    def __missing__(self, slot: str) -> Fitted:
        raise ModelError(unknown("slot", str(slot), self))


def _meant(error: BaseException) -> str:
    """Return the near miss for a misspelt attribute of what a designer holds: parameters, the builder, a part."""
    if not isinstance(error, AttributeError) or error.obj is None or not error.name:
        return ""
    if isinstance(error.obj, NoParameters):
        return "; the class states no Parameters = …"
    if isinstance(error.obj, Parameters):
        return near_or_all(error.name, error.obj.names())
    return near_miss(error.name, [name for name in dir(error.obj) if not name.startswith("_")])


def _fitted_words(modules: Mapping[str, Fitted]) -> Iterator[tuple[str, str]]:
    for path, fitted in _fitted_paths(modules, ""):
        yield path, fitted.module.name
        yield from ((f"{path}.{key}", str(value)) for key, value in fitted.values.items())


def fit(machine: Module, settings: Settings, registry: Registry) -> FittedMachine:
    """Return the machine with its modules in place. Raises UsageError with every setting that cannot be used."""
    problems: list[str] = []
    inner = _fit_slots(machine, machine.name, "", settings, registry, (machine.name,), problems)
    _refuse_unknown_slots(machine, settings, problems, inner)
    own = {path: setting for path, setting in settings.values.items() if "." not in path}
    parameters = _checked(machine.Parameters, own, f"{machine.name}.", problems)
    if problems or parameters is None:
        raise UsageError(*problems)
    return FittedMachine(machine, parameters, inner)


def _fit_slots(
    module: Module, host: str, prefix: str, settings: Settings, registry: Registry, above: tuple[str, ...], problems: list[str]
) -> dict[str, Fitted]:
    fitted: dict[str, Fitted] = {}
    for slot in module.slots:
        path = f"{prefix}{slot.name}"
        swap = settings.swaps.get(path)
        try:
            chosen = registry.module(swap.text if swap else slot.default)
        except UsageError as error:
            problems += [f"{swap.place if swap else path}: {problem}" for problem in error.problems]
            continue
        if chosen.name in above:
            problems.append(f"{path}: {' > '.join((*above, chosen.name))} is a cycle of slots")
            continue
        inside = _fit_slots(chosen, chosen.name, f"{path}.", settings, registry, (*above, chosen.name), problems)
        values = {p.removeprefix(f"{path}."): s for p, s in settings.values.items() if p.startswith(f"{path}.") and "." not in p.removeprefix(f"{path}.")}
        _checked(chosen.Parameters, values, f"{host}.{path}.", problems, rules=False)
        fitted[slot.name] = Fitted(slot, chosen, {name: setting.text for name, setting in values.items()}, inside, host)
    return fitted


def _checked(kind: type[Parameters], values: Mapping[str, Setting], prefix: str, problems: list[str], *, rules: bool = True) -> Any:
    """Check values; a problem of a value that stands in a file is named by its place there."""
    try:
        return kind.checked({name: setting.text for name, setting in values.items()}, prefix, rules=rules)
    except UsageError as error:
        for problem in error.problems:
            name = problem.removeprefix(prefix).split(":")[0]
            place = values[name].place if name in values else ""
            problems.append(problem if place.startswith("--") or not place else f"{place}: {problem}")
        return None


def _refuse_unknown_slots(machine: Module, settings: Settings, problems: list[str], fitted: Mapping[str, Fitted]) -> None:
    """Name every dotted parameter and every swap whose slot does not exist."""
    known = {path for path, _ in _fitted_paths(fitted, "")}
    for path, setting in settings.values.items():
        slot = path.rpartition(".")[0]
        if slot and slot not in known:
            problems.append(f"{setting.place}: {machine.name}: {unknown('slot', slot, known)}")
    problems += [f"{setting.place}: {machine.name}: {unknown('slot', path, known)}" for path, setting in settings.swaps.items() if path not in known]


def _fitted_paths(fitted: Mapping[str, Fitted], prefix: str) -> Iterator[tuple[str, Fitted]]:
    """Yield every slot's path, those in modules included, with what was chosen for it."""
    for name, one in fitted.items():
        yield f"{prefix}{name}", one
        yield from _fitted_paths(one.inner, f"{prefix}{name}.")
