"""Packing beds: every piece once, inside the room, apart from the others, and the same layout every time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.documents.printing.bed import Footprint, packed, refusal

ROOM, GAP = (200.0, 180.0), 6.0
sizes = st.tuples(st.integers(5, 200), st.integers(5, 180), st.booleans(), st.integers(1, 9))


@given(st.lists(sizes, min_size=1, max_size=6))
def test_every_piece_lies_once_in_the_room_and_apart(parts: list[tuple[int, int, bool, int]]) -> None:
    prints = [Footprint(f"p{i}", float(w if turned else long), float(long if turned else w), 10.0, n) for i, (long, w, turned, n) in enumerate(parts)]
    beds = packed(prints, ROOM, GAP)
    by_name = {part.name: part for part in prints}
    printed = {name: sum(bed.counts.get(name, 0) * bed.copies for bed in beds) for name in by_name}
    assert printed == {part.name: part.quantity for part in prints}
    for bed in beds:
        boxes = []
        for spot in bed.spots:
            part = by_name[spot.name]
            length, width = (part.width, part.length) if spot.turned else (part.length, part.width)
            boxes.append((spot.x - length / 2, spot.y - width / 2, spot.x + length / 2, spot.y + width / 2))
        assert all(x1 >= 0 and y1 >= 0 and x2 <= ROOM[0] and y2 <= ROOM[1] for x1, y1, x2, y2 in boxes)
        for a, b in combinations(boxes, 2):
            assert a[2] + GAP <= b[0] or b[2] + GAP <= a[0] or a[3] + GAP <= b[1] or b[3] + GAP <= a[1]
    assert packed(prints[::-1], ROOM, GAP) == beds


def test_equal_beds_are_printed_as_copies() -> None:
    beds = packed([Footprint("cap", 90.0, 80.0, 10.0, 17)], ROOM, GAP)
    assert [(bed.counts, bed.copies) for bed in beds] == [({"cap": 4}, 4), ({"cap": 1}, 1)]


SIZES = [((200, 180, 50), True), ((180, 200, 50), True), ((200.1, 10, 5), False), ((190, 190, 5), False), ((10, 10, 51), False)]


@pytest.mark.parametrize(("size", "fits"), SIZES)
def test_what_is_too_large_is_refused_with_its_sizes(size: tuple[float, float, float], fits: bool) -> None:
    words = refusal(Footprint("tower", *map(float, size), 1), ROOM, 50.0)
    assert (words == "") == fits
    if not fits:
        assert words.startswith("tower: ")
        assert words.endswith(" mm does not fit 200 x 180 x 50 mm of bed")
