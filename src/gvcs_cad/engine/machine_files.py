"""What stands beside a machine's code: hazards.yaml and verifications.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.errors import UsageError
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
    if not path.is_file():
        return ()
    file = read_yaml(path)
    data: Any = file.data or {}
    if not isinstance(data, dict):
        raise UsageError(f"{file.place()}: must be a mapping by {key}")
    found: list[Entry] = []
    problems: list[str] = []
    for name, cells in data.items():
        try:
            found.append(kind(**{key: name, **{k: str(v) for k, v in cells.items()}}))
        except (TypeError, ValueError) as error:
            problems.append(f"{file.place(name)}: {name}: {error}")
    if problems:
        raise UsageError(*problems)
    return tuple(found)
