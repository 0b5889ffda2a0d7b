"""What contradicts what in the published UWU v25. Each line becomes a finding of the module; figures in inches as published."""

from __future__ import annotations

from .sources import HUB_SCAD, SCAD

FINDINGS = (
    "bearing pattern: 4 holes on 6.19 in (4.377 in square) are those of UCF210, bore 1-7/8 in or 50 mm, but the shaft is 1-1/4 in,"
    f" which needs UCF206-20 (4.62 in circle) or UCF207-20 (5.12 in) ({SCAD})",
    "bearing bolts: the drawn holes of 1/2 in take no 1/2 in bolt, and the UCF210 housing has 16 mm holes, for M14, in which a 1/2 in bolt has"
    f" 3.3 mm of play; built with M12 in the drawn holes ({SCAD}: bolt_hole_diam, 'estimated from drawing')",
    f"hub bore: DOM 2.00 x 1/4 in wall has a bore of 1.50 in, the shaft is 1.25 in and the drawn bore 1.281 in; 3/8 in wall would fit ({HUB_SCAD})",
    f"hub length: the tube is stated 4.00 in long and drawn 5.50 in long ({HUB_SCAD}: _dom_total)",
    "hub on shaft: the lug plate is drawn 3 in beyond the shaft's end, so that the hub holds 1.0 in of shaft and the cross bolt passes 1.0 in"
    f" beyond its end ({SCAD}: shaft_end_z + 3 * inch)",
    f"coupling: motor shaft and main shaft are drawn 0.25 in into each other; 1.5 in of motor shaft reach 1.375, the main shaft begins at 1.125 ({SCAD})",
    "plate spacing: 3 and 4 in are drawn between the middles of the plates, 2.75 and 3.75 in clear, the README says from plate to plate"
    f" ({SCAD}, UWU/README.md)",
    "grid: the bearing square (+-2.188 in) lies 0.267 in from the frame's grid holes (+-2.0 in), both cannot be in one 8 x 8 in plate"
    f" ({SCAD}; OpenSourceEcology/OpenSCAD @ c1e08b99, lib/warehouse_parts.scad)",
    "frame: no attachment to a frame is published; the cradle of two hangers and two side plates that holds it to the rails is ours",
    f"rim: called 16.5 x 9.75 and drawn 10.0 in wide, its centre bore is stated 3.00 in and drawn 6.00 in; built 9.75 and 6.00 ({HUB_SCAD}: bobcat_rim)",
)
