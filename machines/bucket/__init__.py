"""A loader bucket for the quick attach: three plates, two sides, a bolted cutting edge that wears.

Width, depth and height 72 x 27 x 27 in and 1/4 in plate are published for OSE's bucket (OpenSourceEcology/OpenSCAD @ c1e08b99,
bucket.scad); edge, stiffeners and the hook for the carrier are ours.
"""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, Length, Module, Modules, Parameters, Slot, dim, hookimpl, inch, place

from .parts import ADAPTER, DEPTH, FLOOR, TALL, back, bottom, edge, side


class BucketParameters(Parameters):
    """What may be set on the bucket."""

    width: Length = dim(default=inch(72), min=inch(48), max=inch(96), step=inch(6), help="outside width; 84 in digs the tractor's own track")


class Bucket(Module):
    """Builds the bucket in the frame of its port: x forward, y left, z up, from the middle of the adapter's face."""

    name, title, version, licence = "bucket", "Loader bucket", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = BucketParameters
    slots = (Slot("adapter", "implement_plate@1", default="implement_plate", help="the plate that the carrier picks up"),)

    def build(self, p: BucketParameters, modules: Modules) -> Assembly:
        bucket = Assembly(self.name)
        floor = inch(FLOOR)
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
        adapter = bucket.add(modules["adapter"](), name="adapter")  # welded in for good: the bucket itself answers for its lock holes
        bucket.weld(sheet, adapter.child("plate"), leg=6, length=2400)
        bucket.publish(adapter.port("carrier"))
        return bucket


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the module."""
    register(Bucket())
