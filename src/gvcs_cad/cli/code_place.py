"""Where in a machine's code a finding is mended best: the line that names the part it is about, else the class of the machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gvcs_cad.checks.finding import Finding

_ABOUT = ("part", "path", "parts", "first", "second", "joint", "slot", "module", "port", "interface")  # fields of findings that hold names


@dataclass(frozen=True)
class Code:
    """The lines of a machine's files in which something is named, by its name; `prefixes` of names that are counted: ``f"post_{n}"``."""

    start: tuple[Path, int]
    names: dict[str, tuple[Path, int]] = field(default_factory=dict)
    prefixes: dict[str, tuple[Path, int]] = field(default_factory=dict)

    def place(self, finding: Finding) -> tuple[Path, int]:
        """Return file and line, counted from 1."""
        return self.named(_names(finding))

    def failure(self, words: str) -> tuple[Path, int]:
        """Return the place of a part that could not be made: ``part lug: the worker was ended by SIGSEGV``."""
        part = re.match(r"part (\S+): ", words)
        return self.named([part[1]] if part else [])

    def named(self, names: Iterable[str]) -> tuple[Path, int]:
        """Return the place of the first of some names that stands in the code, else of the machine's class."""
        for name in names:
            counted = next((place for prefix, place in self.prefixes.items() if re.fullmatch(rf"{re.escape(prefix)}\w+", name)), None)
            place = self.names.get(name) or counted
            if place:
                return place
        return self.start


def read_code(folder: Path, machine: str) -> Code:
    """Read the Python files of a machine's folder; what cannot be parsed names nothing."""
    first = folder / "__init__.py"
    files = [first, *sorted(path for path in folder.rglob("*.py") if path != first)]
    trees = [(path, tree) for path in files if (tree := _parsed(path)) is not None]
    start = next(((path, line) for path, tree in trees for line in _class_lines(tree, machine)), (first, 1))
    code = Code(start)
    for path, tree in trees:
        for text in _named_in_calls(tree):
            if isinstance(text, ast.Constant):
                code.names.setdefault(str(text.value), (path, text.lineno))
            elif isinstance(text, ast.JoinedStr) and text.values and isinstance(text.values[0], ast.Constant):
                code.prefixes.setdefault(str(text.values[0].value), (path, text.lineno))
    return code


def _parsed(path: Path) -> ast.Module | None:
    try:
        return ast.parse(path.read_text("utf-8"))
    except (OSError, SyntaxError, ValueError):
        return None


def _class_lines(tree: ast.Module, machine: str) -> Iterator[int]:
    """Yield the line of the class whose attributes say the machine's name."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            values = [statement.value for statement in node.body if isinstance(statement, ast.Assign)]
            if any(isinstance(one, ast.Constant) and one.value == machine for value in values for one in ast.walk(value)):
                yield node.lineno


def _named_in_calls(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for value in (*node.args, *(keyword.value for keyword in node.keywords)):
                if isinstance(value, ast.JoinedStr) or (isinstance(value, ast.Constant) and isinstance(value.value, str)):
                    yield value


def _names(finding: Finding) -> Iterator[str]:
    """Yield what a finding is about, the innermost name of a path first: ``rack/post_1#foot`` is foot, post_1, rack."""
    for name in _ABOUT:
        value = vars(finding).get(name, ())
        words: Sequence[str] = [value] if isinstance(value, str) else value if isinstance(value, tuple) else []
        for word in words:
            yield from reversed([part for part in re.split(r"[/#]", word) if part])
