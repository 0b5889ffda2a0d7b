"""What colour a part is drawn in: by what it is made of, so that a picture tells tube from plate from bought part."""

from __future__ import annotations

from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import Cylinder

Rgb = tuple[float, float, float]  # sRGB, 0 to 1

STEEL_TUBE: Rgb = (0.75, 0.16, 0.12)  # OSE's red oxide frames
PLATE: Rgb = (0.42, 0.45, 0.49)
BAR: Rgb = (0.62, 0.64, 0.66)
PRINT: Rgb = (0.95, 0.62, 0.10)
CYLINDER: Rgb = (0.93, 0.78, 0.16)
WOOD: Rgb = (0.86, 0.72, 0.50)
BOARD: Rgb = (0.76, 0.62, 0.38)
GLAZING: Rgb = (0.72, 0.86, 0.92)
FASTENER: Rgb = (0.80, 0.80, 0.78)
BOUGHT: Rgb = (0.22, 0.23, 0.25)
ADDED: Rgb = (0.10, 0.60, 0.20)  # of a comparison: new green, old red, and grey what stayed
REMOVED: Rgb = (0.85, 0.12, 0.12)
STAYED: Rgb = (0.60, 0.62, 0.65)

_BY_STOCK = {"lumber": WOOD, "panel OSB": BOARD, "panel PC": GLAZING}


def colour_of(part: Part) -> Rgb:
    """Return the sRGB colour of a part."""
    if isinstance(part, Cylinder):
        return CYLINDER
    if part.name.startswith(("bolt_", "nut_", "washer_", "pin_")):
        return FASTENER
    if part.stock_key.startswith(tuple(_BY_STOCK)):
        return next(colour for stock, colour in _BY_STOCK.items() if part.stock_key.startswith(stock))
    by_process = {"torch": PLATE, "laser": PLATE, "shear": PLATE, "print": PRINT, "buy": BOUGHT, "lathe": BAR, "mill": BAR, "drill": BAR}
    if part.process == "saw":
        return STEEL_TUBE if part.stock_key.startswith("tube") else BAR
    return by_process.get(part.process, BOUGHT)
