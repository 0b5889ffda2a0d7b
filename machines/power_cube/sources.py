"""Where the figures of the Power Cube were read. What no source states is `chosen`, part by part."""

from __future__ import annotations

from gvcs_cad import chosen, published

SCRIPT = "wiki.opensourceecology.org, Power_Cube/Intro_Video_Script"
MANUAL = "OSE, Power Cube Version 4 manual, bill of materials (docplayer.net/6836654)"
REVIEW = "opensourceecology.org/wiki/Power_Cube_Review (Power Cube 15.6)"

FRAME = published(f"{SCRIPT}: twelve angles, 29 on 27 in rectangles, 24 in uprights outside the corners; section 2x2x1/4 is chosen")
LISTED = chosen(f"its part number is published ({MANUAL}), its dimensions and mass are ours: measure the part before cutting what meets it")
OURS = chosen("our own layout inside OSE's frame; OSE publishes no drawing of it")
ENVELOPE = chosen("our envelope of a usual part of this size; compare with the part bought before cutting")
