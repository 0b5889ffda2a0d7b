"""Shapes of the electronics, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, round_rod


def _corners(pitch_x: float, pitch_y: float) -> list[tuple[float, float]]:
    return [(x, y) for x in (pitch_x / 2, -pitch_x / 2) for y in (pitch_y / 2, -pitch_y / 2)]


def cover(
    *, wide: float, low: float, top: float, high: float, wall: float, post: float, screw: float, screw_depth: float, stop: float, stop_x: float,
    stop_y: float, tabs: tuple[float, ...],
) -> Any:  # fmt: skip
    """Return a hood open at z = 0: four posts in its corners, a round hole in its face, 24 vents in its sides."""
    solid = box_between(-wide / 2, low, 0, wide / 2, top, high).cut(box_between(-wide / 2 + wall, low + wall, -1, wide / 2 - wall, top - wall, high - wall))
    posts = [
        box_between(x * (wide / 2 - wall) - (post - wall if x > 0 else 0), y1, 0, x * (wide / 2 - wall) + (0 if x > 0 else post - wall), y2, high - wall)
        for x in (1, -1)
        for y1, y2 in ((low + wall, low + post), (top - post, top - wall))
    ]
    solid = solid.fuse(*posts)
    middle = (low + top) / 2
    vents = [box_between(-wide, middle - 55 + 10 * i, 12, wide, middle - 52 + 10 * i, 52) for i in range(12)]
    screws = [round_rod(screw, x, y, -1, screw_depth + 1) for x, y in zip(tabs[::2], tabs[1::2], strict=True)]
    return solid.cut(round_rod(stop, stop_x, stop_y, high - wall - 1, wall + 2), *vents, *screws)


def board(*, wide: float, deep: float, thick: float, high: float, hole_x: float, hole_y: float, hole: float) -> Any:
    """Return a board on z = 0 with its drivers, plugs and four holes."""
    solid = box_between(-wide / 2, -deep / 2, 0, wide / 2, deep / 2, thick)
    parts = [box_between(-30 + 14 * i, -12, thick, -18 + 14 * i, 8, high) for i in range(5)]
    parts += [box_between(-wide / 2 + 4, 14, thick, -wide / 2 + 20, 18, 12), box_between(-34, 12, thick, 34, 18, 14)]
    return solid.fuse(*parts).cut(*[round_rod(hole, x, y, -1, thick + 2) for x, y in _corners(hole_x, hole_y)])


def power_supply(*, wide: float, deep: float, high: float, hole_x: float, hole_y: float, hole: float, depth: float) -> Any:
    """Return an enclosed power supply on z = 0 with four tapped holes in its underside and a step for its terminals."""
    solid = box_between(-wide / 2, -deep / 2, 0, wide / 2, deep / 2, high).cut(
        box_between(wide / 2 - 12, -deep / 2 - 1, high / 2, wide, deep / 2 + 1, high + 1)
    )
    return solid.cut(*[round_rod(hole, x, y, -1, depth + 1) for x, y in _corners(hole_x, hole_y)])


def stop_button(*, thread: float, collar: float, head: float, behind: float, front: float, wall: float) -> Any:
    """Return a stop button in a wall whose outer face is z = 0: mushroom head outside, contacts inside."""
    solid = round_rod(thread, 0, 0, -wall, wall).fuse(round_rod(collar, 0, 0, 0, 10), round_rod(head, 0, 0, 10, front - 10))
    return solid.fuse(round_rod(collar, 0, 0, -wall - 5, 5), box_between(-15, -15, -wall - behind, 15, 15, -wall - 5))
