"""Values that many tasks speak of, a machine's design above all, go to a worker once: its tasks name them by a number."""

from __future__ import annotations

import copyreg
import pickle
from collections import ChainMap
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import Any

_sent: dict[int, bytes] = {}  # in a worker: what came last, and of it what was spoken of already
_here: dict[int, Any] = {}


class SentOnce:
    """The engine's side: packs calls, with each value of some `kinds` (exact types) replaced by its number."""

    def __init__(self, *kinds: type) -> None:
        self._values: list[Any] = []
        self._numbers: dict[int, int] = {}  # by identity; `_values` keeps the objects alive
        self._packed: dict[int, bytes] = {}
        self._dispatch: ChainMap[type, Any] = ChainMap(dict.fromkeys(kinds, self._named), copyreg.dispatch_table)

    def pack(self, call: object) -> tuple[bytes, frozenset[int]]:
        """Pickle a call and return with it the numbers of the values that it speaks of. Raises whatever pickle raises."""
        stream = BytesIO()
        self._spoken_of: set[int] = set()
        pickler = pickle.Pickler(stream)
        pickler.dispatch_table = self._dispatch
        pickler.dump(call)
        for number in self._spoken_of - self._packed.keys():
            self._packed[number] = pickle.dumps(self._values[number])
        return stream.getvalue(), frozenset(self._spoken_of)

    def parcel(self, numbers: Collection[int]) -> dict[int, bytes]:
        """Return values, pickled, by number."""
        return {number: self._packed[number] for number in numbers}

    def _named(self, value: Any) -> tuple[Any, tuple[int]]:
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = len(self._values)
            self._values.append(value)
        self._spoken_of.add(number)
        return _recall, (number,)


def receive(parcel: Mapping[int, bytes]) -> None:
    """In a worker: let it take the place of what came before, so that no worker grows with the machines it has seen."""
    if parcel:
        _here.clear()
        _sent.clear()
        _sent.update(parcel)


def _recall(number: int) -> Any:
    if number not in _here:
        _here[number] = pickle.loads(_sent[number])  # noqa: S301  # our own engine over a private pipe
    return _here[number]
