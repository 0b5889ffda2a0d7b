"""The MicroTrac's tubes, a table that a smith reads line by line: eight of the frame, four more under the power unit.

All are OSE grid beams, 1-1/8 in holes at every station on all faces. `strap` are extra 13/16 in holes for the vertical bolts of
the bearing blocks, named by the inches along the tube from its rear or right end and across it. The words are those of a
`grid_frame@1` (machines/grid_frame/table.py): corners in inches, x forward, y left, z up from the top of the rails.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Modules, inch

from .points import measured

FRAME = measured("tractor_frame.dae", "8 tubes 4 x 4 in, 52 x 20 x 24 in over all; wall 1/4 in: Microtrac-v17.10 README (perforated 1/4 x 4 in tube)")
BAY = "the published cube of 30.5 x 20 in sits between the arms; a power_bay@1 unit is 28 in wide and does not, so two stringers carry it behind the pivot"
BORED = "bore the pivot with the upright plates bolted on, to 3 in"
STRAP_HOLE = inch("13/16")
PIVOT_STATION = 18


def _straps(*places: tuple[int, int]) -> str:
    return " ".join(f"strap_{along}_{across}={along}z@{across}:13/16" for along, across in places)


MEMBERS = (
    f"micro_rail        52 x | all {_straps((5, 1), (5, 3), (11, 1), (11, 3), (45, 1), (45, 3), (51, 1), (51, 3))}"
    " | rail_left -14,6,-4 rail_right -14,-10,-4 | published",
    "micro_centre_beam 44 x | all | centre_beam -10,-2,-4 | published",
    "micro_inner_cross 12 y | all | inner_cross_rear -14,-6,-4 inner_cross_front 34,-6,-4 | published",
    f"micro_upright     20 z | all pivot={PIVOT_STATION}y:3 | upright_left -2,6,0 upright_right -2,-10,0 | published | {BORED}",
    f"micro_top_cross   20 y | all {_straps((1, 3), (3, 3), (17, 3), (19, 3))} | top_cross 34,-10,0 | published",
)
BAY_MEMBERS = (
    f"micro_stringer    36 x | all {_straps((29, 1), (29, 3), (35, 1), (35, 3))} | stringer_left -38,6,0 stringer_right -38,-10,0",
    "micro_bearer      28 y | all | bearer_rear -38,-14,4 bearer_front -14,-14,4",
)


def add_tubes(frame: Assembly, modules: Modules) -> None:
    """Add all twelve tubes; what joins them stands in bolts.py, since its bolts pass plates and clips as well."""
    sources = {"published": (FRAME.source,), "chosen": (BAY,)}
    frame.add(modules["frame"](members=(*MEMBERS, *BAY_MEMBERS), bolts="1 in", bolted=False, heads=(), caps=False, **sources), name="grid")
