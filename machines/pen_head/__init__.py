"""A pen in a printed holder on the carriage's pattern (``tool_head@1``): resist pen, marker or scribe; it points along +X."""

from __future__ import annotations

import math
from collections.abc import Callable

from gvcs_cad import AXIS_8MM, Assembly, Bore, Module, Modules, Placement, PrintedPart, PurchasedPart, chosen, hookimpl, hours, place, shape

from .solids import holder, pen

PITCH_X, PITCH_Y, HOLE = 2 * AXIS_8MM.half_across, 2 * AXIS_8MM.half_along, AXIS_8MM.hole  # of tool_head@1: a carriage's own pattern
SIDE, PLATE, HALF, HIGH = 50.0, 8.0, 8.0, 30.0
BORE, AXIS = 12.0, 20.0
GRUB, GRUB_DEPTH = 4.0, 4.0
OURS = chosen("our own; OSE names a circuit plotter and publishes no drawing")


class PenHead(Module):
    """Builds the head in the frame of its port: x along the pen to its tip, z away from the carriage."""

    name, title, version, licence = "pen_head", "Pen head", "1.0.0", "CERN-OHL-S-2.0"

    def build(self, p: object, modules: Modules) -> Assembly:
        head = Assembly(self.name)
        body = head.add(_holder(), name="plate")
        sizes = {"diameter": BORE, "length": 110.0, "tip": 3.0, "tip_length": 14.0}
        stylus = PurchasedPart(
            "pen_resist", title="Permanent marker with 12 mm barrel and 1 mm tip, etch resist", envelope=shape(pen, **sizes), mass_kg=0.015,
            consumable=True, life=hours(20), wear=True, basis=chosen("envelope of a usual marker; wind tape on a thinner one"),
        )  # fmt: skip
        head.press(body["pen"], inner=head.add(stylus, name="pen", at=place(-60, 0, AXIS, x_axis="+y", z_axis="+x")))
        head.port("mount", "tool_head@1", Placement().turned("x", 180), side="module", provides={"tip_mm": 64.0})
        return head


def _holder() -> PrintedPart:
    places = [(x, y) for x in (-PITCH_X / 2, PITCH_X / 2) for y in (PITCH_Y / 2, -PITCH_Y / 2)]
    bolts = tuple(Bore(f"t{i}", (x, y, PLATE), (0, 0, -1), HOLE, PLATE) for i, (x, y) in enumerate(places, 1))
    grub = Bore("grub", (0, 0, HIGH), (0, 0, -1), GRUB, GRUB_DEPTH, "adjustment")
    values = {"side": SIDE, "plate": PLATE, "half": HALF, "high": HIGH, "bore": BORE, "axis": AXIS, "hole": HOLE, "pitch_x": PITCH_X, "pitch_y": PITCH_Y}
    volume = SIDE**2 * PLATE + SIDE * 2 * HALF * (HIGH - PLATE) - math.pi / 4 * (BORE**2 * SIDE + 4 * HOLE**2 * PLATE + GRUB**2 * GRUB_DEPTH)
    # the grub's hole goes on into the pen's bore: what it cuts of the roof over the pen
    roof = HIGH - AXIS - BORE / 2 - GRUB_DEPTH
    return PrintedPart(
        "pen_holder",
        shape=shape(holder, grub=GRUB, grub_depth=GRUB_DEPTH + roof + 1, **values),
        material_name="PETG",
        stated_volume=volume - math.pi / 4 * GRUB**2 * roof,
        drilled=(*bolts, grub, Bore("pen", (-SIDE / 2, 0, AXIS), (1, 0, 0), BORE, SIDE)),
        life=hours(5000),
        basis=OURS,
        note="a strip of foam in the bore lets the pen spring by 2 mm; a 5 mm wood screw in the top hole sets its grip",
    )


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the head."""
    register(PenHead())
