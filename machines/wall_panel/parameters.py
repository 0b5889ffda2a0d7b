"""What may be set on a wall panel, and the opening that follows."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import BarStock, Length, Parameters, PlateStock, catalog_row, choice, dim, flag, inch, number, rule

SHEATHING = ("none", "panel OSB 7/16", "panel OSB 1/2", "panel PC-twin 8")


@dataclass(frozen=True)
class Opening:
    """A rough opening: left and right edge, top and sill, mm; the sill of a door is 0."""

    kind: str
    left: float
    right: float
    top: float
    sill: float


class WallPanelParameters(Parameters):
    """What may be set on a panel. The opening stands in its middle."""

    width: Length = dim(default=inch(48), min=inch(24), max=inch(108), step=inch(12), help="length along the wall")
    height: Length = dim(
        default=inch(96), min=inch(72), max=inch(120), step=inch(6), help="height with one top plate; the house adds the second across the joints"
    )
    lumber: str = choice("2x4", "2x6", default="2x6", help="studs and plates")
    spacing: int = number(default=16, min=12, max=24, unit="in", help="studs, centre to centre")
    sheathing: str = choice(*SHEATHING, default="panel OSB 7/16", help="what the outside is covered with")
    opening: str = choice("none", "window", "door", "double_door", "sliding", "garage", default="none", help="what stands in the opening")
    opening_width: Length = dim(default=inch(36), min=inch(18), max=inch(96), help="rough opening")
    opening_height: Length = dim(default=inch(48), min=inch(12), max=inch(84), help="rough opening, without the sill")
    sill: Length = dim(default=inch(24), min=inch(6), max=inch(60), help="from the floor to the rough opening of a window")
    header: str = choice("2x4", "2x6", "2x8", "2x10", "2x12", default="2x8", help="lumber over the opening")
    plies: int = number(default=2, min=1, max=2, help="pieces of it side by side")
    jacks: int = number(default=1, min=1, max=2, help="studs under each end of the header")
    swing: str = choice("in", "out", default="in", help="which way a door opens")
    unit: bool = flag(default=True, help="with the bought window or door")
    outlet: bool = flag(default=False, help="with a device box 12 in over the floor")
    junction: Length = dim(default=0, min=0, max=inch(48), help="where a partition lands inside: its far face, from the left end; 0 for none")

    @rule
    def room_for_the_opening(self) -> str | None:
        """Refuse an opening that leaves no room for two studs at its sides or for its header."""
        if self.hole is None:
            return None
        sides, above = (self.width - self.opening_width) / 2, self.height - inch("1-1/2") - self.hole.top
        deep = catalog_row(BarStock, f"lumber {self.header}").width
        least = inch("1-1/2") * (self.jacks + 1)
        if sides < least - 1e-6:
            studs = f"a king and {self.jacks} jack stud{'s'[: self.jacks - 1]}"
            return f"{sides:.1f} mm beside the opening, at least {least:.1f} mm for {studs}: wider panel or narrower opening"
        return f"{above:.1f} mm over the opening, {deep:.1f} mm needed for {self.header}: lower opening or header" if above < deep - 1e-6 else None

    @rule
    def junction_meets_no_opening(self) -> str | None:
        """Refuse a partition at an opening or beyond the panel's end."""
        if not self.junction:
            return None
        if self.hole is not None:
            return f"a partition at {self.junction:.1f} mm of a panel with an opening has no studs to hold it"
        least = inch("3-1/2")
        outside = not least <= self.junction <= self.width
        return f"a partition at {self.junction:.1f} mm is outside {least:.1f}..{self.width:.1f} mm of its panel" if outside else None

    @property
    def spacing_mm(self) -> float:
        """Studs, centre to centre, mm."""
        return inch(self.spacing)

    @property
    def depth(self) -> float:
        """Depth of the studs, mm."""
        return catalog_row(BarStock, f"lumber {self.lumber}").width

    @property
    def skin(self) -> float:
        """Thickness of the sheathing, mm."""
        return 0.0 if self.sheathing == "none" else catalog_row(PlateStock, self.sheathing).thickness

    @property
    def hole(self) -> Opening | None:
        """The rough opening, if there is one."""
        if self.opening == "none":
            return None
        left, sill = (self.width - self.opening_width) / 2, self.sill if self.opening == "window" else 0.0
        return Opening(self.opening, left, left + self.opening_width, sill + self.opening_height, sill)
