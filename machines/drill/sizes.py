"""Where everything stands on the drill, mm: x forward along the spindle from the chuck's rear face, y left, z up."""

from __future__ import annotations

# housing, as one piece before it is split at y = 0
BODY = (-176.0, -6.0, 30.0, 34.0)  # rear, front, half width, half height
MOTOR = (-169.0, -66.0, 42.0)  # gear motor: rear, front, diameter
PLATE = (-66.0, 50.0, 3.175)  # rear face of the gear plate, its side, its thickness
NOSE = 16.0  # bore round the spindle
SEATS = (-15.0, -47.0)  # rear faces of the two bearings
HANDLE = (-132.0, -88.0, 17.0, -144.0)  # rear, front, half width, lower end
FOOT = (-170.0, -50.0, 42.0, -144.0, -156.0)  # rear, front, half width, upper and lower face
FOOT_X = -110.0
WALL = 4.0

# screws of the halves: x, z; heads sunk to SINK over the split, inserts DEPTH deep behind it
SCREWS = ((-162.0, 29.0), (-84.0, 29.0), (-25.0, 29.0), (-162.0, -29.0), (-25.0, -29.0), (-142.0, -150.0), (-78.0, -150.0))
SCREW, HEAD, SINK, THREAD, DEPTH = 4.5, 8.0, 12.0, 4.0, 10.0
PACK_HOLE = 4.8
PACK = ((46.0, 28.0), (-46.0, 28.0), (-46.0, -28.0), (46.0, -28.0))  # of tool_pack@1 about the foot's middle

# spindle: everything goes on from the rear, up to the collar
COLLAR, COLLAR_FRONT, SHAFT, THREAD, THREAD_LONG = 14.0, 0.0, 8.0, 9.525, 16.0
SPINDLE_REAR = -76.0  # 10 mm inside the gear motor's output
BEARING, BEARING_WIDE = 22.0, 7.0
TRIGGER = (-118.0, -72.0, -66.0, -38.0)  # rear, front of the button, low, high
