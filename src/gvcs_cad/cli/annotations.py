"""Lines that GitHub shows beside the code of a pull request: ``::error file=…,line=…::…`` (docs.github.com: workflow commands)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gvcs_cad.errors import GvcsError

if TYPE_CHECKING:
    from gvcs_cad.checks.finding import Severity

_LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_TEXT = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_TEXT, (":", "%3A"), (",", "%2C"))
_FILE = r"(?P<file>[^:\n()]+\.(?:ya?ml|py)):(?P<line>\d+)(?::(?P<column>\d+))?"
_BEFORE = re.compile(rf"{_FILE}: (?P<words>.*)", re.S)  # of a file that a person wrote
_BEHIND = re.compile(rf"(?P<words>.*) \({_FILE}\)", re.S)  # of code that raised


def annotation(severity: Severity, title: str, text: str, file: str = "", line: int = 1, column: int = 0) -> str:
    """Return one line; without a file it stands with the run and not beside any code."""
    where = f"file={_escaped(file, _PROPERTY)},line={line}{f',col={column}' if column else ''}," if file else ""
    return f"::{_LEVEL[severity]} {where}title={_escaped(title, _PROPERTY)}::{_escaped(text, _TEXT)}"


def of_problems(problems: Iterable[str], title: str, root: Path | None, severity: Severity = "error") -> Iterator[str]:
    """Yield a line for each problem: at the place with which it begins (``gvcs.yaml:4:3: …``) or ends (``… (machines/cart/parts.py:12)``)."""
    for problem in problems:
        place = _BEFORE.match(problem) or _BEHIND.fullmatch(problem)
        if place is None:
            yield annotation(severity, title, problem)
        else:
            file = inside((root or Path.cwd()) / place["file"], root)  # a place is told from the project's root, as people read it
            yield annotation(severity, title, place["words"], file, int(place["line"]), int(place["column"] or 0))


@contextmanager
def annotating(wanted: bool, title: str) -> Iterator[None]:
    """Tell GitHub every problem of an error of ours as well, where that is wanted, and pass the error on."""
    try:
        yield
    except GvcsError as error:
        from gvcs_cad.plugins.sources import project_root

        for line in of_problems(error.problems, title, project_root(Path.cwd())) if wanted else ():
            click.echo(line)
        raise


def inside(path: Path, root: Path | None) -> str:
    """Return a path as the repository around a project knows it: GitHub finds no file by its path in a subfolder. As it is where it lies outside."""
    top = repository(root) if root else None
    return path.relative_to(top).as_posix() if top and path.is_relative_to(top) else path.as_posix()


def repository(root: Path) -> Path:
    """Return the folder that holds a project's repository: GitHub's workspace, or the nearest above with a ``.git``; the project itself where none is."""
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    if workspace and root.is_relative_to(Path(workspace).resolve()):
        return Path(workspace).resolve()
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def _escaped(text: str, escapes: Iterable[tuple[str, str]]) -> str:
    for sign, code in escapes:
        text = text.replace(sign, code)
    return text
