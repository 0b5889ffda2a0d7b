"""The two bolt systems of the frame, never mixed silently: 3/4 in drilled where used, or OSE's 1 in grid; interfaces are always 1 in."""

from __future__ import annotations

from gvcs_cad import inch

FRAME_HOLES = {"3/4 in": inch("13/16"), "1 in": inch("1-1/8")}
FRAME_BOLTS = {"3/4 in": "hex 3/4-10", "1 in": "hex 1-8"}
INTERFACE_HOLE, INTERFACE_BOLT = inch("1-1/8"), "hex 1-8"
