"""Bolts, nuts, washers, pins, nails, screws and inserts as parts, made of their catalogue rows; their masses are calculated from their shapes."""

from __future__ import annotations

import math
from functools import cache

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, InsertStock, NailStock, NutStock, PinStock, WasherStock
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import Purchase, PurchasedPart
from gvcs_cad.model.safety import Safety
from gvcs_cad.model.shape import Shape, shape
from gvcs_cad.units import fraction_inch, millimetres

STEEL, BRASS = 7.85e-6, 8.47e-6  # kg/mm3, EN 1993-1-1 3.2.6; CuZn39Pb3, durbinmetals.co.uk CW614N
_PREFIXES = ("bolt_hex_", "bolt_socket_", "nut_", "washer_", "pin_clevis_", "nail_", "screw_")
HEXAGON = math.sqrt(3) / 2  # area of a hexagon over the square of its width across flats


def _solid(function: str, **arguments: float) -> Shape:
    return shape(f"gvcs_cad.geometry.hardware:{function}", **arguments)


def word(key: str) -> str:
    """Turn a catalogue key into a part name: ``hex 3/4-10`` becomes ``hex_3_4_10``."""
    return "".join(c if c.isalnum() else "_" for c in key.lower()).strip("_")


def _length_word(row_size: str, length: float) -> str:
    return millimetres(length).replace(".", "p") if row_size.startswith("M") else word(fraction_inch(length).removesuffix(" in")) + "in"


def bolt(key: str, length: float) -> PurchasedPart:
    """Return the bolt of a catalogue row and length in mm; its frame has the head below z = 0 and the shank along +Z."""
    return _bolt(catalog().get(BoltStock, key), length)


@cache
def _bolt(row: BoltStock, length: float) -> PurchasedPart:
    head = HEXAGON * row.head_width**2 * row.head_height if row.head == "hex" else math.pi / 4 * row.head_width**2 * row.head_height
    long = f"{millimetres(length)} mm" if row.size.startswith("M") else fraction_inch(length)
    return PurchasedPart(
        f"bolt_{word(row.key)}_{_length_word(row.size, length)}",
        title=f"Bolt {row.head} {row.key.split(' ', 1)[1]} x {long}, {row.grade}",
        envelope=_solid(f"{row.head}_bolt", diameter=row.diameter, length=length, head_width=row.head_width, head_height=row.head_height),
        mass_kg=round(STEEL * (math.pi / 4 * row.diameter**2 * length + head), 6),
        basis=row.basis,
        note=f"tighten dry to {row.torque_nm:g} N·m" if row.torque_nm else "",
        purchase=Purchase(part_number=f"{row.key} x {long} {row.grade}"),
    )


def nut(key: str) -> PurchasedPart:
    """Return the nut of a catalogue row, from z = 0 upwards."""
    return _nut(catalog().get(NutStock, key))


@cache
def _nut(row: NutStock) -> PurchasedPart:
    return PurchasedPart(
        word(row.key),
        title=f"Nut {row.key.split(' ', 1)[1]}, {row.grade}",
        envelope=_solid("hex_nut", diameter=row.diameter, width=row.width, height=row.height),
        mass_kg=round(STEEL * row.height * (HEXAGON * row.width**2 - math.pi / 4 * row.diameter**2), 6),
        basis=row.basis,
        purchase=Purchase(part_number=f"{row.key} {row.grade}"),
    )


def washer(key: str) -> PurchasedPart:
    """Return the washer of a catalogue row, from z = 0 upwards."""
    return _washer(catalog().get(WasherStock, key))


@cache
def _washer(row: WasherStock) -> PurchasedPart:
    return PurchasedPart(
        word(row.key),
        title=f"Washer {row.key.split(' ', 1)[1]}",
        envelope=_solid("washer", inside=row.inside, outside=row.outside, thickness=row.thickness),
        mass_kg=round(STEEL * math.pi / 4 * (row.outside**2 - row.inside**2) * row.thickness, 6),
        basis=row.basis,
        purchase=Purchase(part_number=row.key),
    )


def clevis_pin(key: str, grip: float) -> PurchasedPart:
    """Return the shortest clevis pin whose cotter hole clears `grip` mm, cotter included; head below z = 0, shank along +Z.

    Raises CatalogError if the catalogue's longest is too short.
    """
    row = catalog().get(PinStock, key)
    return _clevis_pin(row, shortest(row.lengths, grip, f"{key} pin"))


@cache
def _clevis_pin(row: PinStock, length: float) -> PurchasedPart:
    return PurchasedPart(
        f"pin_{word(row.key)}_x_{_length_word('', length)}",  # without the x, 1/4 x 1/2 in and 1 x 4-1/2 in would be one part number
        title=f"Clevis pin {row.key.split(' ', 1)[-1]}, {fraction_inch(length)} grip, with cotter",
        envelope=_solid("clevis_pin", diameter=row.diameter, length=length, head_diameter=row.head_diameter, head_height=row.head_height),
        mass_kg=round(STEEL * math.pi / 4 * (row.diameter**2 * (length + row.diameter / 2) + row.head_diameter**2 * row.head_height), 6),
        basis=row.basis,
        safety=Safety(role="pin", grade=row.material, inspect="wear below 0.5 mm on the diameter, cotter in place"),
        purchase=Purchase(part_number=f"{row.key} x {fraction_inch(length)}"),
    )


def nail(key: str) -> PurchasedPart:
    """Return the nail or wood screw of a catalogue row; it is counted and not drawn, since it makes its own hole where the hand puts it."""
    return _nail(catalog().get(NailStock, key))


@cache
def _nail(row: NailStock) -> PurchasedPart:
    return PurchasedPart(
        word(row.key),
        title=row.title,
        envelope=None,
        mass_kg=round(STEEL * math.pi / 4 * row.diameter**2 * row.length, 6),
        basis=row.basis,
        purchase=Purchase(part_number=row.key),
    )


def insert(size: str) -> PurchasedPart:
    """Return the brass insert of a bolt size (``M4``) for a print; it is counted and not drawn, since it is melted in by hand."""
    return _insert(catalog().get(InsertStock, f"insert {size}"))


@cache
def _insert(row: InsertStock) -> PurchasedPart:
    return PurchasedPart(
        word(row.key),
        title=f"Brass insert {row.size} x {millimetres(row.length)} mm, melted into a hole of {millimetres(row.hole)} mm",
        envelope=None,
        mass_kg=round(BRASS * math.pi / 4 * (row.hole**2 - row.diameter**2) * row.length, 6),
        basis=row.basis,
        purchase=Purchase(part_number=row.key),
    )


def shortest(lengths: tuple[float, ...], need: float, what: str) -> float:
    """Return the shortest length that is enough. Raises CatalogError naming need and longest."""
    from gvcs_cad.errors import CatalogError

    enough = [length for length in lengths if length >= need - 1e-6]
    if not enough:
        raise CatalogError(f"{what}: {millimetres(need)} mm needed, the longest in the catalogue is {millimetres(max(lengths, default=0))} mm")
    return min(enough)


def is_fastener(part: Part) -> bool:
    """Tell whether a part is a bolt, nut, washer, pin, nail or screw made here."""
    return isinstance(part, PurchasedPart) and is_fastener_name(part.name)


def is_fastener_name(part_no: str) -> bool:
    """Tell whether a part number is that of a bolt, nut, washer, pin, nail or screw made here; a bill of materials knows no more."""
    return part_no.startswith(_PREFIXES)
