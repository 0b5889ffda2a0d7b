"""Any frame of OSE's bolt grid from a table: tubes drilled, placed and bolted where they pass, with caps and the jig that drills them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gvcs_cad import Assembly, Module, Modules, Parameters, Words, choice, flag, hookimpl, rule, words

from .bolting import bolt_up, corners, datum
from .caps import add_caps
from .jig import supply_jig
from .table import Row, problems, read
from .tubes import System, tube

CORNER = ("grid_x 12 x | 6z 10y | x 0,0,0", "grid_y 12 y | 2z 6x | y 4,0,4", "grid_z 12 z | 2y 6x | z 8,4,0")


class GridFrameParameters(Parameters):
    """What a host asks of its frame; it gives all but the wall."""

    members: Words = words(default=CORNER, help="rows: PART INCHES AXIS | HOLES | PIECE X,Y,Z … | published or chosen | note; see README")
    bolts: str = choice("3/4 in", "1 in", default="3/4 in", help="3/4 in bolts in holes where the table has them, or 1 in with holes at every station")
    bolted: bool = flag(default=True, help="the frame bolts its own tubes; no where the host's bolts pass more than two of them")
    heads: Words = words(default=(), help="pairs PIECE#HOLE PIECE#HOLE that are bolted first, the head at the first: where something passes close by")
    caps: bool = flag(default=False, help="a printed cap in every open end, and with it the printed jig that drills the tubes")
    wall: str = choice("1/4", "3/16", "5/16", "3/8", "1/2", default="1/4", help="of the 4 in tube, inch: OSE uses 3/16 to 1/2, 1/8 is crushed by its bolts")
    published: Words = words(default=(), help="the source of rows marked published")
    chosen: Words = words(default=(), help="the reason of all other rows")

    @rule
    def table_is_sound(self) -> str | None:
        """Refuse a table that cannot be read, or whose tubes would fill the same room."""
        return "; ".join(problems(self.members)) or None


class GridFrame(Module):
    """Builds the frame in its host's coordinates: tubes stand where the table puts them."""

    name, title, version, licence = "grid_frame", "Bolt-grid frame", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = GridFrameParameters

    def build(self, p: GridFrameParameters, modules: Modules) -> Assembly:
        frame, system = Assembly(self.name), System(p.bolts, p.wall, " ".join(p.published), " ".join(p.chosen))
        rows = [row for text in p.members if isinstance(row := read(text), Row)]
        for row in rows:
            part = tube(row, system)
            for name, at in row.pieces():
                frame.add(part, name=name, at=at)
        if p.bolted:
            bolt_up(frame, rows, system, p.heads)
        if p.caps:
            add_caps(frame, rows, p.wall)
            supply_jig(frame)
        counted = {"tubes": float(sum(len(row.corners) for row in rows)), "corners": float(corners(frame.freeze()))}
        frame.port("datum", "grid_frame@1", datum(frame), side="module", provides={**counted, "wall_mm": system.wall_mm}, process="jig-drilled")
        return frame


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the frame."""
    register(GridFrame())


@hookimpl
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register its contract."""
    register(Path(__file__).with_name("catalog"))
