"""Where plugins come from: folders of the nearest project, folders named on the way, and installed packages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from gvcs_cad.plugins.bytecode import believe_text

MACHINES, PLUGINS = "gvcs_machines", "gvcs_plugins"
_FOLDERS = {MACHINES: "machines", PLUGINS: "plugins"}


def project_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that holds gvcs.yaml or a machines folder, or None."""
    for folder in (start, *start.parents):
        if (folder / "gvcs.yaml").is_file() or (folder / "machines").is_dir():
            return folder
    return None


@dataclass(frozen=True)
class Sources:
    """The project root (None where there is none) and the extra folders; a value, so that workers load the same plugins."""

    root: Path | None = None
    extra: tuple[Path, ...] = ()

    def install(self) -> None:
        """Let ``import gvcs_machines.x`` and ``gvcs_plugins.x`` find this project's folders before any installed ones."""
        for package in (MACHINES, PLUGINS):
            paths = [str(path) for path in self.folders[package]]
            module = sys.modules.get(package)
            if module is None or list(getattr(module, "__path__", [])) != paths:
                for name in [n for n in sys.modules if n == package or n.startswith(f"{package}.")]:
                    del sys.modules[name]
                for folder in self._in_tree(package):
                    believe_text(folder)
                if paths:
                    module = ModuleType(package)
                    module.__path__ = paths
                    sys.modules[package] = module

    def _in_tree(self, package: str) -> list[Path]:
        """Return the folders in which people edit; installed ones are left as they were installed."""
        own = [self.root / _FOLDERS[package]] if self.root and (self.root / _FOLDERS[package]).is_dir() else []
        return [*own, *(self.extra if package == PLUGINS else ())]

    @cached_property
    def folders(self) -> dict[str, list[Path]]:
        """Folders by package, the project's own before the installed ones; extra folders hold plugins.

        A source tree of gvcs-cad itself stands alone: a second worktree must not see the machines of the installed first.
        """
        found = {}
        for package, name in _FOLDERS.items():
            in_tree = [self.root / name] if self.root and (self.root / name).is_dir() else []
            alone = bool(in_tree) and self.root is not None and (self.root / "src" / "gvcs_cad").is_dir()
            found[package] = in_tree if alone else [*in_tree, *_installed(package)]
        found[PLUGINS] = [*found[PLUGINS], *self.extra]
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Module names of all plugins, machines first; folder after folder, so that an extra folder never comes before what it adds to."""
        return tuple(self._names())

    def _names(self) -> Iterator[str]:
        for package in (MACHINES, PLUGINS):
            found = [name for folder in self.folders[package] for name in sorted(path.parent.name for path in folder.glob("*/__init__.py"))]
            yield from (f"{package}.{name}" for name in dict.fromkeys(found) if name.isidentifier() and not name.startswith("_"))

    def mentioning(self, package: str, word: str) -> Iterator[str]:
        """Yield the module names of plugins whose first file has a word in it: they may well register the thing of that name."""
        for name in self.names:
            folder, _, plugin = name.rpartition(".")
            if folder == package:
                files = (path / plugin / "__init__.py" for path in self.folders[package])
                if word in next((_text(file, word) for file in files if file.is_file()), ""):
                    yield name

    @cached_property
    def hidden(self) -> dict[Path, Path]:
        """Folders of plugins that cannot be loaded because another of the same name comes first, and that other one."""
        first: dict[str, Path] = {}
        found: dict[Path, Path] = {}
        for folder in self.folders[PLUGINS]:
            for path in sorted(folder.glob("*/__init__.py")):
                other = first.setdefault(path.parent.name, path.parent)
                if other != path.parent and folder in self.extra:
                    found[path.parent] = other
        return found

    def load(self, name: str) -> ModuleType:
        """Import one plugin by module name; whatever its code raises is the caller's to report."""
        self.install()
        return import_module(name)


def _installed(package: str) -> list[Path]:
    ours = sys.modules.pop(package, None)  # one that `install` made has no spec to find
    try:
        spec = find_spec(package)
    finally:
        if ours is not None:
            sys.modules[package] = ours
    return [Path(path) for path in (spec.submodule_search_locations or [])] if spec else []


def code_place(error: BaseException, folders: Iterable[Path], root: Path | None) -> str:
    """Return `` (machines/cart/parts.py:12)``: the innermost line below one of some folders that an error came through; empty where it touched none.

    A file is named from the root of its project, one outside in full.
    """
    from traceback import extract_tb  # that only a mistake should cost

    lines = [(frame.filename, frame.lineno or 1) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:  # of a file that has no line to run yet
        lines.append((error.filename, error.lineno or 1))
    known = list(folders)
    for path, line in ((Path(name), line) for name, line in reversed(lines)):
        if any(path.is_relative_to(folder) for folder in known):
            return f" ({(path.relative_to(root) if root and path.is_relative_to(root) else path).as_posix()}:{line})"
    return ""


def entry_points() -> Sequence[tuple[str, str]]:
    """Return (name, module) of every installed distribution that offers the entry-point group ``gvcs_cad``."""
    from importlib.metadata import entry_points as installed

    return [(point.name, point.value) for point in sorted(installed(group="gvcs_cad"), key=lambda point: point.name)]


def _text(file: Path, otherwise: str) -> str:
    """Return what a plugin says; of a file that cannot be read `otherwise`, so that loading it tells why."""
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return otherwise
