"""Where the figures of the pulverizer were read. What no source states is `chosen`, part by part."""

from __future__ import annotations

from gvcs_cad import Safety, chosen, published

ROTOR_SCAD = "OpenSourceEcology/OpenSCAD @ c1e08b99, lib/rotor_parts.scad"
ROTOR = published(
    f"{ROTOR_SCAD}: shaft 1-7/8 in over 71.5 in, ends of 6.25 and 3.75 in; collars 3 in long of 2 in bore and 1/4 in wall, 3/4 in apart, turned by 45 deg"
)
TINE = published(f"{ROTOR_SCAD}: cross of two bars 2 x 10 x 1/4 in, unbent, with a hole of 2-1/16 in; welded on the collar's end by us")
SCREW = published(f"{ROTOR_SCAD}: bolt 5/8 x 1-3/4 in through a nut on the collar")
OURS = chosen("hood, bearings' places and motor mount are our own: OSE publishes the rotor only")
HOOD = Safety(role="guard", weld_class="C", inspect="hood and curtain whole and in place, before every shift")
TURNS = Safety(role="rotor", grade="AISI 1045 turned, ground and polished", inspect="straight, no crack at keyway and screws, every 50 h")
