"""What each part is welded to: the shop reads it on the part's own sheet, and not in a drawing of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gvcs_cad.model.connection import Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.units import millimetres

Seam = tuple[str, float, float, str]  # the other part, leg, length in mm, class


def weld_words(design: Design) -> dict[Part, tuple[str, ...]]:
    """Return by part one line per seam, equal seams of all its pieces counted together."""
    seams: dict[Part, Counter[Seam]] = {}
    for one, other, weld in _welded(design):
        for part, partner in ((one, other), (other, one)):
            seams.setdefault(part, Counter())[partner.name, weld.leg, weld.length, weld.weld_class] += 1
    return {part: tuple(_words(seam, count) for seam, count in sorted(found.items())) for part, found in seams.items()}


def _words(seam: Seam, count: int) -> str:
    partner, leg, length, weld_class = seam
    often = f", {count} in the machine" if count > 1 else ""
    return f"weld to {partner}: fillet leg {millimetres(leg)} mm, {millimetres(length)} mm long, class {weld_class} (ISO 5817){often}"


def _welded(design: Design) -> Iterator[tuple[Part, Part, Weld]]:
    """Yield both parts of every weld of the whole tree, as often as it stands in it."""
    for _, inner in design.subtrees():
        for connection in inner.connections:
            if isinstance(connection, Weld):
                yield _part(inner, connection.a), _part(inner, connection.b), connection


def _part(design: Design, path: str) -> Part:
    item: Part | Design = design
    for name in path.split("/"):
        assert isinstance(item, Design)
        item = item.child(name).item
    assert isinstance(item, Part)
    return item
