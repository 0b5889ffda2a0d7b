"""A row of the catalogue in force, or none: for modules whose own kinds of row the catalogue lists."""

from __future__ import annotations

from typing import TypeVar

Row = TypeVar("Row")


def row_or_none(kind: type[Row], key: str) -> Row | None:
    """Return a row, or None where the catalogue has none of that key: what is missing is unknown, never guessed."""
    from gvcs_cad.catalog.catalog import catalog  # which imports every kind of row

    return catalog().rows(kind).get(key)
