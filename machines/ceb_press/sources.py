"""Where the figures of the press were read. What no source states is `chosen`, part by part."""

from __future__ import annotations

from gvcs_cad import Basis, Safety, calculated, chosen, published

REPOSITORY = "OpenSourceEcology/CEB-Press @ cfef8017"
SPEC = "goscommons/CEB-Press @ a5bd76f9, README (v17.08)"
OURS = chosen("our own: the published files of v2509P do not draw it")
HOPPER = chosen(f"{REPOSITORY}, v2509P/vars.scad gives grate 56 x 23 in at 17.5 deg, 37 in above the frame, 1/8 in sheet; the sheets' outlines follow from it")
PRESS_IV = chosen(f"{REPOSITORY}, vIV/stl: pad 8 x 8 x 1/4 in under a 2-1/2 in square leg of Press IV; on this press it is our choice")
SHAKER = chosen(
    f"{REPOSITORY}, vIV/stl names the motor of Press IV's shaker, BMPH50H2KP; its face is taken for the two bolts of SAE A (J744);"
    " box, weight and place are ours"
)
TWO_HANDS = chosen(
    "EN 574 section 8 (ISO 13851 7.2, 7.3), as told in Omron's safety handbook, pages 26 and 27 (manualshelf.com/manual/omron-industrial-automation/"
    "d4ds-k3/user-manual-german/page-30.html; d4ds-k5, page-31.html): 260 mm clear between actuators against one hand, 550 mm against hand and elbow."
    " At most 600 mm between their middles, and above 1100 mm (7.5), are from memory; valve, size and mass are ours"
)
CARRIES = Safety(role="frame joint", weld_class="B", inspect="welds and bolt holes for cracks, every 50 h")


def sized(part: str, brick: float, *, varies: bool = True) -> Basis:
    """Return the basis of a plate of v2509P: published at the published brick of 24 in, else by the formulas of its file."""
    place = f"{REPOSITORY}, v2509P/vars.scad and {part}p.scad"
    rest = "tabs, slots and bolt clearance are ours"
    if varies and abs(brick - 24) > 1e-6:
        return calculated(f"{place}: its formulas at a brick of {brick:g} in; {rest}")
    return published(f"{place}: outside size; {rest}")
