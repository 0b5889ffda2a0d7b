"""Template: a bolt-grid bench of four legs, rails and a torch-cut top. Change it into your machine."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, Hole, Length, Machine, Modules, Parameters, PlatePart, chosen, dim, grid_beam, hookimpl, inch, on_grid, place, rectangle

BOLT, HOLE = "hex 1-8", inch("1-1/8")


class TemplateParameters(Parameters):
    """What may be set."""

    length: Length = dim(default=inch(60), min=inch(36), max=inch(96), step=inch(4), help="outside length of the top")
    width: Length = dim(default=inch(28), min=inch(20), max=inch(48), step=inch(4), help="outside width of the top")
    height: Length = dim(default=inch(32), min=inch(20), max=inch(40), step=inch(4), help="height of the legs")


class Template(Machine):
    """Builds the bench: x along its length, y across, z up from the floor."""

    name, title, version, licence = "template", "Bolt-grid bench", "0.1.0", "CERN-OHL-S-2.0"
    Parameters = TemplateParameters

    def build(self, p: TemplateParameters, modules: Modules) -> Assembly:
        bench = Assembly(self.name)
        tube, top = inch(4), p.height - inch(4)
        for side, y in (("right", 0.0), ("left", p.width - tube)):
            bench.add(grid_beam(p.length), name=f"rail_{side}", at=on_grid(0, y, top, along="x"))
            inner = y + tube if side == "right" else y - tube
            for end, x in (("rear", 0.0), ("front", p.length - tube)):
                bench.add(grid_beam(p.height), name=f"leg_{end}_{side}", at=on_grid(x, inner, 0, along="z"))
        for end, x in (("rear", tube), ("front", p.length - 2 * tube)):
            bench.add(grid_beam(p.width), name=f"cross_{end}", at=on_grid(x, 0, top - tube, along="y"))
        bench.add(self.top(p), at=place(0, 0, p.height))
        bench.fasten_crossings(bolt=BOLT)
        return bench

    def top(self, p: TemplateParameters) -> PlatePart:
        """Return the top; its four bolts go on through rail and cross, so that no head stands under it."""
        places = [(x, y) for x in (inch(6), p.length - inch(6)) for y in (inch(2), p.width - inch(2))]
        holes = [Hole(f"b{i}", x, y, HOLE) for i, (x, y) in enumerate(places, 1)]
        outline = rectangle(p.length, p.width, corner=inch("1/2"))
        return PlatePart("template_top", stock="plate A36 1/4", outer=outline, holes=holes, basis=chosen("a bench for the shop, no load stated"))


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Template())
