"""A machine torch on a floating slide with a magnetic break-away (``tool_head@1``); it points along +X."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, BarPart, Module, Modules, Parameters, Placement, PurchasedPart, Safety, choice, chosen, hookimpl, hours, on_grid, place, shape

from . import bodies as b
from .solids import torch
from .supply import supplies

OURS = chosen("our own; OSE names a plasma torch and publishes no head for it")
TORCH = chosen("envelope of the usual machine torches with 35 mm barrel; measure the one bought")
TIP = 155.0
#            title, kg
TORCHES = {
    "plasma 45 A": ("Plasma machine torch, straight, 35 mm barrel, 45 A, with 7.6 m lead", 1.4),
    "plasma 85 A": ("Plasma machine torch, straight, 35 mm barrel, 85 A, with 7.6 m lead", 1.7),
    "oxy-fuel": ("Oxy-fuel machine torch, 35 mm barrel, with valves and flashback arrestors", 1.6),
}


class TorchParameters(Parameters):
    """What may be set on the torch head."""

    torch: str = choice(*TORCHES, default="plasma 85 A", help="what is clamped in the holder")


class TorchHead(Module):
    """Builds the head in the frame of its port: x down to the tip, z away from the carriage; drawn with the slide at rest."""

    name, title, version, licence = "torch_head", "Torch head", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = TorchParameters

    def build(self, p: TorchParameters, modules: Modules) -> Assembly:
        head = Assembly(self.name)
        base = head.add(b.base(), name="plate")
        slide = head.add(b.slide(), name="slide")
        holder = head.add(b.holder(), name="holder")
        pin = BarPart("torch_guide_pin", stock="shaft 8", length=2 * b.LUG[1], basis=OURS)
        for side, y in (("left", b.PIN_Y), ("right", -b.PIN_Y)):
            bar = head.add(pin, name=f"pin_{side}", at=on_grid(-b.LUG[1], y - 4, b.PIN_Z - 4, along="x"))
            head.press(base[f"upper_{side}"], base[f"lower_{side}"], inner=bar)
            head.press(slide[f"pin_{side}"], inner=bar)
        for i, (x, y) in enumerate(b.MAGNETS, 1):
            for part, name, z in ((slide, "slide", b.FACE - b.MAGNET[1]), (holder, "holder", b.FACE)):
                head.press(part[f"magnet_{i}"], inner=head.add(_magnet(), name=f"magnet_{name}_{i}", at=place(x, y, z)))
        title, kg = TORCHES[p.torch]
        tool = PurchasedPart(
            f"torch_{p.torch.replace(' ', '_').replace('-', '_').lower()}",
            title=title,
            envelope=shape(torch, barrel=b.BARREL, above=110.0, below=105.0, cup=25.0, cup_length=30.0, tip=10.0, tip_length=TIP - 135.0),
            mass_kg=kg,
            life=hours(3000),
            wear=True,
            basis=TORCH,
            safety=Safety(role="torch", grade="as bought", inspect="lead, cup and break-away before each shift"),
        )
        head.press(holder["torch"], inner=head.add(tool, name="torch", at=place(0, 0, b.TORCH_Z, x_axis="+y", z_axis="+x")))
        _supply(head, p.torch)
        head.port("mount", "tool_head@1", Placement().turned("x", 180), side="module", provides={"tip_mm": TIP, "float_mm": b.FLOAT})
        return head


def _magnet() -> PurchasedPart:
    diameter, high = b.MAGNET
    return PurchasedPart(
        "torch_magnet",
        title=f"Neodymium magnet {diameter:g} x {high:g} mm with rim, glued in",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=3.0, outside=diameter, width=high),
        mass_kg=0.003,
        life=hours(20000),
        basis=OURS,
    )


def _supply(head: Assembly, torch: str) -> None:
    for name, title, count in (
        ("switch", "Micro switch with lever for float and break-away, double-sided tape", 2),
        ("tips", "Set of nozzles and electrodes", 5),
    ):
        head.supply(PurchasedPart(f"torch_{name}", title=title, envelope=None, mass_kg=0.02, consumable=name == "tips", life=hours(20), basis=OURS), count)
    for line in supplies(torch):
        head.supply(line)


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the head."""
    register(TorchHead())
