"""What all plugins bring, by name. A plugin that cannot be loaded is reported by name and the others live on."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.errors import PluginError, UsageError, near_miss, unknown, words_of
from gvcs_cad.plugins import hookspecs
from gvcs_cad.plugins.sources import MACHINES, PLUGINS, Sources, code_place, entry_points

if TYPE_CHECKING:
    from gvcs_cad.checks.finding import Check
    from gvcs_cad.checks.geometry_check import GeometryCheck
    from gvcs_cad.model.module import Machine, Module
    from gvcs_cad.plugins.output import Output
    from gvcs_cad.plugins.post_processor import PostProcessor

Thing = TypeVar("Thing")
_KERNELS = ("cadquery", "OCP")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,47}")


@dataclass(frozen=True)
class Problem:
    """A plugin that failed, in one line, and where in its code."""

    plugin: str
    message: str
    trace: str = ""

    def __str__(self) -> str:
        return f"{self.plugin}: {self.message}"


class Registry:
    """Loads plugins on demand: a machine by its folder, everything only when something is not found or all are listed."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.machines: dict[str, Machine] = {}
        self.modules: dict[str, Module] = {}
        self.outputs: dict[str, Output] = {}
        self.checks: dict[str, Check] = {}
        self.post_processors: dict[str, PostProcessor] = {}
        self.catalog_folders: list[Path] = []
        self.problems: list[Problem] = []
        self.makers: dict[str, str] = {}
        self._geometry_checks: dict[str, GeometryCheck] = {}
        self._labels: dict[ModuleType, str] = {}  # of plugins that may have geometry checks to register
        self._loaded: set[str] = set()
        self._manager = pluggy.PluginManager(hookspecs.HOST)
        self._manager.add_hookspecs(hookspecs)
        if os.environ.get("GVCS_TRACE_PLUGINS"):
            self._manager.trace.root.setwriter(sys.stderr.write)
            self._manager.enable_tracing()

    @property
    def loaded(self) -> tuple[str, ...]:
        """Module names of the plugins that were loaded, or tried, so far."""
        return tuple(sorted(self._loaded))

    # ------------------------------------------------------------------ lookup

    def machine(self, name: str) -> Machine:
        """Return a machine. Raises UsageError with the near miss, PluginError if its own plugin is broken."""
        return self._find(name, "machine", MACHINES, lambda: self.machines)

    def module(self, name: str) -> Module:
        """Return a module or machine that can fill a slot. Raises like `machine`."""
        return self._find(name, "module", MACHINES, lambda: {**self.machines, **self.modules})

    def output(self, name: str) -> Output:
        """Return an output. Raises like `machine`."""
        return self._find(name, "output", PLUGINS, lambda: self.outputs)

    def post_processor(self, name: str) -> PostProcessor:
        """Return a post-processor. Raises like `machine`."""
        return self._find(name, "post-processor", PLUGINS, lambda: self.post_processors)

    def geometry_checks(self) -> dict[str, GeometryCheck]:
        """Return the checks that need solids, by name; a plugin that fails to register its own becomes a Problem."""
        self.load_plugins()
        for module, label in list(self._labels.items()):
            del self._labels[module]
            try:
                self._call("gvcs_register_geometry_checks", module, self._into(self._geometry_checks, "check", label))
            except (Exception, SystemExit) as error:  # a plugin may raise anything; it must not take the others along
                self.problems.append(Problem(label, f"{words_of(error)}{self.code_place(error)}", traceback.format_exc()))
        return self._geometry_checks

    def _find(self, name: str, what: str, package: str, table: Callable[[], dict[str, Thing]]) -> Thing:
        for likely in (f"{package}.{name}", *self.sources.mentioning(package, name)):
            if name not in table():
                self.load(likely)
        if name not in table():
            self.load_all()
        if name in table():
            return table()[name]
        broken = [problem for problem in self.problems if problem.plugin == name]
        if broken:
            raise PluginError(*map(str, broken))
        hints = [f"the plugin {name} registers no {what}: is a @hookimpl missing?"] if f"{package}.{name}" in self._loaded else []
        hints += [f"could not be loaded: {', '.join(problem.plugin for problem in self.problems)}; see gvcs plugins"] if self.problems else []
        raise UsageError("; ".join([unknown(what, name, table()), *hints]))

    # ----------------------------------------------------------------- loading

    def concepts(self) -> frozenset[str]:
        """Return every machine and module that calls itself a concept; of those that are loaded."""
        return frozenset(name for name, one in {**self.machines, **self.modules}.items() if one.status == "concept")

    def load_all(self) -> None:
        """Load every plugin of the project, the extra folders and the installed distributions."""
        self.load_plugins()
        for name in self.sources.names:
            self.load(name)
        for name, module in entry_points():
            self.load(module, label=name)

    def load_plugins(self) -> None:
        """Load what may register checks and catalogues: the plugins, without the machines."""
        for folder, other in self.sources.hidden.items():
            problem = Problem(folder.name, f"{folder} is hidden by {other}: give it another name")
            if problem not in self.problems:
                self.problems.append(problem)
        for name in self.sources.names:
            if name.startswith(f"{PLUGINS}."):
                self.load(name)

    def load(self, name: str, label: str = "") -> None:
        """Load one plugin if it exists and is not loaded yet; a failure becomes a Problem."""
        if name in self._loaded or (name not in self.sources.names and not label):
            return
        self._loaded.add(name)
        label = label or name.rpartition(".")[2]
        kernels = [kernel for kernel in _KERNELS if kernel in sys.modules]
        try:
            module = self.sources.load(name)
            self._register(module, label)
        except (Exception, SystemExit) as error:  # a plugin may raise anything at all; it must not take the others along
            self.problems.append(Problem(label, f"{words_of(error)}{self.code_place(error)}", traceback.format_exc()))
            return
        loaded = [kernel for kernel in _KERNELS if kernel in sys.modules and kernel not in kernels]
        if loaded:
            hint = "import it as `from gvcs_cad import cq` and begin the file with `from __future__ import annotations`"
            self.problems.append(Problem(label, f"importing it loads {' and '.join(loaded)}: {hint}"))

    def code_place(self, error: BaseException) -> str:
        """Return the innermost line of a plugin's or machine's own code that an error came through, in brackets; empty where there is none."""
        return code_place(error, (folder for folders in self.sources.folders.values() for folder in folders), self.sources.root)

    def _register(self, module: ModuleType, label: str) -> None:
        self._manager.register(module, name=module.__name__)
        try:
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            self._manager.unregister(module)
            raise PluginError(_misspelt(module) or str(error).splitlines()[0]) from None
        self._labels[module] = label
        for hook, register in self._doors(label).items():
            self._call(hook, module, register)

    def _call(self, hook: str, module: ModuleType, register: Callable[[Any], None]) -> None:
        """Call one hook of one plugin."""
        others = [plugin for plugin in self._manager.get_plugins() if plugin is not module]
        self._manager.subset_hook_caller(hook, others)(register=register)

    def _into(self, table: dict[str, Any], what: str, label: str) -> Callable[[Any], None]:
        def register(thing: Any) -> None:
            if isinstance(thing, type) or not isinstance(getattr(thing, "name", None), str):
                raise PluginError(f"{thing!r} is registered as {what} and is none: register({getattr(thing, '__name__', 'Name')}()), with a name")
            if not _NAME.fullmatch(thing.name) or bad_name(thing.name):  # it becomes a folder or a word of the command line
                raise PluginError(f"{what} name {thing.name!a} must be lower-case letters, digits, _ and -, at most 48, and no device of Windows")
            if f"{what} {thing.name}" in self.makers:
                raise PluginError(f"{what} {thing.name} is registered by {self.makers[f'{what} {thing.name}']} already")
            table[thing.name] = thing
            self.makers[f"{what} {thing.name}"] = label

        return register

    def _doors(self, label: str) -> dict[str, Callable[[Any], None]]:
        def into(table: dict[str, Any], what: str) -> Callable[[Any], None]:
            return self._into(table, what, label)

        return {
            "gvcs_register_catalog": self._add_folder,
            "gvcs_register_interfaces": self._add_folder,
            "gvcs_register_machines": into(self.machines, "machine"),
            "gvcs_register_modules": into(self.modules, "module"),
            "gvcs_register_outputs": into(self.outputs, "output"),
            "gvcs_register_checks": into(self.checks, "check"),
            "gvcs_register_post_processors": into(self.post_processors, "post-processor"),
        }

    def _add_folder(self, folder: Path) -> None:
        from gvcs_cad.catalog.catalog import read_folder

        if not folder.is_dir():
            raise PluginError(f"{folder}: no such folder of catalogue files")
        read_folder(folder)  # refuses a file that is named after no kind of row
        self.catalog_folders.append(folder)


def _misspelt(module: ModuleType) -> str:
    """Name the hooks that a plugin implements and that do not exist, each with its near miss."""
    known = [name for name in vars(hookspecs) if name.startswith("gvcs_register_")]
    marked = [name for name, value in vars(module).items() if hasattr(value, f"{hookspecs.HOST}_impl")]
    return "; ".join(f"no such hook: {name}{near_miss(name, known)}" for name in marked if name not in known)
