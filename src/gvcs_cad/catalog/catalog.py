"""The merged catalogue: rows by kind and key, read on first use and never changed while machines are built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from gvcs_cad.catalog.components import Bearing, Bushing, Coupler, FlangeBearing, MotorFace, PumpFlange
from gvcs_cad.catalog.cut_chart import CutRow
from gvcs_cad.catalog.electrical import Cable, Cell
from gvcs_cad.catalog.fasteners import BoltStock, ClearanceHole, InsertStock, NailStock, NutStock, PinStock, WasherStock
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.process import Process
from gvcs_cad.catalog.stock import BarStock, Material, PlateStock, TubeStock
from gvcs_cad.catalog.tables import read_rows
from gvcs_cad.catalog.tolerances import ShaftDeviation, ToleranceGrade
from gvcs_cad.errors import CatalogError, unknown

ROW_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        *(Material, PlateStock, TubeStock, BarStock),
        *(BoltStock, NutStock, WasherStock, ClearanceHole, PinStock, NailStock, InsertStock),
        *(Bearing, FlangeBearing, Bushing, MotorFace, PumpFlange, Coupler, Cable, Cell),
        *(CutRow, Process, ToleranceGrade, ShaftDeviation),
        Interface,
    )
}
BUILT_IN = Path(__file__).with_name("data")
SUBSTITUTED = (PlateStock, TubeStock, BarStock, BoltStock, NutStock, WasherStock, PinStock, NailStock)  # what a shop may replace

Row = TypeVar("Row")


class Catalog:
    """Rows of every catalogue file; a file is read when the first row of its kind is asked for.

    A file is a stream of YAML tables: ``kind``, ``basis``, ``source``, optional ``defaults`` and ``rows`` by key.
    The kinds a file holds stand in its name (``BoltStock.metric.yaml``), so that no other file need be opened.
    `substitutes` are a shop's: `get` answers with the row of what is sold there, so that whatever a machine derives from a
    row (faces, grips, holes, masses) is derived and checked anew.
    """

    def __init__(self, files: Sequence[Path], substitutes: Mapping[str, str] | None = None) -> None:
        self.files = tuple(files)
        self.substitutes = dict(substitutes or {})
        self._rows: dict[str, dict[str, Any]] = {}
        problems = [problem for key in self.substitutes if (problem := self._bad_substitute(key))]
        if problems:
            raise CatalogError(*problems)

    def get(self, kind: type[Row], key: str) -> Row:
        """Return the row, or that of its substitute. Raises CatalogError with the near miss if there is none."""
        rows = self.rows(kind)
        if key not in rows:
            raise CatalogError(unknown(_words(kind), key, rows))
        return rows[self.substitutes.get(key, key)]

    def _bad_substitute(self, key: str) -> str:
        """Word why a substitute cannot stand for a key; empty where it can."""
        other, place = self.substitutes[key], f"substitute: {key}"
        if other in self.substitutes:
            return f"{place}: {other} is substituted itself"
        kinds = [kind for kind in SUBSTITUTED if key in self.rows(kind)]
        if not kinds:
            return f"{place}: {unknown('stock or fastener', key, [known for kind in SUBSTITUTED for known in self.rows(kind)])}"
        return "" if other in self.rows(kinds[0]) else f"{place}: {unknown(_words(kinds[0]), other, self.rows(kinds[0]))}"

    def rows(self, kind: type[Row]) -> dict[str, Row]:
        """Return every row of a kind by key, in the order of the files."""
        name = kind.__name__
        if name not in self._rows:
            self._rows[name] = self._read(kind)
        return self._rows[name]

    def _read(self, kind: type) -> dict[str, Any]:
        rows: dict[str, Any] = {}
        problems: list[str] = []
        for file in self.files:
            if file.name.split(".")[0] == kind.__name__:
                for key, row in read_rows(file, kind, problems, trusted=file.parent == BUILT_IN):
                    if key in rows:
                        problems.append(f"{file.name}: {key} stands twice in the catalogue")
                    rows[key] = row
        if problems:
            raise CatalogError(*problems)
        return rows


def _words(kind: type) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__).strip()


def read_folder(folder: Path) -> list[Path]:
    """Return the catalogue files of a folder. Raises CatalogError for a file that is named after no row kind."""
    files = sorted(folder.glob("*.yaml"))
    wrong = [unknown("row kind in the file name", file.name.split(".")[0], ROW_KINDS) for file in files if file.name.split(".")[0] not in ROW_KINDS]
    if wrong:
        raise CatalogError(*wrong)
    return files


_current: list[Catalog] = []


def catalog() -> Catalog:
    """Return the catalogue in force: the built-in one until the engine has merged those of the plugins."""
    if not _current:
        _current.append(Catalog(read_folder(BUILT_IN)))
    return _current[0]


def catalog_row(kind: type[Row], key: str) -> Row:
    """Return a row of the catalogue in force. Raises CatalogError with the near miss if there is none."""
    return catalog().get(kind, key)


def row_or_none(kind: type[Row], key: str) -> Row | None:
    """Return a row of the catalogue in force, or None where it has none of that key: what is missing is unknown, never guessed."""
    return catalog().rows(kind).get(key)


def use_catalog(folders: Sequence[Path], substitutes: Mapping[str, str] | None = None) -> Catalog:
    """Merge the built-in files with those of `folders` and put the result in force, before any machine is built.

    Raises CatalogError naming every substitute that is no row of the same kind.
    """
    files = [file for folder in (BUILT_IN, *folders) for file in read_folder(folder)]
    if not _current or _current[0].files != tuple(files) or _current[0].substitutes != (substitutes or {}):
        _current[:] = [Catalog(files, substitutes)]
    return _current[0]
