"""Lines that GitHub shows beside the code of a pull request: ``::error file=…,line=…::…`` (docs.github.com: workflow commands)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gvcs_cad.checks.finding import Severity

_LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_TEXT = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_TEXT, (":", "%3A"), (",", "%2C"))
_PLACE = re.compile(r"(?P<file>[^:\n]+\.(?:ya?ml|py)):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<words>.*)", re.S)


def annotation(severity: Severity, title: str, text: str, file: str = "", line: int = 1, column: int = 0) -> str:
    """Return one line; without a file it stands with the run and not beside any code."""
    where = f"file={_escaped(file, _PROPERTY)},line={line}{f',col={column}' if column else ''}," if file else ""
    return f"::{_LEVEL[severity]} {where}title={_escaped(title, _PROPERTY)}::{_escaped(text, _TEXT)}"


def of_problems(problems: Iterable[str], title: str, root: Path | None) -> Iterator[str]:
    """Yield a line for each problem of an error: at the place with which it begins (``gvcs.yaml:4:3: …``), where it begins with one."""
    for problem in problems:
        place = _PLACE.match(problem)
        if place is None:
            yield annotation("error", title, problem)
        else:
            yield annotation("error", title, place["words"], inside(Path(place["file"]), root), int(place["line"]), int(place["column"] or 0))


def inside(path: Path, root: Path | None) -> str:
    """Return a path as the repository knows it; as it is where it lies outside the project."""
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.as_posix()


def _escaped(text: str, escapes: Iterable[tuple[str, str]]) -> str:
    for sign, code in escapes:
        text = text.replace(sign, code)
    return text
