"""What is bought of the drive: engine, muffler, pump. Sizes in inches, each part in its own frame."""

from __future__ import annotations

from gvcs_cad import Bore, PumpFlange, Purchase, PurchasedPart, Safety, catalog_row, chosen, circle_pattern, hours, inch, shape

from .layout import PUMP_FACE, PUMP_PORT, PUMP_SHAFT, SHAFT
from .solids_drive import engine, muffler, pump
from .sources import LISTED, MANUAL

LENGTH, WIDTH, HEIGHT = 19.1, 18.7, 14.3  # along x, across y, above the mounting face
BOLT_CIRCLE = 10.0
PORT_X, PORT_Z, STUD_RISE = 6.0, 5.5, 1.1  # exhaust ports: from the shaft, above the mounting face; studs above and below them
UP, DOWN, RIGHT, LEFT = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0), (0.0, -1.0, 0.0), (0.0, 1.0, 0.0)

ENGINE = chosen(
    f"{MANUAL}: 28 hp Briggs & Stratton 49M777; by the maker's numbering (instruction manual 276781) 49 cu in, vertical shaft. Box and mass are those "
    "published for the 26 hp Professional Series twin of 724 cc (homesteady.com, 19.1 x 18.7 x 14.3 in, 80 lb); shaft 1-1/8 x 4-5/16 in, bolt circle "
    "10 in and ports are usual ones: measure the engine before cutting the plate"
)


OTHER = chosen(
    "OSE builds units of 27 hp, two of which drive LifeTrac v16 with 54 hp (OpenSourceEcology/LifeTrac @ d73608d1, READMEs; wiki), and names no engine; box, "
    "mass, shaft and holes are those of the 28 hp one: measure the engine before cutting the plate"
)
NAMES = {
    28: ("Engine Briggs & Stratton 49M777, 28 hp gross", ENGINE, Purchase(supplier="Briggs & Stratton", part_number="49M777 series")),
    27: ("Engine V-twin, 27 hp gross", OTHER, Purchase()),
}


def engine_part(gross_hp: int = 28) -> PurchasedPart:
    """Return the engine of 28 or 27 hp: mounting face at z = 0, shaft along -Z, exhaust towards -Y. Mounting holes are tapped from below."""
    depth, stud = inch("3/4"), inch("5/16")
    title, basis, purchase = NAMES[gross_hp]
    mounts = [
        Bore(h.name, (h.x, h.y, 0.0), UP, h.diameter, depth, thread="hex 3/8-16") for h in circle_pattern("m", 4, inch(BOLT_CIRCLE), inch("3/8"), start=45)
    ]
    ports = [(f"x{i}", x, z) for i, (x, z) in enumerate([(sx * PORT_X, PORT_Z + dz) for sx in (1, -1) for dz in (STUD_RISE, -STUD_RISE)], 1)]
    studs = [Bore(name, (inch(x), -inch(WIDTH) / 2, inch(z)), LEFT, stud, depth, thread="hex 5/16-18") for name, x, z in ports]
    return PurchasedPart(
        f"cube_engine_{gross_hp}hp",
        title=f"{title}, vertical shaft 1-1/8 in, electric start, with key, starter solenoid and alternator",
        envelope=shape(
            engine,
            length=inch(LENGTH),
            width=inch(WIDTH),
            height=inch(HEIGHT),
            base=inch(11.5),
            shaft=inch("1-1/8"),
            shaft_length=inch(SHAFT),
            circle=inch(BOLT_CIRCLE),
            bolt=inch("3/8"),
            bolt_depth=depth,
            port_x=inch(PORT_X),
            port_z=inch(PORT_Z),
            stud=stud,
            stud_rise=inch(STUD_RISE),
            stud_depth=depth,
        ),
        mass_kg=36.3,
        drilled=(*mounts, *studs),
        balance=(0.0, 0.0, inch(6)),
        life=hours(1500),
        wear=True,
        basis=basis,
        purchase=purchase,
        note="service life of 1500 h is chosen; replacement engines come with blank mounting holes that their bolts tap (briggsandstratton.com FAQ)",
    )


def muffler_part() -> PurchasedPart:
    """Return the muffler: exhaust ports in the plane y = 0, body below them, outlet along -Y."""
    ear, hole = (inch(2.2), inch(2.9), inch(0.3)), inch("11/32")
    studs = [(sx * PORT_X, dz) for sx in (1, -1) for dz in (STUD_RISE, -STUD_RISE)]
    return PurchasedPart(
        "cube_muffler",
        title="Muffler with spark arrestor for a V-twin, two inlets 12 in apart, outlet to the side",
        envelope=shape(
            muffler,
            port_x=inch(PORT_X),
            ear=ear,
            stud=hole,
            stud_rise=inch(STUD_RISE),
            pipe=inch(1.25),
            body=inch(3.5),
            length=inch(16),
            out=inch(2.15),
            drop=inch(3),
            outlet_x=-inch(7),
            outlet=inch(2.45),
        ),
        mass_kg=3.5,
        drilled=tuple(Bore(f"x{i}", (inch(x), -ear[2], inch(z)), LEFT, hole, ear[2]) for i, (x, z) in enumerate(studs, 1)),
        balance=(0.0, -inch(2.15), -inch(3)),
        life=hours(1500),
        wear=True,
        basis=chosen("the engine comes without one (homesteady.com); our envelope, fitted to our exhaust ports"),
        safety=Safety(role="exhaust", grade="as bought", inspect="leaks and loose studs; never run indoors"),
    )


def pump_part() -> PurchasedPart:
    """Return the pump: SAE A face at z = 0, shaft along +Z, inlet towards -Y, outlet towards +Y. Its holes take M10, as ISO 3019-1 82-2 has it."""
    face = catalog_row(PumpFlange, "SAE A")
    flange = inch("1/2")
    return PurchasedPart(
        "cube_pump",
        title="Gear pump 0.976 cu in (16 cm3), SAE A two-bolt, 5/8 in keyed shaft, ports SAE 12 in and SAE 10 out, with key",
        envelope=shape(
            pump,
            flange_x=inch(5.25),
            flange_y=inch(3.6),
            flange=flange,
            body_x=inch(3.2),
            body_y=inch(4),
            length=inch(4.72),
            pilot=face.pilot,
            pilot_depth=face.pilot_depth,
            spacing=face.bolt_spacing,
            hole=face.bolt_hole,
            shaft=inch("5/8"),
            shaft_length=inch(PUMP_SHAFT),
            port_z=inch(PUMP_PORT - PUMP_FACE),
            inlet=inch(1.0625),
            outlet=inch(0.875),
        ),
        mass_kg=6.0,
        drilled=tuple(Bore(name, (x, 0.0, 0.0), DOWN, face.bolt_hole, flange) for name, x in (("b1", face.bolt_spacing / 2), ("b2", -face.bolt_spacing / 2))),
        balance=(0.0, 0.0, -inch(2.4)),
        life=hours(5000),
        wear=True,
        basis=LISTED,
        safety=Safety(role="pump", grade="207 bar", inspect="no leak at shaft and ports, every 50 h"),
        purchase=Purchase(supplier="Surplus Center", part_number="9-1766-B"),
        note="service life of 5000 h is chosen",
    )
