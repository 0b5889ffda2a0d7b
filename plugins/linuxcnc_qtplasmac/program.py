"""Part programs for LinuxCNC with the QtPlasmaC screen, which needs no material table for these programs.

Written from LinuxCNC's docs/src/plasma/qtplasmac.adoc (5c41560ebb, 2026-08-22): a temporary material in a comment states
heights, delay, feed and kerf; the controller's filter selects it. There are no Z moves, the controller makes them.
Steered around: its filter takes a hole for one only if it is a single whole arc that begins away from X0 and Y0.
"""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad.extend import Cut, MarkRun, ModelError, Step, Toolpath, Torch, Words, comment, origin_of

PREAMBLE = "G40 G49 G80 G90 G92.1 G94 G97"
BLEND = {"mm": "G64 P0.1", "in": "G64 P0.004"}
UNIT = {"mm": "G21", "in": "G20"}
FEED = "F#<_hal[plasmac.cut-feed-rate]>"  # the material's; another one in figures is a warning of the filter


def program(toolpath: Toolpath, torch: Torch) -> str:
    """Return the part program of a sheet. Raises ModelError for a mark that QtPlasmaC cannot make and a hole that it would not see."""
    words = Words(torch.units, origin_of(torch.origin, toolpath.sheet.length, toolpath.sheet.width))
    lines = [*_head(toolpath, torch, words), FEED, *_marks(toolpath, words)]
    for step in toolpath.steps:
        if isinstance(step.run, Cut):
            lines += _cut(step, step.run, toolpath, words)
    return "\n".join([*lines, "M68 E3 Q0", "M2"]) + "\n"


def _head(toolpath: Toolpath, torch: Torch, words: Words) -> Iterator[str]:
    process, sheet = toolpath.process, toolpath.sheet
    yield comment(f"{toolpath.title}: {sheet.stock}, sheet {toolpath.number}")
    yield comment(f"sheet {words.number(sheet.length)} x {words.number(sheet.width)} {torch.units}, zero at its {torch.origin.replace('_', ' ')} corner")
    yield f"{UNIT[torch.units]} {PREAMBLE}"
    yield BLEND[torch.units]
    yield "M52 P1"
    yield "M68 E3 Q0"
    cells = {
        "o": "0",
        "na": toolpath.name,
        "ph": words.number(process.pierce_height),
        "pd": "0" if process.edge_start else f"{process.pierce_delay:g}",
        "ch": words.number(process.cut_height),
        "fr": words.feed(process.feed),
        "kw": words.number(process.kerf),
        "th": "0" if process.volts is None else "1",
    }
    if process.amps is not None:
        cells["ca"] = f"{process.amps:g}"
    if process.volts is not None:
        cells["cv"] = f"{process.volts:g}"
    yield f"({', '.join(f'{key}={value}' for key, value in cells.items())})"


def _marks(toolpath: Toolpath, words: Words) -> Iterator[str]:
    scribing = False
    for step in toolpath.steps:
        mark = step.run
        if not isinstance(mark, MarkRun):
            continue
        if mark.marking == "etch":
            raise ModelError(f"{mark.part_no}: {mark.label}: QtPlasmaC marks with a scribe or spots, not by etching (torch.marking)")
        if (mark.marking == "scribe") != scribing:
            scribing = not scribing
            yield from ("T1 M6" if scribing else "T0 M6", "G43 H0")
        yield from (f"G0 {words.point(point)}" for point in step.approach)
        if mark.marking == "scribe":
            yield "M3 $1 S1"
            yield from (f"G1 {words.point(point)}" for point in mark.points[1:])
            yield "M5 $1"
        else:
            yield from ("M3 $2 S1", "G91 G1 X0.000001", "G90", "M5 $2")
    if scribing:
        yield from ("T0 M6", "G43 H0")


def _cut(step: Step, cut: Cut, toolpath: Toolpath, words: Words) -> Iterator[str]:
    for move in cut.path:
        if cut.purpose == "hole" and "0" in (words.point(move.start).split(" ")[0][1:], words.point(move.start).split(" ")[1][1:]):
            raise ModelError(f"{cut.part_no}: {cut.feature} begins at coordinate 0, where QtPlasmaC does not see a hole")
    slower = round(100 * cut.feed / toolpath.process.feed)
    yield comment(f"item {cut.piece + 1}: {cut.part_no} {cut.feature}")
    yield from (f"G0 {words.point(point)}" for point in step.approach)
    yield "M3 $0 S1"
    if slower != 100:
        yield f"M67 E3 Q{slower}"
    if not cut.height_control:
        yield "M62 P2"
    yield from words.moves(cut.lead)
    yield from words.moves(cut.path)
    if cut.overcut:
        yield "M62 P3"
        yield from words.moves(cut.overcut)
    yield "M5 $0"
    if slower != 100:
        yield "M68 E3 Q0"
    if cut.overcut:
        yield "M65 P3"
    if not cut.height_control:
        yield "M65 P2"
