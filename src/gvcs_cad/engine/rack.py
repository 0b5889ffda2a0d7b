"""Takes what a nest used off a shop file and puts its remnants on, changing no other line of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.on_hand import SheetOnHand
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, Sheet
from gvcs_cad.documents.nest.remnant import as_stock
from gvcs_cad.engine.publish import write_file
from gvcs_cad.errors import UsageError
from gvcs_cad.units import millimetres


def write_remnants(file: Path, nests: Sequence[tuple[Job, Nest]]) -> list[Sheet]:
    """Rewrite the section ``sheets:`` of a shop file: used sheets off their counts, remnants added; return the remnants.

    Everything outside the section keeps its bytes; comments within it are lost. Raises UsageError where the result would not load.
    """
    data = read_yaml(file)
    rows: dict[str, list[dict[str, Any]]] = {stock: [dict(row) for row in sheets] for stock, sheets in (data.data.get("sheets") or {}).items()}
    shop = load_shop(file)
    remnants: list[Sheet] = []
    for job, nest in nests:
        own = rows.setdefault(job.stock, [])
        used = Counter(nested.sheet for nested in nest.sheets if nested.sheet.count is not None)
        _take(own, shop.sheets.get(job.stock, ()), job, used)
        for nested in nest.sheets:
            name = _free_name({str(row.get("name", "")) for found in rows.values() for row in found})
            rest = as_stock(nested, name)
            if rest is not None:
                own.append(_row(rest))
                remnants.append(rest)
    text = _with_section(file.read_text("utf-8"), _section({stock: found for stock, found in rows.items() if found}))
    _refuse_unreadable(file, text)
    write_file(file, text.encode())
    return remnants


def _take(own: list[dict[str, Any]], sheets: Sequence[SheetOnHand], job: Job, used: Counter[Sheet]) -> None:
    """Lower the count of every row from which sheets were taken; a row that runs out goes."""
    for row, _, sheet in list(zip(own, sheets, job.sheets, strict=False)):
        if sheet.count is not None and used[sheet]:
            row["count"] = sheet.count - used[sheet]
    own[:] = [row for row in own if row.get("count", 1) > 0]


def _free_name(taken: set[str]) -> str:
    return next(name for i in range(1, len(taken) + 2) if (name := f"R{i}") not in taken)


def _row(sheet: Sheet) -> dict[str, Any]:
    row: dict[str, Any] = {"length": f"{millimetres(sheet.length)} mm", "width": f"{millimetres(sheet.width)} mm", "count": 1, "remnant": True}
    return {**row, "name": sheet.name, **({"grain": True} if sheet.grain else {})}


def _section(rows: dict[str, list[dict[str, Any]]]) -> str:
    """Return the section as YAML, one sheet a line."""
    import yaml

    lines = ["sheets:" if rows else "sheets: {}"]
    for stock, found in rows.items():
        lines.append(f"  {yaml.safe_dump(stock, default_flow_style=True, width=1000).splitlines()[0]}:")
        lines += [f"    - {yaml.safe_dump(row, default_flow_style=True, sort_keys=False, width=1000).strip()}" for row in found]
    return "\n".join(lines) + "\n"


def _with_section(text: str, section: str) -> str:
    """Put a section in the place of the old one, or at the end."""
    lines = text.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if line.startswith("sheets:")), None)
    if first is None:
        return text + ("" if text.endswith("\n") else "\n") + section
    last = first + 1
    while last < len(lines) and (lines[last].startswith((" ", "\t")) or not lines[last].strip()):
        last += 1
    while not lines[last - 1].strip():
        last -= 1
    return "".join([*lines[:first], section, *lines[last:]])


def _refuse_unreadable(file: Path, text: str) -> None:
    """Try the new text before it takes the place of the old."""
    from gvcs_cad.catalog.shop import parse_shop

    try:
        parse_shop(text, file.name)
    except UsageError as error:
        raise UsageError(f"{file}: remnants cannot be written into it; it is as it was", *error.problems) from None
