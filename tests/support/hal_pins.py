"""Stands in for a running QtPlasmaC: its pins, and the screen's answer to a temporary material. Runs under Debian's own Python.

It ends when its standard input is closed, so that it never outlives the tests.
"""

from __future__ import annotations

import select
import sys

import hal

PINS = {
    "HAL_S32": ("cut_type", "material_change_number", "material_change", "material_temp", "material_reload"),
    "HAL_BIT": ("material_change_timeout", "conv_block_loaded"),
    "HAL_U32": ("color_fg", "color_bg", "color_bgalt"),
}

plasmac = hal.component("plasmac")
for name in ("cut-feed-rate", "kerf-width", "max-offset"):
    plasmac.newpin(name, hal.HAL_FLOAT, hal.HAL_OUT)
screen = hal.component("qtplasmac")
for kind, names in PINS.items():
    for name in names:
        screen.newpin(name, getattr(hal, kind), hal.HAL_IN)
plasmac["cut-feed-rate"], plasmac["max-offset"] = 2000.0, 5.0
screen.ready()
plasmac.ready()
sys.stdout.write("ready\n")
sys.stdout.flush()
while not select.select([sys.stdin], [], [], 0.02)[0]:
    for pin in ("material_temp", "material_reload"):
        if screen[pin]:
            hal.set_p(f"qtplasmac.{pin}", "0")
