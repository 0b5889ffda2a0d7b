"""A loader bucket for the quick attach: three plates, two sides, a bolted cutting edge that wears.

Width, depth and height 72 x 27 x 27 in and 1/4 in plate are published for OSE's bucket (OpenSourceEcology/OpenSCAD @ c1e08b99,
bucket.scad); edge, stiffeners and the hook for the carrier are ours.
"""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, Length, Module, Modules, Parameters, dim, hookimpl, inch, place

from .parts import ADAPTER, DEPTH, LOCKS, TALL, adapter, back, bottom, edge, hook, lip, lock_tab, side


class BucketParameters(Parameters):
    """What may be set on the bucket."""

    width: Length = dim(default=inch(72), min=inch(48), max=inch(96), step=inch(6), help="outside width; 84 in digs the tractor's own track")


class Bucket(Module):
    """Builds the bucket in the frame of its port: x forward, y left, z up, from the middle of the adapter's face."""

    name, title, version, licence = "bucket", "Loader bucket", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = BucketParameters

    def build(self, p: BucketParameters, modules: Modules) -> Assembly:
        bucket = Assembly(self.name)
        floor = inch("-8.85")  # underside of the bottom plate below the port: the heads of the edge's bolts then touch the ground
        rear = ADAPTER  # the back plate stands against the adapter's front
        sheet = bucket.add(back(p.width), at=place(rear, -p.width / 2, floor, x_axis="+y", z_axis="+x"))
        plate = bucket.add(bottom(p.width), at=place(rear + inch("1/4"), p.width / 2, floor, x_axis="-y", z_axis="+z"))
        bucket.weld(sheet, plate, leg=5, length=2 * p.width)
        for label, y in (("left", p.width / 2 + inch("1/4")), ("right", -p.width / 2)):
            wall = bucket.add(side(), name=f"side_{label}", at=place(rear, y, floor, x_axis="+x", z_axis="-y"))
            bucket.weld(sheet, wall, leg=5, length=inch(TALL))
            bucket.weld(plate, wall, leg=5, length=inch(DEPTH))
        blade = bucket.add(edge(p.width), at=place(rear + inch("22.25"), p.width / 2, floor - inch("1/2"), x_axis="-y", z_axis="+z"))
        for hole in edge(p.width).holes:  # heads below, where they wear with the edge; nuts inside, out of the dirt's way
            bucket.fasten(blade[hole.name], plate[hole.name], bolt="hex 5/8-11")
        _quick_attach(bucket)
        bucket.port("carrier", "quick_attach@1", place(0, 0, 0, x_axis="+y", z_axis="-x"), side="module", process="jig-drilled", stage="after welding")
        return bucket


def _quick_attach(bucket: Assembly) -> None:
    """Add the adapter plate, the hook over the carrier's upper edge, and the tabs under its lower one."""
    plate = bucket.add(adapter(), at=place(0, inch(-23), inch(-9), x_axis="+y", z_axis="+x"))
    bucket.weld(bucket["bucket_back"], plate, leg=6, length=2400)
    over = bucket.add(hook(), at=place(inch("-0.8125"), inch(23), inch("9-1/16"), x_axis="-y", z_axis="+z"))
    behind = bucket.add(lip(), at=place(inch("-0.8125"), inch(-23), inch("8-1/16"), x_axis="+y", z_axis="+x"))
    bucket.weld(plate, over, leg=6, length=1100, weld_class="B")
    bucket.weld(over, behind, leg=6, length=1100, weld_class="B")
    for label, y in zip(("right", "left"), LOCKS, strict=True):
        tab = bucket.add(lock_tab(), name=f"lock_tab_{label}", at=place(inch(-3), inch(y + 1.5), inch(-9.5), x_axis="-y", z_axis="+z"))
        bucket.weld(plate, tab, leg=6, length=150, weld_class="B")


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the module."""
    register(Bucket())
