"""Compares JSON data by meaning: numbers within a tolerance, everything else exactly, every difference with its place."""

from __future__ import annotations

import math
from typing import Any


def differences(expected: Any, actual: Any, tolerance: float = 1e-6, place: str = "$") -> list[str]:
    """Return one line for each difference; an empty list means the same."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = [f"{place}.{key}: missing" for key in sorted(expected.keys() - actual.keys())]
        found += [f"{place}.{key}: new" for key in sorted(actual.keys() - expected.keys())]
        return found + [
            line for key in sorted(expected.keys() & actual.keys()) for line in differences(expected[key], actual[key], tolerance, f"{place}.{key}")
        ]
    if isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            return [f"{place}: {len(expected)} items, now {len(actual)}"]
        return [line for i, pair in enumerate(zip(expected, actual, strict=True)) for line in differences(*pair, tolerance, f"{place}[{i}]")]
    if _is_number(expected) and _is_number(actual):
        return [] if math.isclose(expected, actual, rel_tol=0, abs_tol=tolerance) else [f"{place}: {expected}, now {actual}"]
    return [] if type(expected) is type(actual) and expected == actual else [f"{place}: {expected!r}, now {actual!r}"]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
