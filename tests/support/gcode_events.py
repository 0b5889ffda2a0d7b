"""Runs LinuxCNC's interpreter as its preview does and prints every move as JSON, millimetres. Runs under Debian's own Python.

Unlike ``rs274`` it knows the M190 that QtPlasmaC's filter puts in.
"""

from __future__ import annotations

import json
import sys

import gcode

INCH = 25.4  # the preview's moves are inches


class Canon:
    """Takes the calls of the interpreter: moves are kept, everything else that it may call is accepted."""

    def __init__(self, parameters: str) -> None:
        self.parameter_file = parameters
        self.events: list[dict[str, object]] = []

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *_: None

    def next_line(self, state: object) -> None:
        self.line = state.sequence_number

    def straight_traverse(self, x: float, y: float, *_: float) -> None:
        self.events.append({"kind": "rapid", "end": [x * INCH, y * INCH], "line": self.line})

    def straight_feed(self, x: float, y: float, *_: float) -> None:
        self.events.append({"kind": "feed", "end": [x * INCH, y * INCH], "line": self.line})

    def arc_feed(self, x: float, y: float, cx: float, cy: float, turns: int, *_: float) -> None:
        self.events.append({"kind": "arc", "end": [x * INCH, y * INCH], "centre": [cx * INCH, cy * INCH], "turns": turns, "line": self.line})

    def user_defined_function(self, number: int, p: float, q: float) -> None:
        self.events.append({"kind": "user", "m": 100 + number, "p": p})

    def get_tool(self, _: int) -> tuple[float, ...]:
        return (-1, *(0.0,) * 12, 0)

    def get_external_length_units(self) -> float:
        return 1.0

    def get_external_angular_units(self) -> float:
        return 1.0

    def get_axis_mask(self) -> int:
        return 7

    def get_block_delete(self) -> int:
        return 0

    def check_abort(self) -> bool:
        return False


canon = Canon(sys.argv[2])
result, line = gcode.parse(sys.argv[1], canon, "G21 G90", "")
if result > gcode.MIN_ERROR:
    sys.exit(f"line {line}: {gcode.strerror(result)}")
json.dump(canon.events, sys.stdout)
