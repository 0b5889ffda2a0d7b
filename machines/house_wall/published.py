"""The modules of the Seed Eco-Home by name, as published: OpenSourceEcology/iconic-cad @ 7449390c, library/modules/*/schema.py.

The table is the drawing: sizes in inches; what is not said is a wall of 2x6, 48 x 96, studs every 16, 7/16 OSB outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gvcs_cad import inch

OSB, NONE = "panel OSB 7/16", "none"


def _wall(width: float = 48, height: float = 96, spacing: int = 16, lumber: str = "2x6", sheathing: str = OSB) -> dict[str, Any]:
    return {"width": inch(width), "height": inch(height), "spacing": spacing, "lumber": lumber, "sheathing": sheathing}


def _opening(kind: str, width: float, height: float, sill: float = 24, header: str = "2x8", plies: int = 2, swing: str = "in") -> dict[str, Any]:
    sizes = {"opening_width": inch(width), "opening_height": inch(height), "sill": inch(sill)}
    return {"opening": kind, **sizes, "header": header, "plies": plies, "swing": swing}


MODULES: Mapping[str, Mapping[str, Any]] = {
    "wall_4x8_2x6_16oc": _wall(),
    "wall_4x8_2x6_24oc": _wall(spacing=24),
    "wall_3x8.5_2x6_16oc": _wall(36, 102),
    "window_4x8_2x6_36x48": {**_wall(), **_opening("window", 36, 48)},
    "window_4x9_2x6_36x48": {**_wall(height=108), **_opening("window", 36, 48)},
    "window_4x10_2x6_36x48": {**_wall(height=120), **_opening("window", 36, 48)},
    "door_4x8_2x6_38x83": {**_wall(), **_opening("door", 38, 83)},
    "door_out_4x8_2x6_38x83": {**_wall(), **_opening("door", 38, 83, swing="out")},
    "double_door_8x8_2x6_72x83": {**_wall(96), **_opening("double_door", 72, 83, header="2x12")},
    "sliding_8x8_2x6_72x80": {**_wall(96), **_opening("sliding", 72, 80, header="2x12")},
    "garage_9x8_2x6_96x84": {**_wall(108), **_opening("garage", 96, 84, header="2x10"), "jacks": 2},  # published 2x12: see GARAGE
    "iwall_4x8_2x4_16oc": _wall(lumber="2x4", sheathing=NONE),
    "iwall_4x8_2x4_24oc": _wall(lumber="2x4", sheathing=NONE, spacing=24),
    "iwall_3x8.5_2x4_single": _wall(36, 102, 18, "2x4", NONE),
    "idoor_4x8_2x4_38x83": {**_wall(lumber="2x4", sheathing=NONE), **_opening("door", 38, 83, header="2x4", plies=1)},
}
# IRC table R502.5(1), as at archives.ci.zephyrhills.fl.us/WebLink/0/doc/267079/Page6.aspx: 2-2x10 under roof and ceiling of a building 20 ft wide spans
# 8 ft 5 in on two jacks; 28 ft wide 7 ft 3 in, less than this opening
GARAGE = "garage_9x8_2x6_96x84: a 2x12 header (11.25 in) does not fit between an opening 84 in high and a top plate at 94.5 in; 2x10 on two jacks is drawn"
PLATES = "iconic-cad draws one top plate, its audit CAD-AUD-001 and the OSE wiki ask for two: the second is the house's, across the joints of the panels"
