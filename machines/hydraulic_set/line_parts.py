"""What stands in the lines beside hoses and couplers, and the printed clip that holds a hose."""

from __future__ import annotations

from decimal import Decimal

from gvcs_cad import Placement, PrintedPart, Purchase, PurchasedPart, Safety, chosen, cq, hours, shape

from .hoses import Kind

OURS = chosen("printed helpers are our own design")


def load_holding_valve() -> PurchasedPart:
    """Return the valve on the base port of a lift cylinder that keeps the arms up when a hose bursts."""
    return PurchasedPart(
        "load_holding_valve",
        title="Counterbalance valve on the lift cylinder's base port, pilot 3:1, set 10 % over load",
        envelope=None,
        mass_kg=0.9,
        life=hours(10000),
        basis=chosen("required by ISO 4413 5.4.2 thinking for loads held by pressure; make, size and setting are ours"),
        safety=Safety(role="lift cylinder", grade="rated 240 bar", inspect="arms do not sink with the engine off, monthly"),
        purchase=Purchase(supplier="any maker of cartridge valves", price=Decimal("95"), price_date="2026-11"),
    )


def selector_valve() -> PurchasedPart:
    """Return the valve that gives the tilt section's oil to the implement instead."""
    return PurchasedPart(
        "selector_valve",
        title="Selector valve, 6 ports, 12 V, 16 gpm, in the lines of the tilt cylinders",
        envelope=None,
        mass_kg=2.0,
        life=hours(10000),
        basis=chosen("all four stations of the manifold are taken; a selector is how loaders drive an implement from the tilt section"),
        safety=Safety(role="control valve", grade="rated 240 bar", inspect="falls back to the tilt cylinders without current, monthly"),
    )


def gauge() -> PurchasedPart:
    """Return the gauge in the valve's own port."""
    return PurchasedPart(
        "pressure_gauge",
        title="Pressure gauge 0..5000 psi, 2-1/2 in, glycerine, in the valve's gauge port",
        envelope=None,
        mass_kg=0.25,
        life=hours(10000),
        basis=chosen("a gauge of any maker"),
        safety=Safety(role="hose", grade="345 bar", inspect="reads zero without pressure"),
    )


def adapter(kind: Kind) -> PurchasedPart:
    """Return one adapter from a 3/4 in port to a hose."""
    return _fitting(f"adapter_orb_jic_{kind.dash}", f"Adapter, 3/4 in O-ring boss to JIC -{kind.dash}, steel")


def tee(kind: Kind) -> PurchasedPart:
    """Return one tee where a hose branches."""
    return _fitting(f"tee_jic_{kind.dash}", f"Tee, JIC -{kind.dash}, two ends and a swivel, steel")


def _fitting(name: str, title: str) -> PurchasedPart:
    return PurchasedPart(
        name,
        title=title,
        envelope=None,
        mass_kg=0.2,
        life=hours(10000),
        basis=chosen("ports of the class; read thread and rating off valve and cylinder"),
        safety=Safety(role="hose", grade="207 bar", inspect="dry"),
    )


STEM, STEM_LONG, DISC, DISC_THICK, HOSE, RING, RING_WIDE, GAP = 20.0, 8.0, 32.0, 3.0, 20.0, 28.0, 16.0, 14.0


def hose_clip(stem: float, stem_long: float, disc: float, disc_thick: float, hose: float, ring: float, ring_wide: float, gap: float) -> cq.Workplane:
    """Return a clip: a stem for a 13/16 in hole below z = 0, a disc on the tube, an open ring for a hose along x, all cut flush at one end of the ring, mm."""
    base = cq.Workplane("XY").workplane(offset=-stem_long).circle(stem / 2).extrude(stem_long)
    base = base.union(cq.Workplane("XY").circle(disc / 2).extrude(disc_thick))
    centre = disc_thick + ring / 2 - 1.0
    grip = cq.Workplane("YZ").workplane(offset=-ring_wide / 2).center(0, centre).circle(ring / 2).circle(hose / 2).extrude(ring_wide)
    mouth = cq.Workplane("XY").box(ring_wide + 2, gap, ring).translate((0, 0, centre + ring / 2))
    flush = cq.Workplane("XY").box(disc, 2 * disc, 4 * ring).translate(((ring_wide - disc) / 2, 0, 0))
    return base.union(grip.cut(mouth)).intersect(flush)


def clip() -> PrintedPart:
    """Return the hose clip that snaps into a spare 13/16 in hole of the frame. Its frame: the tube's face, +Z outwards."""
    sizes = {"stem": STEM, "stem_long": STEM_LONG, "disc": DISC, "disc_thick": DISC_THICK, "hose": HOSE, "ring": RING, "ring_wide": RING_WIDE, "gap": GAP}
    on_side = Placement().turned("y", 90)
    return PrintedPart("hose_clip", shape=shape(hose_clip, **sizes), material_name="PETG", on_bed=on_side, life=hours(5000), basis=OURS, infill_percent=60)
