"""The frame's drawing: eight members, eighteen pieces, every hole by its station. A smith reads it line by line.

Published by OSE (LifeTrac II build, frame construction video script): 18 pieces of 4x4x1/4 in 8 distinct members, three of
60 in, four of 76 in, verticals in pairs, 3/4 x 9 in bolts. The other lengths and all stations are chosen so that the
pinwheel corners close: at every corner three tubes pass by one another, never end to end. Equal members are drilled alike, so
that one drilling serves all pieces: a hole that one piece does not use is spare. 22z 38z of the lower cross and 10z 26z of
the power bearer hold the power unit's clamps, 54z 58z of the upper rail the valve bracket; ``i`` marks holes for 1 in bolts:
pivot plates, deck. The words are those of a `grid_frame@1` (machines/grid_frame/table.py), corners in inches.
"""

from __future__ import annotations

PUBLISHED = "wiki.opensourceecology.org, LifeTrac_II_Build/Frame_Construction_Video_Script: piece count, length, section, bolts"
CHOSEN = "length and stations close the pinwheel corners on the 4 in grid; OSE publishes no length for this member"
MEMBERS = (
    # member      length along | holes | pieces and their lowest corners: x forward, y left, z up
    "lower_cross     60 y | 2z 6x 14z 22z 38z 46z 54x 58z | lower_cross_rear 4,0,4 lower_cross_middle 32,0,4 lower_cross_front 68,0,4 | published",
    "bottom_rail     76 x | 2y 6z 10z 14y 18y 22y 26y 34z 38y 46zi 50zi 58y 62y 66y 70z"
    " | bottom_rail_right_outer 0,0,0 bottom_rail_right_inner 0,12,0 bottom_rail_left_inner 0,44,0 bottom_rail_left_outer 0,56,0 | published",
    "front_vertical  28 z | 2y 6x 26y                     | front_vertical_right 64,4,0 front_vertical_left 64,52,0",
    "middle_vertical 32 z | 2y 6x 26y 30x                 | middle_vertical_right 36,4,0 middle_vertical_left 36,52,0",
    "rear_vertical   44 z | 2y 6x 26y 30x 34yi 38yi 42yi  | rear_vertical_right 0,4,0 rear_vertical_left 0,52,0",
    "upper_rail      68 x | 2y 6z 38y 42z 54z 58z 66y     | upper_rail_right 0,8,24 upper_rail_left 0,48,24",
    "upper_cross     52 y | 2x 6z 46z 50x                 | upper_cross_rear 4,4,28 upper_cross_middle 40,4,28",
    "power_bearer    36 y | 2z 10z 26z 34z                | power_bearer 8,12,4",
)
HEADS = ("front_vertical_right#26y upper_rail_right#66y",)  # the head, lower than nut and washer, looks at the arm that passes there
