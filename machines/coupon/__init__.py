"""Coupon: a square with three holes, cut from a stock before its parts, to measure what the torch does on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gvcs_cad import Assembly, Hole, Machine, Modules, Parameters, PlatePart, choice, chosen, hookimpl, inch, rectangle

SIDE = 100.0  # mm; the note below, the shop file and docs/how-to/coupon.md count on it
STOCKS = tuple(f"plate A36 {size}" for size in ("1/8", "3/16", "1/4", "5/16", "3/8", "1/2", "5/8", "3/4"))
NOTE = (
    "measure both sides, both diagonals and the holes. kerf = programmed kerf + 100 mm - side; hole_kerf = programmed kerf in small holes + "
    "diameter - drawn diameter; out_of_square = difference of the diagonals. Write them with the date into the shop file, torch.measured"
)


class CouponParameters(Parameters):
    """What may be set."""

    stock: str = choice(*STOCKS, "plate AR400 1/2", "sheet 11ga", default="plate A36 1/4", help="the stock to be measured")


class Coupon(Machine):
    """Builds the coupon: holes of 13/16 in and 1-1/8 in for 3/4 in and 1 in bolts, and the smallest a torch should make."""

    name, title, version, licence = "coupon", "Torch coupon", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = CouponParameters

    def build(self, p: CouponParameters, modules: Modules) -> Assembly:
        coupon = Assembly(self.name)
        coupon.add(self.square(p.stock))
        return coupon

    def square(self, stock: str) -> PlatePart:
        """Return the plate; each hole stands a quarter from two edges, and no fourth one, so that it cannot be measured turned."""
        blank = PlatePart("coupon", stock=stock, outer=rectangle(SIDE, SIDE), note=NOTE, basis=chosen("a size that calipers reach"))
        places = {"bolt_3_4": (25.0, 75.0, inch("13/16")), "bolt_1": (75.0, 75.0, inch("1-1/8")), "smallest": (25.0, 25.0, 1.5 * blank.thickness)}
        return replace(blank, holes=[Hole(name, x, y, diameter, empty="spare") for name, (x, y, diameter) in places.items()])


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Coupon())
