"""Every piece is cut once, kerf and trim are paid for, and the stated gap is the truth: judged by brute force on small cases."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.catalog.shop import Saw
from gvcs_cad.documents.cutting_stock import Packing, pack
from gvcs_cad.errors import ModelError

Jobs = list[tuple[float, int]]


def least_bar(jobs: Jobs, lengths: list[float], saw: Saw) -> float:
    """Return the least length of bar by trying everything: every way to fill a bar, for every rest of the job."""
    need = [length + saw.kerf for length, _ in jobs]

    @cache
    def least(rest: tuple[int, ...]) -> float:
        if not any(rest):
            return 0.0
        best = math.inf
        for taken in product(*(range(n + 1) for n in rest)):
            used = math.fsum(n * size for n, size in zip(taken, need, strict=True))
            fitting = [length for length in lengths if used <= length - saw.trim + 1e-9]
            if any(taken) and fitting:
                best = min(best, min(fitting) + least(tuple(a - b for a, b in zip(rest, taken, strict=True))))
        return best

    return least(tuple(quantity for _, quantity in jobs))


def spent(packing: Packing) -> float:
    return math.fsum(length * count for (length, _), count in packing.bars)


jobs = st.lists(st.tuples(st.integers(40, 700), st.integers(1, 3)), min_size=1, max_size=4, unique_by=lambda job: job[0]).map(
    lambda pairs: sorted(((float(length), quantity) for length, quantity in pairs), reverse=True)
)
bars = st.lists(st.integers(800, 1500), min_size=1, max_size=3, unique=True).map(lambda found: [float(length) for length in found])
saws = st.builds(Saw, kerf=st.sampled_from([0.0, 2.0, 3.2]), trim=st.sampled_from([0.0, 10.0, 25.0]))


@given(jobs, bars, saws)
def test_every_piece_is_cut_once_and_no_bar_holds_more_than_it_can(pieces: Jobs, lengths: list[float], saw: Saw) -> None:
    packing = pack("stock", pieces, lengths, saw)
    for (length, counts), _ in packing.bars:
        used = math.fsum(n * (size + saw.kerf) for n, (size, _) in zip(counts, pieces, strict=True)) + saw.trim
        assert used <= length + 1e-6
        assert length in lengths
    cut = [sum(counts[i] * count for (_, counts), count in packing.bars) for i in range(len(pieces))]
    assert cut == [quantity for _, quantity in pieces]


@given(jobs, bars, saws)
def test_the_gap_is_honest(pieces: Jobs, lengths: list[float], saw: Saw) -> None:
    packing = pack("stock", pieces, lengths, saw)
    best = least_bar(pieces, lengths, saw)
    assert spent(packing) - packing.gap <= best + 1e-6 <= spent(packing) + 2e-6
    if "proven best" in packing.method:
        assert packing.gap == 0
        assert spent(packing) == pytest.approx(best)


def test_the_search_saves_the_bar_that_first_fit_wastes() -> None:
    # first fit decreasing begins with 510 + 400 and needs three bars; 510 + 260 + 220 and 400 + 310 + 220 are two
    packing = pack("stock", [(510.0, 1), (400.0, 1), (310.0, 1), (260.0, 1), (220.0, 2)], [1000.0], Saw(kerf=0, trim=0))
    assert packing == Packing((((1000.0, (1, 0, 0, 1, 1)), 1), ((1000.0, (0, 1, 1, 0, 1)), 1)), "search, proven best", 0.0)


@pytest.mark.parametrize("count", [30, 60])
def test_many_lengths_that_all_fit_one_bar_end_soon(count: int) -> None:
    # the patterns of such a bar are as many as there are subsets: a search that visits them all ends next year
    pieces = [(300.0 - i, 1) for i in range(count)]
    packing = pack("stock", pieces, [5000.0, 7300.0, 12100.0], Saw(kerf=3, trim=10))
    assert sum(sum(counts) * n for (_, counts), n in packing.bars) == count


def test_a_piece_longer_than_every_bar_is_refused_with_both_lengths() -> None:
    with pytest.raises(ModelError) as refused:
        pack("tube 4x4x1/4", [(6500.0, 1), (6091.0, 1), (100.0, 1)], [3000.0, 6096.0], Saw(kerf=3.2, trim=10))
    assert refused.value.problems == (
        "tube 4x4x1/4: 6500 mm and a cut of 3.2 mm: the longest bar leaves 6086 mm after its trim",
        "tube 4x4x1/4: 6091 mm and a cut of 3.2 mm: the longest bar leaves 6086 mm after its trim",
    )


def test_the_same_job_gives_the_same_list_whatever_the_order_of_the_bar_lengths() -> None:
    pieces = [(1524.0, 3), (1930.4, 4), (711.2, 6), (609.6, 5)]
    saw = Saw(kerf=3.2, trim=10)
    assert pack("s", pieces, [6096.0, 7315.2, 12192.0], saw) == pack("s", pieces, [12192.0, 6096.0, 7315.2], saw)


def test_patterns_are_listed_longest_bar_and_fullest_first() -> None:
    packing = pack("s", [(500.0, 3), (200.0, 1)], [1010.0], Saw(kerf=0, trim=10))
    assert packing.bars == (((1010.0, (2, 0)), 1), ((1010.0, (1, 1)), 1))
    assert Counter(counts for (_, counts), _ in packing.bars) == Counter({(2, 0): 1, (1, 1): 1})
