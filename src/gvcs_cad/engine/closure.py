"""The import closure of a module: every file of ours whose text decides what its functions return, and no other.

Followed are the import statements of the source, those inside functions too. ``from package import name`` leads to the file
that defines the name, past modules that only hand it on; a package's ``__init__`` that is merely passed through counts for
nothing. A module of a plugin that imports by computed names counts with its whole plugin, one that looks for files beside
itself with all data files of its folder.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

from gvcs_cad.engine.texts import digest_now, files_in, first_digest
from gvcs_cad.plugins.sources import MACHINES, PLUGINS

_OURS = "gvcs_cad"
_OUR_FOLDER = Path(__file__).parents[1]
_COMPUTED = {"import_module", "__import__", "exec", "eval", "run_path", "run_module"}
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
_LOOKS_BESIDE = {"__file__", "resources", "pkgutil", "folder"}


@dataclass(frozen=True)
class Closure:
    """Digests of files by name (``gvcs_plugins.dxf``, or a data file's path), and the import names of other people's packages."""

    sources: Mapping[str, str]
    packages: tuple[str, ...]
    files: Mapping[str, Path]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over names and contents."""
        text = "\0".join(f"{name}\0{digest}" for name, digest in sorted(self.sources.items()))
        return hashlib.sha256(text.encode()).hexdigest()

    def changed(self, settled: Container[str] = ()) -> list[str]:
        """Return the names of files whose text on disk is no longer the one whose digest stands here; those in `settled` are not looked at."""
        return [name for name, path in self.files.items() if name not in settled and digest_now(str(path)) != self.sources[name]]

    def loaded(self) -> Iterator[str]:
        """Yield the names of the files that this process runs as modules."""
        for name, path in self.files.items():
            if getattr(sys.modules.get(name), "__file__", None) == str(path):
                yield name


@dataclass(frozen=True)
class _Source:
    """What one file imports: (module, name or empty) when it runs, and by bound name whatever it hands on."""

    imports: tuple[tuple[str, str], ...]
    hands_on: Mapping[str, tuple[str, str]]
    defines: frozenset[str]
    words: frozenset[str]


@dataclass
class _Walk:
    own: str
    sources: dict[str, str] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    packages: set[str] = field(default_factory=set)
    followed: set[tuple[str, str]] = field(default_factory=set)

    def module(self, name: str) -> None:
        """Take a module whole, and all that it imports."""
        if name in self.sources:
            return
        file = self._own_file(name)
        if file is None:
            return
        self._take(name, file)
        source = _read(file, name)
        for module, part in source.imports:
            self.follow(module, part)
        if not name.startswith(f"{_OURS}."):
            if source.words & _COMPUTED:
                self._whole_plugin(name)
            if source.words & _LOOKS_BESIDE:
                self._data(name, file.parent)

    def follow(self, module: str, part: str) -> None:
        """Take what ``from module import part`` leads to; ``part`` empty or ``*`` is the module itself."""
        if (module, part) in self.followed:
            return
        self.followed.add((module, part))
        file = self._own_file(module)
        if part in ("", "*"):
            self.module(module)
            return
        if self._own_file(f"{module}.{part}") is not None:
            self.module(f"{module}.{part}")
            return
        if file is None:
            return
        source = _read(file, module)
        if part in source.hands_on and part not in source.defines:
            self.follow(*source.hands_on[part])
        else:
            self.module(module)

    def _own_file(self, name: str) -> Path | None:
        top = name.partition(".")[0]
        if top in (_OURS, MACHINES, PLUGINS) or top == self.own:
            return module_file(name)
        if top not in sys.stdlib_module_names:
            self.packages.add(top)
        return None

    def _whole_plugin(self, name: str) -> None:
        package = ".".join(name.split(".")[:2]) if name.startswith((f"{MACHINES}.", f"{PLUGINS}.")) else name.partition(".")[0]
        file = module_file(package)
        if file is not None and file.name == "__init__.py":
            for path in sorted(file.parent.rglob("*.py")):
                inner = path.relative_to(file.parent).with_suffix("").parts
                self.module(".".join((package, *(part for part in inner if part != "__init__"))))

    def _data(self, name: str, folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                self._take(f"{name}/{path.relative_to(folder).as_posix()}", path)

    def _take(self, name: str, file: Path) -> None:
        self.sources[name], self.files[name] = file_digest(file), file


@cache
def closure_of(module: str) -> Closure:
    """Return the import closure of a module that this process can find."""
    walk = _Walk(module.partition(".")[0])
    walk.module(module)
    return Closure(dict(sorted(walk.sources.items())), tuple(sorted(walk.packages)), walk.files)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of one file, as hex: the one of its first reading, as a module is the one of its first import."""
    return first_digest(str(path))


def note_texts(folders: Iterable[Path]) -> None:
    """Digest every file of plugins before any is imported: a text that changes later is then told from the one that runs."""
    for folder in folders:
        for path in files_in(str(folder)):
            first_digest(path)


@cache
def module_file(name: str) -> Path | None:
    """Return the file of a module without importing it or its packages; None where there is none."""
    top, _, rest = name.partition(".")
    inside = rest.split(".") if rest else []
    if top == _OURS:
        return _in(_OUR_FOLDER, inside)
    loaded = sys.modules.get(top)
    folders = list(getattr(loaded, "__path__", []))
    if folders:
        return next((found for folder in folders if (found := _in(Path(folder), inside))), None)
    spec = find_spec(top)
    if spec is None:
        return None
    if spec.submodule_search_locations:
        return next((found for folder in spec.submodule_search_locations if (found := _in(Path(folder), inside))), None)
    return Path(spec.origin) if spec.origin and spec.has_location and not inside else None


def _in(folder: Path, inside: list[str]) -> Path | None:
    path = folder.joinpath(*inside)
    for file in (path / "__init__.py", path.with_suffix(".py")):
        if file.is_file():
            return file
    return None


@cache
def _read(file: Path, name: str) -> _Source:
    """Parse a file; one that Python cannot parse imports nothing and is known by its digest alone."""
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):
        return _Source((), {}, frozenset(), frozenset())
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    imports: list[tuple[str, str]] = []
    hands_on: dict[str, tuple[str, str]] = {}
    words: set[str] = set()
    for node, running in _nodes(tree, expressions=not name.startswith(f"{_OURS}.")):  # of our own code no words are asked
        if isinstance(node, ast.Import):
            found = [(alias.name, "", alias.asname or alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(node, package)
            found = [(module, alias.name, alias.asname or alias.name) for alias in node.names]
        else:
            words.update([node.id] if isinstance(node, ast.Name) else [node.attr] if isinstance(node, ast.Attribute) else [])
            continue
        for module, part, bound in found:
            words.update(bound.split("."))
            hands_on[bound] = (module, part)
            if running:
                imports.append((module, part))
    defines = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef))}
    targets = [
        target for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign)) for target in getattr(node, "targets", [getattr(node, "target", None)])
    ]
    defines |= {target.id for target in targets if isinstance(target, ast.Name)}
    return _Source(tuple(imports), hands_on, frozenset(defines), frozenset(words))


def _nodes(tree: ast.AST, *, expressions: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Yield every statement, or every node, and whether it ever runs: what stands under ``if TYPE_CHECKING`` does not."""
    above = [(tree, True)]
    while above:
        node, running = above.pop()
        idle = node.body if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else ()
        for child in ast.iter_child_nodes(node) if expressions else _statements(node):
            runs = running and child not in idle
            yield child, runs
            if expressions or hasattr(child, "body") or hasattr(child, "cases"):
                above.append((child, runs))


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a statement's blocks: a fifth of all nodes, which are looked for in a fifth of the time."""
    for block in _BLOCKS:
        yield from getattr(node, block, ())


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    base = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])
