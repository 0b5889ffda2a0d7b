"""The table of a tube's or bar's holes: face, station from the datum end, offset from the datum edge."""

from __future__ import annotations

from gvcs_cad.catalog.stock import TubeStock
from gvcs_cad.documents.drawing.facts import both_units
from gvcs_cad.documents.drawing.table import Table
from gvcs_cad.documents.hole_uses import Uses
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.ends import Cope, EndCut, Mitre
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.units import millimetres


def drilling_table(part: LinearPart, uses: Uses) -> Table:
    """Return every hole in the order in which it is marked out: face by face, from the datum end."""
    holes = sorted(part.holes, key=lambda hole: (hole.face, hole.station, hole.offset))
    rows = tuple(
        (
            *(hole.name, hole.face, both_units(hole.station), millimetres(hole.offset), both_units(hole.diameter), walls(part, hole)),
            uses.get(hole.name, hole.empty),
        )
        for hole in holes
    )
    return Table(
        "holes, mm (in): station from the datum end, offset from the datum edge", ("hole", "face", "station", "offset", "diameter", "through", "for"), rows
    )


def walls(part: LinearPart, hole: FaceHole) -> str:
    """Say how far a drill goes."""
    if not isinstance(part.section, TubeStock):
        return "leg" if part.section.shape == "angle" else "all"
    return "both walls" if hole.through else "one wall"


def end_words(part: LinearPart) -> list[str]:
    """Return how the ends are cut, and what is bored into them."""
    words = [f"{where}: {cut_words(cut)}" for where, cut in (("datum end", part.start), ("far end", part.end))]
    for bore in part.bores_axial if isinstance(part, BarPart) else ():
        where = "datum end" if bore.at == "start" else "far end"
        words.append(f"bore in the {where}: diameter {both_units(bore.diameter)}, {both_units(bore.depth)} deep, in the middle")
    return words


def cut_words(cut: EndCut) -> str:
    """Say how an end is cut."""
    if isinstance(cut, Mitre):
        edge = ("z" if cut.about == "y" else "y", "long side at the datum edge" if cut.angle > 0 else "long side away from the datum edge")
        return f"mitre {abs(cut.angle):g} deg from square, seen on face {'-y' if cut.about == 'y' else '+z'}, {edge[1]} ({edge[0]} = 0)"
    if isinstance(cut, Cope):
        return f"cope for a round of {millimetres(cut.diameter)} mm along {cut.axis}, length over the tips"
    return "square"
