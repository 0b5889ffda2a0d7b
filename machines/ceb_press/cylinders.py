"""The two hydraulic cylinders: figures of v2509P's main cylinder, and the drawer's as its own variables want it. Lengths in inches."""

from __future__ import annotations

from gvcs_cad import Cylinder, Purchase, Safety, chosen, cycles, inch, published, shape

from . import sizes as z
from .solids import tube_end_cylinder
from .sources import REPOSITORY

MAIN = published(
    f"{REPOSITORY}, v2509P/vars.scad: bore 5, stroke 16, 27 in retracted, rod 2.5, pin 1.52, cross tubes 2.5 in, 5.75 and 4 in long, wall 1/4;"
    " mass (tube, rod, piston, ends) and life chosen"
)
DRAWER = chosen(
    f"stroke 16 and length 27 in are published ({REPOSITORY}, v2509P/vars.scad); the bore is 2-1/2 in as on Press IV (25TL14-112), since the published"
    " 5 in does not pass the file's own body height of 3 in, eye of 2-1/2 in and pin of 1 in"
)
PORT = 1.0


def _cylinder(
    name: str, title: str, bore: float, rod: float, barrel: float, base: float, eye: float, widths: tuple[float, float], pin: float, **rest: object
) -> Cylinder:
    """Return a cylinder with cross tubes, its lengths those of the file; `base` is where the barrel begins behind the base pin."""
    sizes = {"barrel": barrel, "base": base, "rod": rod, "retracted": z.RETRACTED, "head": z.MAIN_HEAD, "eye": eye}
    sizes |= {"base_width": widths[0], "rod_width": widths[1], "pin": pin, "port": PORT, "length": z.RETRACTED}
    drawn = shape(tube_end_cylinder, **{name: inch(value) for name, value in sizes.items()})
    return Cylinder(
        name,
        title=title,
        envelope=drawn,
        bore=inch(bore),
        rod=inch(rod),
        stroke=inch(z.STROKE),
        retracted=inch(z.RETRACTED),
        pin=inch(pin),
        eye_width=inch(widths[1]),
        balance=(inch(z.RETRACTED / 2), 0.0, 0.0),
        life=cycles(500_000),
        wear=True,
        purchase=Purchase(supplier="any maker of welded cylinders for 3000 psi"),
        safety=Safety(role="cylinder", grade="rated 3000 psi (207 bar)", inspect="leaks, bent rod, pins and keepers, every 50 h"),
        rated_bar=206.8,
        **rest,  # type: ignore[arg-type]  # mass and basis
    )


def main_cylinder() -> Cylinder:
    """Return the cylinder that presses the brick."""
    title = "Hydraulic cylinder 5 in bore x 16 in stroke, 27 in retracted, cross tubes for 1-1/2 in pins, 2-1/2 in rod"
    widths = (5.75, 4.0)
    return _cylinder("press_main_cylinder", title, 5.0, 2.5, 5.5, z.MAIN_EYE / 2, z.MAIN_EYE, widths, z.MAIN_PIN, mass_kg=42.0, basis=MAIN)


def drawer_cylinder() -> Cylinder:
    """Return the cylinder that moves the drawer."""
    title = "Hydraulic cylinder 2-1/2 in bore x 16 in stroke, 27 in retracted, cross tubes for 1 in pins, 1-1/8 in rod"
    widths = (z.DRAWER_EYE, z.DRAWER_EYE)
    return _cylinder("press_drawer_cylinder", title, 2.5, 1.125, 3.0, 1.75, 2.0, widths, z.DRAWER_PIN, mass_kg=15.0, basis=DRAWER)
