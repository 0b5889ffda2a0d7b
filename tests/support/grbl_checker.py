"""Would GRBL 1.1 take this program? Written from its own documentation and from nothing else of this project.

Sources: github.com/gnea/grbl, doc/markdown/commands.md (supported codes), doc/csv/error_codes_en_US.csv (the numbers below) and
doc/markdown/interface.md (lines of 80 characters). A program is read word by word with GRBL's modal groups.
"""

from __future__ import annotations

import math
import re

MOTION = {0.0, 1.0, 2.0, 3.0, 38.2, 38.3, 38.4, 38.5, 80.0}
G_GROUPS: dict[str, set[float]] = {
    "non-modal": {4.0, 10.0, 28.0, 28.1, 30.0, 30.1, 53.0, 92.0, 92.1},
    "motion": MOTION,
    "plane": {17.0, 18.0, 19.0},
    "distance": {90.0, 91.0},
    "arc distance": {91.1},
    "feed rate mode": {93.0, 94.0},
    "units": {20.0, 21.0},
    "cutter compensation": {40.0},
    "tool length": {43.1, 49.0},
    "coordinate system": {54.0, 55.0, 56.0, 57.0, 58.0, 59.0},
    "path control": {61.0},
}
M_GROUPS: dict[str, set[float]] = {"stopping": {0.0, 1.0, 2.0, 30.0}, "spindle": {3.0, 4.0, 5.0}, "coolant": {7.0, 8.0, 9.0}}
WORDS = set("FGIJKLMNPRSTXYZ")
LONGEST = 79  # characters that GRBL's line buffer of 80 holds besides its end mark


def faults(program: str) -> list[str]:
    """Return what GRBL would refuse, as ``line 3: error 20 unsupported command``; empty for a program that it runs to its end."""
    checker = _Grbl()
    for number, line in enumerate(program.splitlines(), 1):
        checker.line(line, number)
    if not checker.ended:
        checker.found.append("the program has no M2 or M30")
    return checker.found


class _Grbl:
    def __init__(self) -> None:
        self.found: list[str] = []
        self.motion, self.inch, self.feed, self.ended = 0.0, False, 0.0, False
        self.at = {"X": 0.0, "Y": 0.0, "Z": 0.0}

    def line(self, raw: str, number: int) -> None:
        def refuse(code: int, why: str) -> None:
            self.found.append(f"line {number}: error {code} {why}")

        if not raw.isascii():
            return refuse(1, "character outside ASCII")
        text = re.sub(r"\([^)]*\)|;.*", "", raw)
        if "(" in text or ")" in text:
            return refuse(1, "comment that is not closed")
        text = text.replace(" ", "").upper()
        if len(text) > LONGEST or len(raw) > LONGEST:
            return refuse(11, f"line of {len(raw)} characters")
        if not text or text == "%":
            return None
        if self.ended:
            return refuse(20, "word after the program's end")
        words = re.findall(r"([A-Z])([+-]?(?:\d+\.?\d*|\.\d+))", text)
        if "".join(letter + value for letter, value in words) != text:
            return refuse(2 if re.match(r"[A-Z]", text) else 1, f"bad number or letter in {raw!r}")
        return self.block(words, refuse)

    def block(self, words: list[tuple[str, str]], refuse: object) -> None:
        say = refuse
        seen: dict[str, float] = {}
        groups: dict[str, float] = {}
        for letter, value in words:
            if letter not in WORDS:
                return say(20, f"unsupported word {letter}")  # type: ignore[operator]
            if letter in "GM":
                tables = G_GROUPS if letter == "G" else M_GROUPS
                group = next((name for name, codes in tables.items() if float(value) in codes), "")
                if not group:
                    return say(20, f"unsupported command {letter}{value}")  # type: ignore[operator]
                if group in groups:
                    return say(21, f"two commands of the {group} group")  # type: ignore[operator]
                groups[group] = float(value)
            elif letter in seen:
                return say(25, f"word {letter} twice")  # type: ignore[operator]
            else:
                seen[letter] = float(value)
        return self.run(seen, groups, say)

    def run(self, seen: dict[str, float], groups: dict[str, float], say: object) -> None:
        self.inch = groups.get("units", 20.0 if self.inch else 21.0) == 20.0
        unit = 25.4 if self.inch else 1.0
        self.feed = seen.get("F", self.feed / unit) * unit
        self.motion = groups.get("motion", self.motion)
        axes = [axis for axis in "XYZ" if axis in seen]
        dwell = groups.get("non-modal") == 4.0
        if dwell and "P" not in seen:
            return say(28, "G4 without P")  # type: ignore[operator]
        if dwell and axes:
            return say(24, "a dwell and a move in one line")  # type: ignore[operator]
        if "stopping" in groups and groups["stopping"] in (2.0, 30.0):
            self.ended = True
        unused = set(seen) - {"F", "S", "T", "N"} - set(axes) - ({"P"} if dwell else set()) - ({"I", "J", "K"} if self.motion in (2.0, 3.0) and axes else set())
        if unused:
            return say(36, f"unused words {' '.join(sorted(unused))}")  # type: ignore[operator]
        if not axes:
            return say(26, "no axis word") if groups.get("motion", 80.0) in (2.0, 3.0) else None  # type: ignore[operator]
        if self.motion == 80.0:
            return say(31, "axis words without a motion")  # type: ignore[operator]
        if self.motion in (1.0, 2.0, 3.0) and self.feed <= 0:
            return say(22, "feed rate is not set")  # type: ignore[operator]
        target = {axis: seen[axis] * unit if axis in seen else value for axis, value in self.at.items()}
        start, self.at = self.at, target
        return self.arc(start, target, seen, unit, say) if self.motion in (2.0, 3.0) else None

    def arc(self, start: dict[str, float], target: dict[str, float], seen: dict[str, float], unit: float, say: object) -> None:
        if "X" not in seen and "Y" not in seen:
            return say(32, "arc without X and Y")  # type: ignore[operator]
        if "I" not in seen and "J" not in seen:
            return say(35, "arc without I and J")  # type: ignore[operator]
        i, j = seen.get("I", 0.0) * unit, seen.get("J", 0.0) * unit
        radius = math.hypot(i, j)
        off = abs(radius - math.hypot(target["X"] - start["X"] - i, target["Y"] - start["Y"] - j))
        if off > 0.005 and (off > 0.5 or off > 0.001 * radius):
            return say(33, f"arc whose radii differ by {off:.4f} mm")  # type: ignore[operator]
        return None
