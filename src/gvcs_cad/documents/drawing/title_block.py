"""The title block: what the sheet is of, for whom, how exact, and who has verified it."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.documents.drawing.paper import LARGE, LETTER_WIDTH, NORMAL, SMALL, Paper, Scale, wrapped
from gvcs_cad.documents.drawing.sheet import Circle, Item, Path, Text, line, rectangle_path

WIDTH, ROW = 180.0, 8.0  # mm; ISO 7200:2004 gives the block 180 mm
LABEL = 1.5
BASIS, CUT = "basis of the dimensions", "... (whole in the bill)"  # a cell has two lines; setup sheet and bill of materials have every word


@dataclass(frozen=True)
class TitleBlock:
    """The fields that ISO 7200 asks for, and those a workshop needs beside them."""

    title: str
    part_no: str
    revision: str
    machine: str
    configuration: str
    material: str
    stock: str
    process: str
    mass: str
    quantity: int
    tolerance: str
    finish: str
    basis: str
    licence: str
    verified_by: str = ""
    first_angle: bool = False

    def rows(self, paper: Paper, scale: Scale) -> tuple[tuple[tuple[str, str, float], ...], ...]:
        """Return label, words and width of every cell, from the top row down."""
        return (
            (("title", self.title, 120.0), ("part number", self.part_no, 45.0), ("revision", self.revision, 15.0)),
            (
                ("material", self.material, 40.0),
                ("stock", self.stock, 50.0),
                ("process", self.process, 30.0),
                ("mass", self.mass, 35.0),
                ("quantity", f"{self.quantity}", 25.0),
            ),
            (
                ("machine", self.machine, 75.0),
                ("configuration", self.configuration, 35.0),
                ("scale", f"{scale}", 20.0),
                ("sheet", f"{paper.name} 1/1", 25.0),
                (self.angle, "", 25.0),
            ),
            (("general tolerance", self.tolerance, 100.0), ("finish", self.finish or "as made, deburred", 55.0), ("unit", "mm", 25.0)),
            ((BASIS, self.basis, 100.0), ("strength verified by", self.verified_by or "nobody", 55.0), ("licence", self.licence, 25.0)),
        )

    @property
    def angle(self) -> str:
        """Which way views are projected."""
        return "first angle" if self.first_angle else "third angle"

    @property
    def height(self) -> float:
        """Height of the block, mm."""
        return 5 * ROW


def placed_block(block: TitleBlock, paper: Paper, scale: Scale) -> list[Item]:
    """Return the title block in the lower right corner of a sheet, as items."""
    _, bottom, right, _ = paper.frame
    left = right - WIDTH
    items: list[Item] = [rectangle_path(paper.frame), rectangle_path((left, bottom, right, bottom + block.height))]
    for number, row in enumerate(block.rows(paper, scale)):
        x, y = left, bottom + block.height - ROW * (number + 1)
        if number:
            items.append(line((left, y + ROW), (right, y + ROW), "FRAME"))
        for label, words, width in row:
            items += _cell(label, words, x, y, width)
            x += width
            if x < right:
                items.append(line((x, y), (x, y + ROW), "FRAME"))
    symbol_right = right - 2
    items += _symbol(symbol_right - 12, bottom + block.height - 3 * ROW + 2.8, first=block.first_angle)
    return items


def _cell(label: str, words: str, x: float, y: float, width: float) -> list[Item]:
    """Return one cell: the label above, the words below in the largest letters that fit, on two lines if they must."""
    items: list[Item] = [Text(label, (x + 1, y + ROW - 0.7 - LABEL), LABEL)]
    room = width - 2
    for height in (LARGE if label == "title" else NORMAL, NORMAL, SMALL):
        if len(words) * LETTER_WIDTH * height <= room:
            return [*items, Text(words, (x + 1, y + 1.2), height)] if words else items
    lines = wrapped(words, room, LABEL)
    if len(lines) > 2:
        rest = CUT if label == BASIS else "..."
        lines = [lines[0], f"{lines[1][: max(int(room / (LETTER_WIDTH * LABEL)) - len(rest), 1)]}{rest}"]
    return items + [Text(words, (x + 1, y + 3.1 - 2.3 * i), LABEL) for i, words in enumerate(lines)]


def _symbol(x: float, y: float, *, first: bool) -> list[Item]:
    """Return the symbol of ISO 5456-2: a truncated cone and its view; in third angle the circles stand at the cone's small end."""
    cone_x, rings_x = (x, x + 9.5) if first else (x + 5.0, x + 2.0)
    big, small = 3.4, 1.7
    # the cone tapers to the left; seen from the left, its circles stand right of it in first angle and left of it in third
    cone = Path(((cone_x, y - small / 2, 0.0), (cone_x + 5, y - big / 2, 0.0), (cone_x + 5, y + big / 2, 0.0), (cone_x, y + small / 2, 0.0)), closed=True)
    rings: list[Item] = [Circle((rings_x, y), big), Circle((rings_x, y), small)]
    axis = line((x - 0.8, y), (x + 12, y), "CENTRE")
    return [cone, *rings, axis]
