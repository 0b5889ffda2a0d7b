"""Part programs for GRBL 1.1 with a relay on the spindle output, and Z zero on the sheet's face.

Within GRBL's own words (github.com/gnea/grbl, doc/markdown/commands.md and grbl.h of 1.1): no canned cycles, no parameters,
no tool numbers. GRBL knows no height control and no arc-ok: pierce and cut height are Z moves, the delay is a dwell. ``M5`` waits
for the end of motion: the arc goes out where the cut closes.
"""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad.extend import Cut, MarkRun, ModelError, Move, Step, Toolpath, Torch, Words, comment, origin_of

UNIT = {"mm": "G21", "in": "G20"}
SAFE = 15.0  # mm above the sheet between cuts: above a part that has tipped a little; chosen
POWER = 1000  # GRBL's default $30: full output
SPOT = 0.1  # s of arc for a centre mark; chosen
ETCH_FEED = 6000.0  # mm/min at the lowest current; chosen
LONGEST = 70  # characters of a line; GRBL 1.1 reads 80


def program(toolpath: Toolpath, torch: Torch) -> str:
    """Return the part program of a sheet. Raises ModelError for a mark that GRBL cannot make."""
    words = Words(torch.units, origin_of(torch.origin, toolpath.sheet.length, toolpath.sheet.width))
    head = [f"{toolpath.title}: {toolpath.sheet.stock}, sheet {toolpath.number}", f"zero: {torch.origin.replace('_', ' ')} corner, Z0 on the sheet"]
    lines = [comment(text[: LONGEST - 2]) for text in head]
    lines += [f"{UNIT[torch.units]} G17 G90 G94", "M5", f"G0 Z{words.number(SAFE)}"]
    for step in toolpath.steps:
        lines += _cut(step, step.run, toolpath, words) if isinstance(step.run, Cut) else _mark(step, step.run, toolpath, words)
    return "\n".join([*lines, "M5", "M2"]) + "\n"


def _approach(step: Step, words: Words, what: str) -> Iterator[str]:
    yield comment(what[: LONGEST - 2])
    yield from (f"G0 {words.point(point)}" for point in step.approach)


def _cut(step: Step, cut: Cut, toolpath: Toolpath, words: Words) -> Iterator[str]:
    process = toolpath.process
    yield from _approach(step, words, f"item {cut.piece + 1}: {cut.part_no} {cut.feature}")
    yield f"G0 Z{words.number(process.cut_height if cut.edge_start else process.pierce_height)}"
    yield f"M3 S{POWER}"
    if not cut.edge_start:
        yield f"G4 P{process.pierce_delay:g}"
        yield f"G1 Z{words.number(process.cut_height)} F{words.feed(process.feed)}"
    yield f"F{words.feed(cut.feed)}"
    yield from words.moves([*cut.lead, *cut.path])
    yield "M5"
    yield from words.moves(cut.overcut)  # with the arc off, in its own kerf: the way to the next cut was planned from there
    yield f"G0 Z{words.number(SAFE)}"


def _mark(step: Step, mark: MarkRun, toolpath: Toolpath, words: Words) -> Iterator[str]:
    if mark.marking == "scribe":
        raise ModelError(f"{mark.part_no}: {mark.label}: GRBL switches no scribe; mark by spot or etch (torch.marking)")
    yield from _approach(step, words, f"item {mark.piece + 1}: {mark.part_no} {mark.label}")
    yield from (f"G0 Z{words.number(toolpath.process.cut_height)}", f"M3 S{POWER}")
    if len(mark.points) == 1:
        yield f"G4 P{SPOT:g}"
    else:
        yield f"F{words.feed(ETCH_FEED)}"
        yield from (words.move(Move(mark.points[0], point)) for point in mark.points[1:])
    yield from ("M5", f"G0 Z{words.number(SAFE)}")
