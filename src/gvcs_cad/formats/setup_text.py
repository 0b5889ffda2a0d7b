"""The page that lies beside a part program: sheet, torch settings, what to heed, parts, and what is to be drilled afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.toolpath.estimate import Estimate
from gvcs_cad.documents.toolpath.model import Toolpath
from gvcs_cad.documents.toolpath.replay import BOUND, Replay
from gvcs_cad.formats.gcode_words import origin_of
from gvcs_cad.units import millimetres


def setup_markdown(toolpath: Toolpath, torch: Torch, file: str, estimated: Estimate, proof: Replay, remarks: Mapping[str, str]) -> bytes:
    """Return the setup page of a program; `remarks` is what the drawings say, by part number."""
    lines = [f"# {file}: {toolpath.sheet.stock}, sheet {toolpath.number}", "", toolpath.title, ""]
    lines += [*_sheet(toolpath, torch), "", *_settings(toolpath), "", *_heed(toolpath), "", *_figures(estimated, proof), ""]
    lines += [*_starts(toolpath, torch), *_parts(toolpath, remarks), "", *_drilling(toolpath)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _sheet(toolpath: Toolpath, torch: Torch) -> Iterator[str]:
    sheet = toolpath.sheet
    yield f"- sheet: {sheet.name}, {millimetres(sheet.length)} mm along x, {millimetres(sheet.width)} mm along y"
    yield f"- zero: the sheet's {torch.origin.replace('_', ' ')} corner; the program counts in {'mm (G21)' if torch.units == 'mm' else 'inches (G20)'}"
    yield f"- before cutting: lay the sheet against the stops and run the program dry along both edges, it may run off by {millimetres(torch.sheet_square)} mm"


def _settings(toolpath: Toolpath) -> Iterator[str]:
    process = toolpath.process
    yield "| torch | |"
    yield "|---|---|"
    yield f"| feed | {process.feed:g} mm/min ({process.origin}) |"
    yield f"| kerf | {millimetres(process.kerf)} mm, in small holes {millimetres(process.hole_kerf)} mm ({process.kerf_origin}) |"
    yield f"| current | {f'{process.amps:g} A' if process.amps else 'not stated'} |"
    yield f"| arc voltage | {f'{process.volts:g} V' if process.volts else 'not stated'} |"
    yield f"| pierce | {'none, edge start' if process.edge_start else f'{process.pierce_delay:g} s at {millimetres(process.pierce_height)} mm'} |"
    yield f"| cut height | {millimetres(process.cut_height)} mm |"


def _heed(toolpath: Toolpath) -> Iterator[str]:
    yield from (f"- **{note}**" for note in toolpath.notes)


def _figures(estimated: Estimate, proof: Replay) -> Iterator[str]:
    minutes = estimated.time / 60
    yield f"- {estimated.pierces} pierces, {estimated.cut_length / 1000:.1f} m cut, {estimated.travel / 1000:.1f} m of rapids"
    yield f"- {estimated.arc_time / 60:.1f} min of arc, about {minutes:.0f} min in all, {estimated.sets:.2f} sets of tip and electrode"
    yield f"- replayed before it was written: edges within {proof.deviation:.3f} mm of the contour (at most {BOUND} mm)"
    if proof.corner > BOUND:
        yield f"- sharp inside corners keep the round of the kerf, at most {proof.corner:.2f} mm"


def _parts(toolpath: Toolpath, remarks: Mapping[str, str]) -> Iterator[str]:
    yield "Where the zero of the part's DXF lies, from the sheet's lower left corner, and how the part is turned:"
    yield ""
    yield "| item | part | x mm | y mm | turned |"
    yield "|---|---|---|---|---|"
    for number, item in enumerate(toolpath.items, 1):
        yield f"| {number} | {item.part_no} | {millimetres(item.x)} | {millimetres(item.y)} | {item.angle:g} deg |"
    said = [(part, remarks[part]) for part in Counter(item.part_no for item in toolpath.items) if remarks.get(part)]
    if said:
        yield ""
        yield from (f"- {part}: {remark}" for part, remark in said)


def _starts(toolpath: Toolpath, torch: Torch) -> Iterator[str]:
    """List the start holes by their places from the program's own zero, as the controller shows them in mm."""
    if not toolpath.starts:
        return
    x0, y0 = origin_of(torch.origin, toolpath.sheet.length, toolpath.sheet.width)
    yield "## To be drilled before cutting"
    yield ""
    yield "Start holes in scrap; places from the program's zero."
    yield ""
    yield "| item | part | for | x mm | y mm | diameter mm |"
    yield "|---|---|---|---|---|---|"
    for hole in toolpath.starts:
        yield f"| {hole.piece + 1} | {hole.part_no} | {hole.feature} | {millimetres(hole.x - x0)} | {millimetres(hole.y - y0)} | {millimetres(hole.diameter)} |"
    yield ""


def _drilling(toolpath: Toolpath) -> Iterator[str]:
    """List what the torch leaves undone, once for each part, places as on its drawing."""
    if not toolpath.drilling:
        return
    counts = Counter(item.part_no for item in toolpath.items)
    yield "## To be drilled"
    yield ""
    yield "Places from 0,0, the lower left corner of the part's box, as on its drawing."
    yield ""
    yield "| part | pieces | hole | x mm | y mm | diameter mm | work | why |"
    yield "|---|---|---|---|---|---|---|---|"
    for hole in toolpath.drilling:
        place = f"{millimetres(hole.x)} | {millimetres(hole.y)} | {millimetres(hole.diameter)}"
        yield f"| {hole.part_no} | {counts[hole.part_no]} | {hole.hole} | {place} | {hole.work} | {hole.why} |"
