"""Shapes of the drill, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, cq, round_rod


def _rounded(box: Any, axis: int, radius: float) -> Any:
    """Round the four edges of a box along one axis."""
    return box.fillet(radius, [edge for edge in box.Edges() if abs(edge.tangentAt(0).toTuple()[axis]) > 0.9])


def half(
    *, side: float, body: tuple[float, ...], handle: tuple[float, ...], foot: tuple[float, ...], motor: tuple[float, ...], plate: tuple[float, ...],
    nose: float, seats: tuple[float, ...], bearing: float, bearing_wide: float, trigger: tuple[float, ...], wall: float, screws: tuple[float, ...],
    screw: float, head: float, sink: float, insert: float, depth: float, pack: tuple[float, ...], foot_x: float, pack_hole: float,
) -> Any:  # fmt: skip
    """Return one half of the housing: y above 0 for side 1, with sunk screw holes; below for side -1, with holes for inserts."""
    rear, front, wide, high = body
    h_rear, h_front, h_wide, h_low = handle
    f_rear, f_front, f_wide, f_top, f_low = foot
    whole = _rounded(box_between(rear, -wide, -high, front, wide, high), 0, 14.0)
    whole = whole.fuse(
        _rounded(box_between(h_rear, -h_wide, h_low - 1, h_front, h_wide, -20), 2, 6.0), box_between(f_rear, -f_wide, f_low, f_front, f_wide, f_top)
    )
    m_rear, m_front, m_wide = motor
    p_rear, p_side, p_thick = plate
    holes = [round_rod(m_wide + 0.6, m_rear - 1, 0, 0, m_front - m_rear + 1, (1, 0, 0)), round_rod(nose, p_rear, 0, 0, front - p_rear + 1, (1, 0, 0))]
    holes.append(box_between(p_rear - 0.1, -p_side / 2 - 0.2, -p_side / 2 - 0.2, p_rear + p_thick + 0.3, p_side / 2 + 0.2, p_side / 2 + 0.2))
    holes.append(round_rod(45.0, p_rear + p_thick, 0, 0, 6.0, (1, 0, 0)))  # heads of the gear plate's screws
    holes += [round_rod(bearing, x, 0, 0, bearing_wide, (1, 0, 0)) for x in seats]
    holes.append(box_between(h_rear + wall, -h_wide + wall, f_low + wall, h_front - wall, h_wide - wall, -m_wide / 2 + 1))
    holes.append(box_between(h_front - wall - 1, -10.5, trigger[2] - 0.5, h_front + 1, 10.5, trigger[3] + 0.5))  # the button
    holes.append(box_between(foot_x - 12, -6, f_low - 1, foot_x + 12, 6, f_low + wall + 1))  # leads of the pack
    holes += [box_between(rear - 1, y - 2, z - 1, rear + 8, y + 2, z + 1) for y in (-12, 0, 12) for z in (-9, -3, 3, 9)]  # air
    holes += [round_rod(pack_hole, foot_x + x, y, f_low - 1, f_top - f_low + 2, (0, 0, 1)) for x, y in zip(pack[::2], pack[1::2], strict=True)]
    places = list(zip(screws[::2], screws[1::2], strict=True))
    if side > 0:
        holes += [round_rod(screw, x, -1, z, sink + 2, (0, 1, 0)) for x, z in places] + [round_rod(head, x, sink, z, 60, (0, 1, 0)) for x, z in places]
    else:
        holes += [round_rod(insert, x, 1, z, depth + 1, (0, -1, 0)) for x, z in places]
    solid = whole.cut(*holes)
    return solid.intersect(box_between(-400, 0, -400, 400, 400, 400) if side > 0 else box_between(-400, -400, -400, 400, 0, 400))


def gear_motor(*, diameter: float, length: float, shaft: float, deep: float, circle: float, tap: float, tap_depth: float) -> Any:
    """Return a gear motor along X, its front face at x = 0 and material behind: a bore for the spindle and four tapped holes in the face."""
    solid = round_rod(diameter, -length, 0, 0, length, (1, 0, 0)).cut(round_rod(shaft, -deep, 0, 0, deep + 1, (1, 0, 0)))
    r = circle / 2 * 0.5**0.5
    return solid.cut(*[round_rod(tap, -tap_depth, y, z, tap_depth + 1, (1, 0, 0)) for y in (r, -r) for z in (r, -r)])


def spindle(*, shaft: float, rear: float, collar: float, collar_rear: float, collar_front: float, thread: float, thread_long: float) -> Any:
    """Return the spindle along X: shaft from `rear` to the collar, collar, thread for the chuck drawn with its outside diameter."""
    solid = round_rod(shaft, rear, 0, 0, collar_rear - rear, (1, 0, 0)).fuse(round_rod(collar, collar_rear, 0, 0, collar_front - collar_rear, (1, 0, 0)))
    return solid.fuse(round_rod(thread, collar_front, 0, 0, thread_long, (1, 0, 0)))


def chuck(*, diameter: float, length: float, thread: float, deep: float) -> Any:
    """Return a keyless chuck along X from x = 0: sleeve, nose, hole for the spindle's thread and for a bit."""
    solid = round_rod(diameter, 0, 0, 0, length * 0.7, (1, 0, 0))
    nose = cq.Solid.makeCone(diameter / 2, 8, length * 0.3, cq.Vector(length * 0.7, 0, 0), cq.Vector(1, 0, 0))
    return solid.fuse(nose).cut(round_rod(thread, -1, 0, 0, deep + 1, (1, 0, 0)), round_rod(10, length - 30, 0, 0, 40, (1, 0, 0)))


def trigger(*, rear: float, front: float, low: float, high: float, grip: float) -> Any:
    """Return the speed trigger: its case inside the handle and the button out of it in front."""
    case = box_between(rear, -12, low - 6, grip, 12, high)
    return case.fuse(box_between(grip, -10, low, front, 10, high))
