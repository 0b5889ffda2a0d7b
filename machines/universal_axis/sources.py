"""Where the figures of the axis were read. What no source states is `chosen`, part by part."""

from __future__ import annotations

from gvcs_cad import calculated, chosen, published

AXIS_PY = "gbroques/ose-3d-printer-workbench @ 91f1f49e, ose3dprinter/part/_axis/axis.py"

BODY = published(f"{AXIS_PY}: 59.5 x 66, 52 x 74 and 26 x 66 mm, all 24 high; rods 46 mm apart; holes 6.78 mm, 30.14 x 29.22 mm; the inside is ours")
RODS = published(f"{AXIS_PY}: rods end with the bodies, 8 mm, 46 mm apart")
SCALED = calculated(f"the 8 mm axis ({AXIS_PY}) x 25.4/8: plates 188.9, 165.1 and 82.6 mm long, rods 146 mm apart, holes 21.5 mm on 95.7 x 92.8 mm")
LISTED = chosen("a usual part of this size, dimensions as its makers agree; OSE publishes no parts list of the axis")
OURS = chosen("OSE publishes outlines only; this part is ours")
