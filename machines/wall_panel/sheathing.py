"""The sheets outside: no wider than 4 ft, cut round the opening. Contour: x along the wall, y up, material outwards."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import Contour, PlatePart, inch, polygon, published, rectangle, rectangle_between

from .parameters import WallPanelParameters

WIDE = inch(48)
SHEET = published(
    "OpenSourceEcology/iconic-cad @ 7449390c seh_lib/wall_builder.py: 7/16 in OSB over the whole panel, cut at the opening; a split every 4 ft is ours"
)


@dataclass(frozen=True)
class Sheet:
    """A sheet and where its lower left corner lies on the panel, mm."""

    part: PlatePart
    left: float
    low: float


@dataclass(frozen=True)
class _Cut:
    """What the opening takes from a column of sheet, mm from the column's left edge and the floor."""

    left: float
    right: float
    low: float
    top: float


def sheets(p: WallPanelParameters) -> list[Sheet]:
    """Return the sheets of a panel, column by column."""
    found: list[Sheet] = []
    left = 0.0
    while p.sheathing != "none" and left < p.width - 1e-6:
        wide = min(WIDE, p.width - left)
        found += _column(p, left, wide)
        left += wide
    return found


def _column(p: WallPanelParameters, left: float, wide: float) -> list[Sheet]:
    o, high = p.hole, p.height
    cut = None if o is None else _Cut(max(o.left - left, 0.0), min(o.right - left, wide), o.sill, o.top)
    if cut is None or cut.right <= cut.left:
        return [Sheet(_part(p, rectangle(wide, high), f"{_size(wide)}x{_size(high)}"), left, 0)]
    if cut.left <= 0 and cut.right >= wide:  # nothing beside the opening: a strip above, one below a sill
        strips = [(high - cut.top, cut.top), *([(cut.low, 0.0)] if cut.low else [])]
        return [Sheet(_part(p, rectangle(wide, tall), f"{_size(wide)}x{_size(tall)}"), left, low) for tall, low in strips]
    words = f"{_size(wide)}x{_size(high)}_cut_{'_'.join(_size(v) for v in (cut.left, cut.right, cut.low, cut.top))}"
    outer, cutouts = _round(cut, wide, high)
    return [Sheet(_part(p, outer, words, cutouts), left, 0)]


def _round(cut: _Cut, wide: float, high: float) -> tuple[Contour, tuple[Contour, ...]]:
    """Return outer contour and cutouts of a sheet with material on at least one side of the opening."""
    if cut.left > 0 and cut.right < wide:
        if cut.low:
            return rectangle(wide, high), (rectangle_between(cut.left, cut.low, cut.right, cut.top),)
        notch = [(cut.left, 0.0), (cut.left, cut.top), (cut.right, cut.top), (cut.right, 0.0)]
        return polygon([(0.0, 0.0), *notch, (wide, 0.0), (wide, high), (0.0, high)]), ()
    inner, edge = (cut.left, wide) if cut.left > 0 else (cut.right, 0.0)  # open to the right, or to the left
    foot = [(edge, 0.0), (edge, cut.low), (inner, cut.low)] if cut.low else [(inner, 0.0)]
    return polygon([(wide - edge, 0.0), *foot, (inner, cut.top), (edge, cut.top), (edge, high), (wide - edge, high)]), ()


def _part(p: WallPanelParameters, outer: Contour, words: str, cutouts: tuple[Contour, ...] = ()) -> PlatePart:
    key = p.sheathing.removeprefix("panel ").lower()
    stock = "".join(c for c in key.replace("-", "").replace(" ", "_") if c.isalnum() or c == "_")
    return PlatePart(f"{stock}_{words}", stock=p.sheathing, outer=outer, cutouts=cutouts, cut="router", basis=SHEET, note="leave 1/8 in to the next sheet")


def _size(length: float) -> str:
    return f"{length / 25.4:.4g}".replace(".", "p")
