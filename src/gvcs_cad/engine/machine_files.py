"""What stands beside a machine's code: hazards.yaml and verifications.yaml."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from gvcs_cad.catalog.yaml_file import YamlFile, is_there, read_yaml
from gvcs_cad.errors import UsageError, unknown
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.safety import Verification

Entry = TypeVar("Entry", Hazard, Verification)


def read_hazards(folder: Path) -> tuple[Hazard, ...]:
    """Read hazards.yaml: a mapping of name to hazard, part, measure, source, state. Raises UsageError with places."""
    return _read(folder / "hazards.yaml", Hazard, "name")


def read_verifications(folder: Path) -> tuple[Verification, ...]:
    """Read verifications.yaml: a mapping of part to digest, verified_by, date, method. Raises UsageError with places."""
    return _read(folder / "verifications.yaml", Verification, "part")


def _read(path: Path, kind: type[Entry], key: str) -> tuple[Entry, ...]:
    if not is_there(path):
        return ()
    file = read_yaml(path)
    data: Any = file.data or {}
    if not isinstance(data, dict):
        raise UsageError(f"{file.place()}: must be a mapping by {key}")
    found: list[Entry] = []
    problems: list[str] = []
    for name, cells in data.items():
        wrong = _problems(file, name, cells, kind, key)
        problems += wrong
        if not wrong:
            try:
                found.append(kind(**{key: name, **{entry: _text(value) for entry, value in cells.items()}}))
            except ValueError as error:
                problems.append(f"{file.place(name)}: {error}")
    if problems:
        raise UsageError(*problems)
    return tuple(found)


def _problems(file: YamlFile, name: str, cells: object, kind: type[Entry], key: str) -> list[str]:
    """Word what is misspelt, missing or empty in one entry."""
    wanted = {field.name: field.default is MISSING for field in fields(kind) if field.name != key}
    if not isinstance(cells, dict):
        return [f"{file.place(name)}: {name} must be a mapping of {', '.join(wanted)}"]
    wrong: list[str] = [f"{file.place(name, entry)}: {name}: {unknown('entry', entry, wanted)}" for entry in cells if entry not in wanted]
    missing: list[str] = [entry for entry, needed in wanted.items() if needed and not _text(cells.get(entry))]
    return [*wrong, *(f"{file.place(name)}: {name}: {entry} is missing" for entry in missing)]


def _text(value: object) -> str:
    """Return a cell as text; a cell left empty is empty and not the word None."""
    return "" if value is None else str(value)
