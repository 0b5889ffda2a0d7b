"""Where the figures of the wheel units were read. What no source states is `chosen`, part by part."""

from __future__ import annotations

from gvcs_cad import published

SCAD = "OpenSourceEcology/LifeTrac @ d73608d1, UWU/UWU-v25/uwu_v25.scad"
HUB_SCAD = "OpenSourceEcology/LifeTrac @ d73608d1, UWU/UWU-v25/wheel_hub.scad"
MOUNT_SCRIPT = "wiki.opensourceecology.org, Life_Track_II_Build/Wheel_Mount_Construction_Video_Script"
SHAFT_PAGE = "wiki.opensourceecology.org, Build_Wheel_Shafts"

UWU = published(f"{SCAD} and UWU/README.md")
HUB = published(HUB_SCAD)
SHAFTS = published(f"{SHAFT_PAGE}: 1-7/8 x 28 in, 1-3/8 in 6-spline stub plug-welded 3.5 in deep, 3/4 in cross bolt; {MOUNT_SCRIPT}")
