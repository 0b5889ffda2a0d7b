"""Reads a part program back, whoever wrote it: G0 to G3, G20/G21, G90, torch on and off. A word that is not understood is refused.

Nothing of the writers is used here. What is read is RS274/NGC as LinuxCNC documents it (linuxcnc.org/docs/html/gcode), with
QtPlasmaC's tools ``$0`` torch, ``$1`` scribe, ``$2`` spot and its ``M62/M63/M64/M65 P3``, which puts the torch out in motion.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from gvcs_cad.documents.toolpath.motion import Motion, Move, Tool
from gvcs_cad.errors import ModelError
from gvcs_cad.model.segment import Point

_COMMENT = re.compile(r"\([^()]*\)|;.*$")
_PARAMETER = re.compile(r"#<[a-z_-]+>=-?[0-9.]+")
_WORD = re.compile(r"([A-Z])(#<[A-Z0-9_.\[\]-]+>|[+-]?(?:\d+\.?\d*|\.\d+))|(\$)(\d)")
_TOOLS: dict[int, Tool] = {0: "torch", 1: "scribe", 2: "spot"}
_MODAL = {17, 40, 43, 49, 53, 54, 64, 80, 91.1, 92.1, 94, 97}
_IGNORED_M = {0, 2, 6, 30, 52, 66, 67, 68, 190}
_TORCH_OFF_IN_MOTION = 3  # the P of M62 to M65
_ARC_ERROR = 0.005  # mm that an arc's two radii may differ; controllers accept 0.002 to 0.05 mm


@dataclass
class _State:
    unit: float = 0.0
    feed: float = 0.0
    absolute: bool = True
    motion: float = 0.0
    at: Point | None = None
    tool: Tool | None = None
    quenched: bool = False
    lit: int = 0
    ended: bool = False
    found: list[Motion] = field(default_factory=list)


def read_gcode(text: str, origin: Point = (0.0, 0.0), material_feed: float | None = None) -> tuple[Motion, ...]:
    """Return the moves of a program in the sheet's frame, mm; `origin` is where its zero lies on the sheet.

    `material_feed` in mm/min stands for a feed that the program takes from the controller's material. Raises ModelError naming
    the line for a word that is not known, a move without unit, a torch lit twice, and a program that does not end.
    """
    state = _State()
    for number, raw in enumerate(text.splitlines(), 1):
        bare = _COMMENT.sub("", raw).strip().upper()
        if not bare or bare == "%" or _PARAMETER.fullmatch(bare.lower()):
            continue
        if state.ended:
            raise ModelError(f"line {number}: {raw.strip()!r} stands after the program's end")
        _block(_words(bare, number), state, number, origin, material_feed)
    if not state.ended:
        raise ModelError("the program has no M2 or M30 at its end")
    if state.tool:
        raise ModelError(f"the program ends with its {state.tool} on")
    return tuple(state.found)


def _words(bare: str, number: int) -> list[tuple[str, str]]:
    text = re.sub(r"\s+", "", bare)
    found, at = [], 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            raise ModelError(f"line {number}: {text[at : at + 12]!r} is no word of a part program")
        found.append((match.group(1) or match.group(3), match.group(2) or match.group(4)))
        at = match.end()
    return found


def _block(words: list[tuple[str, str]], state: _State, number: int, origin: Point, material_feed: float | None) -> None:
    values = {letter: value for letter, value in words if letter not in "GM"}
    if "F" in values:
        state.feed = _feed(values["F"], state, number, material_feed)
    g_codes, m_codes = ([float(value) for letter, value in words if letter == name] for name in "GM")
    for code in g_codes:
        _prepare(code, state, number)
    for code in m_codes:
        _machine(code, values, state, number)
    if 4 in g_codes or 53 in g_codes or 43 in g_codes:
        return
    if "X" in values or "Y" in values:
        _move(values, state, number, origin)


def _feed(text: str, state: _State, number: int, material_feed: float | None) -> float:
    if text.startswith("#"):
        if material_feed is None:
            raise ModelError(f"line {number}: the feed is {text}, and no material states one")
        return material_feed
    return float(text) * (state.unit or 1.0)


def _prepare(code: float, state: _State, number: int) -> None:
    if code in (0, 1, 2, 3):
        state.motion = code
    elif code in (20, 21):
        state.unit = 25.4 if code == 20 else 1.0
    elif code in (90, 91):
        state.absolute = code == 90
    elif code not in _MODAL and code != 4:
        raise ModelError(f"line {number}: G{code:g} is not known to the replay")


def _machine(code: float, values: dict[str, str], state: _State, number: int) -> None:
    if code in (3, 5):
        tool = _TOOLS.get(int(values.get("$", "0")))
        if tool is None or (code == 3 and state.tool) or (code == 5 and state.tool and "$" in values and state.tool != tool):
            raise ModelError(f"line {number}: M{code:g} ${values.get('$', '0')} while {state.tool or 'nothing'} is on")
        if code == 3 and state.at is None:
            raise ModelError(f"line {number}: the torch is lit before any move")
        if code == 5 and state.tool and state.at and not (state.found and state.found[-1].line > state.lit):
            _spot(state, state.at, number)  # lit and put out without a move: a spot
        state.tool, state.quenched, state.lit = (tool if code == 3 else None), False, number
    elif code in (62, 63, 64, 65):
        if values.get("P") == str(_TORCH_OFF_IN_MOTION):
            state.quenched = code in (62, 64)
    elif code in (2, 30):
        state.ended = True
    elif code not in _IGNORED_M:
        raise ModelError(f"line {number}: M{code:g} is not known to the replay")


def _move(values: dict[str, str], state: _State, number: int, origin: Point) -> None:
    if not state.unit:
        raise ModelError(f"line {number}: a move before G20 or G21 has no unit")
    before = state.at
    if not state.absolute:
        if before is None or any(abs(float(values.get(axis, "0"))) * state.unit > 1e-3 for axis in "XY"):
            raise ModelError(f"line {number}: a relative move")
        _spot(state, before, number)
        return
    here = before or origin
    x = float(values["X"]) * state.unit + origin[0] if "X" in values else here[0]
    y = float(values["Y"]) * state.unit + origin[1] if "Y" in values else here[1]
    state.at = (x, y)
    if before is None:
        return
    centre = None
    if state.motion in (2, 3):
        centre = (before[0] + float(values.get("I", "0")) * state.unit, before[1] + float(values.get("J", "0")) * state.unit)
        error = abs(math.dist(centre, before) - math.dist(centre, state.at))
        if error > _ARC_ERROR:
            raise ModelError(f"line {number}: the arc's radius at its end differs by {error:.4f} mm from that at its start")
    move = Move(before, state.at, centre, state.motion == 2)
    state.found.append(Motion(move, state.motion == 0, None if state.quenched else state.tool, state.feed, number, state.lit))


def _spot(state: _State, at: Point, number: int) -> None:
    """Keep a step of next to nothing with a tool on: how QtPlasmaC is told to make a spot."""
    if state.tool:
        state.found.append(Motion(Move(at, at), False, state.tool, state.feed, number, state.lit))
