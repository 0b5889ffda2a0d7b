"""A row that is a contract: what two sides agree on so that any module fits any host, for every part that their processes can make."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ConfigDict

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Mm, Offset, Positive, Zone, refuse

_STRICT = ConfigDict(extra="forbid")
Part = Literal["datum", "features", "fasteners", "insertion", "keep_in", "keep_out", "tools", "play", "provides", "requires"]
PARTS: tuple[Part, ...] = get_args(Part)
Capacities = Annotated[tuple[tuple[str, float], ...], BeforeValidator(lambda value: tuple(sorted(value.items())) if isinstance(value, dict) else value)]
Reasons = Annotated[tuple[tuple[Part, str], ...], BeforeValidator(lambda value: tuple(sorted(value.items())) if isinstance(value, dict) else value)]
Earlier = Annotated[tuple[tuple[str, str], ...], BeforeValidator(lambda value: tuple(sorted(value.items())) if isinstance(value, dict) else value)]
FeatureKind = Literal["hole", "slot", "bore", "pin", "shaft", "plane", "thread"]
FEMALE: tuple[FeatureKind, ...] = ("hole", "slot", "bore", "thread")
SAME_PLACE = 0.01  # mm: a rounded figure of a pattern is off by less
BEHIND = 30.0  # mm behind the mating face in which a side's holes are looked for unless the contract says where


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one side makes at a feature: limits of size, position zone (diameter) at its material condition, mm.

    `depth` is where along the feature's axis the side's own material lies, in the host's port frame; where it is left out, within
    30 mm behind the mating face. `stack` are the least and the largest thickness that a fastener passes on this side, gaps included.
    """

    __pydantic_config__ = _STRICT
    kind: FeatureKind = "hole"
    size: tuple[Mm, Mm]
    position: Zone = 0.0
    material: Literal["MMC", "LMC", "RFS"] = "MMC"
    depth: tuple[Offset, Offset] | None = None
    stack: tuple[Mm, Mm] | None = None

    def __post_init__(self) -> None:
        low, high = self.size
        refuse(
            "" if low <= high else f"size {low:g} to {high:g} mm does not rise",
            "" if self.depth is None or self.depth[0] < self.depth[1] else f"depth {self.depth} mm does not rise",
            "" if self.boundary > 0 else f"a position zone of {self.position:g} mm leaves no gauge in {low:g} mm",
        )

    @property
    def female(self) -> bool:
        """True for what takes something in."""
        return self.kind in FEMALE

    @property
    def boundary(self) -> float:
        """Virtual condition, mm: the size of the GO gauge, which is a pin for a hole and a ring for a pin (ASME Y14.5)."""
        return round(self.size[0] - self.position, 6) if self.female else round(self.size[1] + self.position, 6)


@dataclass(frozen=True, kw_only=True)
class Tool:
    """Room that a socket or spanner needs on a side over every fastener, mm: from `start` to `end` along the feature's axis."""

    __pydantic_config__ = _STRICT
    side: Literal["host", "module"]
    diameter: Mm
    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        refuse("" if self.start < self.end else f"tool room {self.start:g} to {self.end:g} mm does not rise")


@dataclass(frozen=True, kw_only=True)
class Feature:
    """A pattern of equal features on parallel axes; `places` are in the host's port frame, mm, the first is the datum.

    Places of features along z are (x, y), along x (y, z), along y (z, x): the axes in their cyclic order.
    `option` groups features of which a mate uses one set (3/4 in or 1 in bolts); `play` is the largest movement allowed.
    """

    __pydantic_config__ = _STRICT
    name: str
    places: tuple[tuple[Offset, Offset], ...]
    axis: Literal["x", "y", "z"] = "z"
    host: Limits | None = None
    module: Limits | None = None
    fasteners: tuple[str, ...] = ()
    fastener_size: tuple[Mm, Mm] | None = None
    play: Mm | None = None
    tools: tuple[Tool, ...] = ()
    option: str = ""

    def __post_init__(self) -> None:
        refuse("" if self.places else f"{self.name} has no place", "" if self.host or self.module else f"{self.name} is on no side", self._unsound())

    def side(self, side: str) -> Limits | None:
        """Return what a side makes here, or None."""
        return self.host if side == "host" else self.module

    def depth(self, side: str) -> tuple[float, float]:
        """Return where along the axis a side's material lies, mm in the host's port frame."""
        limits = self.side(side)
        return (limits.depth if limits else None) or ((-BEHIND, 0.0) if side == "host" else (0.0, BEHIND))

    def _unsound(self) -> str:
        """Word why two sides that both pass their gauges might not mate: the gauges are not complementary."""
        sides = [one for one in (self.host, self.module) if one and one.kind not in ("plane",)]
        widest_male = max((one.boundary for one in sides if not one.female), default=0.0)
        widest_male = max(widest_male, self.fastener_size[1] if self.fastener_size else 0.0)
        least_female = min((one.boundary for one in sides if one.female), default=widest_male)
        if least_female + 1e-9 < widest_male:
            return f"{self.name}: the gauge of {least_female:g} mm passes nothing of {widest_male:g} mm: the two sides can conform and not mate"
        moves = self.movement
        if self.play is not None and moves is not None and moves > self.play + 1e-9:
            return f"{self.name}: the limits let the two sides move {moves:g} mm, {self.play:g} mm play agreed"
        return ""

    @property
    def movement(self) -> float | None:
        """The largest movement across the axis that the limits of size allow, mm; None where one side is not dimensioned."""
        sides = [one for one in (self.host, self.module) if one and one.kind != "plane"]
        female, male = [one.size[1] for one in sides if one.female], [one.size[0] for one in sides if not one.female]
        if female and male:
            return round(max(female) - min(male), 6)
        return round(sum(female) / len(female) - self.fastener_size[0], 6) if female and self.fastener_size else None


@dataclass(frozen=True, kw_only=True)
class Box:
    """An axis-parallel room in the host's port frame, mm, between two corners; as drawn a module stays `allowance` inside it."""

    __pydantic_config__ = _STRICT
    low: tuple[Offset, Offset, Offset]
    high: tuple[Offset, Offset, Offset]
    allowance: Zone = 0.0
    why: str = ""

    def __post_init__(self) -> None:
        refuse("" if all(a < b for a, b in zip(self.low, self.high, strict=True)) else f"corners {self.low} and {self.high} span no room")


@dataclass(frozen=True, kw_only=True)
class Interface:
    """A mounting contract, named ``power_bay@1``: the datum is its first hole or face, never "the middle of the tube".

    `turns` are the clocking angles in degrees that a mate may take; `agrees` says in words what both sides hold to. The module
    comes along `insertion` (a direction in the host's port frame) over `travel` mm, stays inside `keep_in` and outside
    `keep_out`, which is the host's. `host` and `module` are the least that each provides, `host_requires` and `module_requires`
    the most that each may ask of the other, by name with the unit in it. `unverified` names what nobody published, `not_stated`
    why a part of a contract (one of PARTS) is left out of this one. `supersedes` names released contracts that nobody makes to any
    longer, each with the reason.
    """

    key: str
    title: str
    agrees: str
    turns: tuple[float, ...] = (0.0,)
    datum: str = ""
    features: tuple[Feature, ...] = ()
    insertion: tuple[float, float, float] | None = None
    travel: Mm | None = None
    keep_in: Box | None = None
    keep_out: tuple[Box, ...] = ()
    host: Capacities = ()
    module: Capacities = ()
    host_requires: Capacities = ()
    module_requires: Capacities = ()
    life_hours: Positive | None = None
    unverified: str = ""
    not_stated: Reasons = ()
    supersedes: Earlier = ()
    basis: Basis

    def __post_init__(self) -> None:
        names = [f"{feature.name} {feature.option}" for feature in self.features]
        excused = [part for part, reason in self.not_stated if part in self.stated or not reason.strip()]
        refuse(
            "" if len(names) == len(set(names)) else "two features have one name and option",
            "" if (self.insertion is None) == (self.travel is None) else "insertion and travel go together",
            f"not_stated: {', '.join(excused)} is stated, or has no reason" if excused else "",
            *self._turned_away(),
        )

    def _turned_away(self) -> Iterator[str]:
        """Word each turn that would not bring a pattern back onto itself: sides that both pass their gauges would not mate when turned."""
        for turn in self.turns:
            c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            for feature in self.features if turn else ():
                if feature.axis != "z":
                    yield f"{feature.name} lies along {feature.axis}: no turn but 0 is possible, {turn:g} is allowed"
                    continue
                turned = [(x * c - y * s, x * s + y * c) for x, y in feature.places]
                off = max(min(math.dist(place, other) for other in feature.places) for place in turned)
                if off > SAME_PLACE:
                    yield f"{feature.name}: a turn of {turn:g} degrees takes a hole {off:.3g} mm off the pattern"
            rooms = [room for room in (self.keep_in, *self.keep_out) if room] if turn else []
            for room in rooms:
                ends = {tuple(round(v, 6) for v in (x * c - y * s, x * s + y * c)) for x in (room.low[0], room.high[0]) for y in (room.low[1], room.high[1])}
                if not any(ends == {(x, y) for x in (one.low[0], one.high[0]) for y in (one.low[1], one.high[1])} for one in rooms):
                    yield f"a turn of {turn:g} degrees takes a room off its place: {room.low} to {room.high} mm"

    @property
    def stated(self) -> tuple[Part, ...]:
        """The parts of a contract that this one states, of PARTS."""
        found: dict[Part, bool] = {
            "datum": bool(self.datum),
            "features": bool(self.features),
            "fasteners": any(feature.fasteners for feature in self.features),
            "insertion": self.insertion is not None,
            "keep_in": self.keep_in is not None,
            "keep_out": bool(self.keep_out),
            "tools": any(feature.tools for feature in self.features),
            "play": any(feature.play is not None for feature in self.features),
            "provides": bool(self.host or self.module),
            "requires": bool(self.host_requires or self.module_requires),
        }
        return tuple(part for part in PARTS if found[part])

    @property
    def options(self) -> tuple[str, ...]:
        """The sets of features of which a mate uses one; ("",) where there is no choice."""
        return tuple(sorted({feature.option for feature in self.features if feature.option})) or ("",)

    def of(self, option: str) -> tuple[Feature, ...]:
        """Return the features of an option: its own and those that every option shares."""
        return tuple(feature for feature in self.features if feature.option in ("", option))
