"""The gallery as Markdown: a picture of each machine, what was seen in it, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gvcs_cad.documents.exhibit import Exhibit, ExhibitRow
from gvcs_cad.documents.safety_sheet import cell

HEAD = (
    "Made by `gvcs gallery`. Masses leave out parts that only a solid can weigh, costs all that has no price in the shop's currency;",
    "the number of such lines stands behind them. Nothing here is verified for strength: each machine's SAFETY.md tells what is open.",
)


def gallery_markdown(title: str, exhibits: Sequence[Exhibit]) -> str:
    """Return the page; pictures are looked for in ``pictures/`` beside it."""
    return "\n".join([f"# {title}", "", *HEAD, *(line for one in exhibits for line in _lines(one))]) + "\n"


def _lines(one: Exhibit) -> Iterator[str]:
    concept = " (concept)" if one.status == "concept" else ""
    yield from ("", f"## {cell(one.title)}{concept}", "", f"![{cell(one.title)}](pictures/{one.machine}.png)", "")
    if one.seen:
        yield from (f"*{cell(one.seen)}*", "")
    yield from ("| configuration | pieces | distinct | mass | cost | modules |", "|---|---|---|---|---|---|")
    yield from (_row(row) for row in one.rows)
    drawn = f" The picture shows `{one.pictured}`." if len(one.rows) > 1 else ""
    shares = ", ".join(f"{percent} % {basis}" for basis, percent in one.shares)
    yield from ("", f"`gvcs build {one.machine}`, version {one.version}. Figures of its lines: {shares}.{drawn}")


def _row(row: ExhibitRow) -> str:
    mass = f"{row.mass_kg:,.1f} kg{f' (+{row.unweighed})' if row.unweighed else ''}"
    cost = f"{row.cost:,.0f} {row.currency}{f' (+{row.unpriced})' if row.unpriced else ''}"
    return f"| `{row.configuration}` | {row.pieces} | {row.distinct} | {mass} | {cost} | {', '.join(row.modules) or '-'} |"
