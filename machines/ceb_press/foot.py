"""What touches the brick: the foot on the main cylinder's rod, and the two liners of the chamber."""

from __future__ import annotations

from gvcs_cad import (
    Assembly,
    BarPart,
    Bore,
    FaceHole,
    Hole,
    MachinedPart,
    PlatePart,
    PurchasedPart,
    Safety,
    chosen,
    cycles,
    hours,
    inch,
    place,
    rectangle,
    shape,
)

from . import sizes as z
from .frame_parts import LINER_BOLTS, PIN_HOLE
from .outline import across, lying, outline, slot
from .sizes import Sizes
from .solids import liner as liner_solid
from .sources import OURS, REPOSITORY

FOOT = chosen(
    f"{REPOSITORY}, vIV/stl: Press IV has a foot of AR plate 12 x 6 x 1 in; here of two plates of 1/2 in, which a torch cuts, as long as the brick,"
    " 1/16 in clear all round"
)
PIN_LONG = 5.75
LUG_X, LUG_HIGH = 2.03, 3.15  # inner faces from the middle, round the rod's cross tube of 4 in; height below the foot
LUGS, LUG_TABS = {"front": LUG_X, "rear": -LUG_X - 0.5}, (-1.25, 1.25)  # where the lugs begin, and the middles of their tabs through the back plate
PIN = Safety(role="pin", grade="AISI 1018, 1-1/2 in", inspect="keepers in place, no wear beyond 1/32 in, every 50 h")
MADE_WITH = "4 threads 1/2-13 through, tapped before hardening or in soft plate"


def liner() -> MachinedPart:
    """Return a liner of the chamber: four tapped holes, so that the bolts stand behind it in the column."""
    wide, tall, thick = inch(2 * z.OUT - 1 / 16), inch(z.F4), inch(z.LINER)
    holes = tuple(Bore(f"l{i}", (inch(x), inch(y), 0.0), (0.0, 0.0, 1.0), inch("1/2"), thick, thread="hex 1/2-13") for i, (x, y) in enumerate(LINER_BOLTS, 1))
    return MachinedPart(
        "press_liner",
        shape=shape(
            liner_solid,
            width=wide,
            height=tall,
            thickness=thick,
            hole=inch("1/2"),
            xs=tuple(inch(x) for x, _ in LINER_BOLTS),
            ys=tuple(inch(y) for _, y in LINER_BOLTS),
        ),
        material_name="A36",
        stock="flat 6x1/2",
        blank_length=tall,
        machine="mill",
        stated_volume=(wide * tall - 4 * 3.141592653589793 / 4 * inch("1/2") ** 2) * thick,
        drilled=holes,
        wear=True,
        life=cycles(200_000),
        basis=chosen(f"v2509P leaves 1/2 in between brick and column at either end; Press IV has chamber walls of 1/2 in ({REPOSITORY}, vIV/stl)"),
        note=f"{MADE_WITH}; life chosen",
    )


def foot(s: Sizes) -> Assembly:
    """Return the foot in the frame of its pin: x forward along the pin, z up."""
    built = Assembly("foot")
    half_x, half_y = z.OUT - 1 / 16, s.column - z.LINER - 1 / 16
    outer = rectangle(inch(2 * half_x), inch(2 * half_y), centred=True)
    role = Safety(role="press foot", weld_class="B", inspect="welds of face and lugs, no bend, every 50 h")
    slots = tuple(slot(x + 0.25, y, 0.5, 1.0) for x in LUGS.values() for y in LUG_TABS)
    back = PlatePart("press_foot_back", stock="plate A36 1/2", outer=outer, cutouts=slots, basis=FOOT, safety=role)
    front = PlatePart("press_foot", stock="plate AR400 1/2", outer=outer, basis=FOOT, safety=role, note="wears with its back: one pin frees the whole foot")
    face = built.add(back, name="plate", at=lying(0, 0, z.FOOT_OVER))
    wear = built.add(front, name="face", at=lying(0, 0, z.FOOT_OVER + z.FOOT / 2))
    built.weld(face, wear, leg=inch("1/4"), length=inch(40))
    lug = PlatePart(
        "press_foot_lug",
        stock="plate A36 1/2",
        outer=outline((-2.5, z.FOOT_OVER - LUG_HIGH, 2.5, z.FOOT_OVER), north=[(y - 0.5, y + 0.5, 0.5) for y in LUG_TABS]),
        holes=[Hole("pin", 0, 0, PIN_HOLE)],
        basis=OURS,
        safety=Safety(role="lug", weld_class="B", inspect="weld to the foot, hole not oval, every 50 h"),
        note="drill and ream the pin hole, do not torch it",
    )
    for end, x in LUGS.items():
        side = built.add(lug, name=f"lug_{end}", at=across(x, 0, 0))
        built.weld(face, side, leg=inch("3/8"), length=inch(10), weld_class="B")
    placed = built.add(pin("press_foot_pin", PIN_LONG), name="pin", at=place(inch(-PIN_LONG / 2), inch(-0.75), inch(-0.75)))
    built.pin(*(built[f"lug_{end}"]["pin"] for end in ("front", "rear")), pin=placed)
    built.supply(cotter(), 2)
    return built


def cotter() -> PurchasedPart:
    """Return the cotter of a pin of 1-1/2 in, counted and not drawn."""
    return PurchasedPart("press_cotter", title="Cotter pin 1/4 x 2-1/2 in, zinc plated", envelope=None, mass_kg=0.02, life=hours(500), wear=True, basis=OURS)


def pin(name: str, length: float) -> BarPart:
    """Return a pin of 1-1/2 in with a cotter hole at both ends, inch."""
    holes = [FaceHole(f"cotter_{end}", "+y", inch(x), inch(0.75), inch("9/32"), empty="interface") for end, x in (("a", 0.25), ("b", length - 0.25))]
    return BarPart(name, stock="round 1-1/2", length=inch(length), holes=holes, basis=OURS, safety=PIN, note="one cotter of 1/4 in through each end")
