"""Shapes of the torch head, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, round_rod

ALONG, UP = (1, 0, 0), (0, 0, 1)


def base_body(*, plate: float, half: float, lug: tuple[float, ...], pin: float, pin_y: float, pin_z: float, hole: float, pitch_x: float, pitch_y: float) -> Any:
    """Return a plate on z = 0 with a lug at each end, two bores along x through both, four bolts."""
    x1, x2, z = lug
    solid = box_between(-x2, -half, 0, x2, half, plate).fuse(box_between(-x2, -half, plate, -x1, half, z), box_between(x1, -half, plate, x2, half, z))
    cuts = [round_rod(pin, -x2 - 1, y, pin_z, 2 * x2 + 2, ALONG) for y in (pin_y, -pin_y)]
    cuts += [round_rod(hole, x, y, -1, plate + 2, UP) for x in (pitch_x / 2, -pitch_x / 2) for y in (pitch_y / 2, -pitch_y / 2)]
    return solid.cut(*cuts)


def slide_body(
    *, slide: tuple[float, ...], half: float, face: float, pin: float, pin_y: float, pin_z: float, magnet: tuple[float, ...], magnets: tuple[float, ...]
) -> Any:
    """Return a block on two bores along x, with pockets for magnets in its face."""
    x1, x2, low = slide
    cuts = [round_rod(pin, x1 - 1, y, pin_z, x2 - x1 + 2, ALONG) for y in (pin_y, -pin_y)]
    cuts += [round_rod(magnet[0], x, y, face - magnet[1], magnet[1] + 1, UP) for x, y in zip(magnets[::2], magnets[1::2], strict=True)]
    return box_between(x1, -half, low, x2, half, face).cut(*cuts)


def holder_body(*, holder: tuple[float, ...], face: float, barrel: float, torch_z: float, magnet: tuple[float, ...], magnets: tuple[float, ...]) -> Any:
    """Return a block bored along x for the torch, with pockets for magnets in its back."""
    x1, x2, half, top = holder
    cuts = [round_rod(barrel, x1 - 1, 0, torch_z, x2 - x1 + 2, ALONG)]
    cuts += [round_rod(magnet[0], x, y, face - 1, magnet[1] + 1, UP) for x, y in zip(magnets[::2], magnets[1::2], strict=True)]
    return box_between(x1, -half, face, x2, half, top).cut(*cuts)


def torch(*, barrel: float, above: float, below: float, cup: float, cup_length: float, tip: float, tip_length: float) -> Any:
    """Return a straight machine torch along Z: its barrel `above` and `below` the origin, cup, tip, and the start of its lead."""
    solid = round_rod(barrel, 0, 0, -above, above + below, UP).fuse(
        round_rod(cup, 0, 0, below, cup_length, UP), round_rod(tip, 0, 0, below + cup_length, tip_length, UP)
    )
    return solid.fuse(round_rod(16.0, 0, 0, -above - 60, 60, UP))
