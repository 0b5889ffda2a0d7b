"""The ``gauges`` output: GO and NOT-GO gauges and drilling jigs of the machine's interfaces, to be cut, turned, engraved and shipped in the kit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class Gauges(Output):
    """A workshop qualifies itself by passing gauges, not by trust."""

    name, title = "gauges", "GO and NOT-GO gauges and jigs of the interfaces, as parts of their own"
    cuts = True
    options = {
        "gauges.of": "used (default): the interfaces of this machine, or all",
        "gauges.make": "plate (default): DXF, or print: STL",
        "gauges.process": "cnc (default): how the gauge's holes are made; jig-drilled, machined, print …",
    }

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import contracts_of, flat_pattern, flat_pattern_dxf, gauge_svg, gauges, part_name

        from .kit import kit_bom, sheet, stl

        printed = build.option("gauges.make", "plate", "plate", "print") == "print"
        process = build.option("gauges.process", "print" if printed else "cnc")
        contracts = contracts_of(build.design, everything=build.option("gauges.of", "used", "used", "all") == "all")
        found = [gauge for contract in contracts for gauge in gauges(contract, build.shop, process)]
        for gauge in found:
            if gauge.refused:
                continue
            yield Artifact(f"{gauge.name}.svg", partial(gauge_svg, gauge))
            if gauge.plate is not None and printed:
                yield Artifact(f"{part_name(gauge.plate)}.stl", partial(stl, gauge.plate), part=gauge.plate, needs=(gauge.plate,), uses_shapes=True)
            elif gauge.plate is not None:
                yield Artifact(f"{part_name(gauge.plate)}.dxf", partial(flat_pattern_dxf, flat_pattern(gauge.plate, 1)), part=gauge.plate)
        yield Artifact("bom.csv", partial(kit_bom, build, tuple(found)))
        yield Artifact("gauges.md", partial(sheet, tuple(found), process))


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Gauges())
