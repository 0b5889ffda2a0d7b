"""What a nest takes and leaves, as JSON for programs and Markdown for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet
from gvcs_cad.documents.nest.report import NestReport, nest_report, sheet_utilisation
from gvcs_cad.documents.safety_sheet import cell
from gvcs_cad.model.safety import NOT_VERIFIED
from gvcs_cad.units import millimetres

SCHEMA = "gvcs.nest/1"
Nests = Sequence[tuple[Job, Nest]]


def nest_json(nests: Nests, about: dict[str, Any]) -> bytes:
    """Return the report under a versioned schema: per stock figures, sheets and where each part lies."""
    data = {"schema": SCHEMA, **about, "stocks": [_stock(job, nest) for job, nest in nests]}
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _stock(job: Job, nest: Nest) -> dict[str, Any]:
    report = nest_report(job, nest)
    figures: dict[str, Any] = {name: str(value) if isinstance(value, Decimal) else value for name, value in asdict(report).items() if name != "sheets"}
    for name in ("sheet_area", "part_area", "remnant_area"):
        figures[name.replace("area", "m2")] = round(figures.pop(name), 6)
    shares = {"sheets_used": report.count, "utilisation": round(report.utilisation, 4), "utilisation_net": round(report.net, 4)}
    return {**figures, **shares, "gap": nest.gap, "margin": nest.margin, "sheets": [_sheet(nested, job) for nested in nest.sheets]}


def _sheet(nested: NestedSheet, job: Job) -> dict[str, Any]:
    sheet, rest = nested.sheet, nested.remnant
    return {
        "name": sheet.name,
        "length": sheet.length,
        "width": sheet.width,
        "price": None if sheet.price is None else str(sheet.price),
        "from_remnant": sheet.remnant,
        "utilisation": round(sheet_utilisation(nested, job), 4),
        "remnant": None if rest is None else asdict(rest),
        "parts": [asdict(item) for item in nested.items],
    }


def nest_markdown(nests: Nests, title: str) -> bytes:
    """Return a page for the torch table: what to fetch from the rack, what lies on which sheet, what goes back."""
    lines = [f"# Nest: {cell(title)}", "", "| stock | sheets | at least | used | without remnants | cost | parts |", "|---|---|---|---|---|---|---|"]
    reports = [nest_report(job, nest) for job, nest in nests]
    lines += [_row(report) for report in reports]
    for (job, nest), report in zip(nests, reports, strict=True):
        lines += ["", f"## {cell(job.stock)}: {cell(job.material)} {millimetres(job.thickness, 3)} mm", "", f"{verdict(report)}.", ""]
        if report.unverified:
            lines += [f"{NOT_VERIFIED}: {cell(', '.join(report.unverified))}", ""]
        lines += ["| sheet | size | used | parts | remnant |", "|---|---|---|---|---|"]
        lines += [_line(i, nested, job) for i, nested in enumerate(nest.sheets, 1)]
    return "\n".join([*lines, ""]).encode()


def verdict(report: NestReport) -> str:
    """Return one sentence about a nest: method, sheets and the bound."""
    best = "proven least" if report.count <= report.bound else f"no nest needs fewer than {report.bound}"
    sheets = ", ".join(f"{n} x {name}" for name, n in report.sheets.items())
    return f"{report.pieces} parts on {sheets} ({best}), {report.method}"


def money(report: NestReport) -> str:
    """Return the price of the sheets in words."""
    return "no price" if report.cost is None else f"{report.cost:,.2f} {report.currency}"


def _row(report: NestReport) -> str:
    shares = f"{report.utilisation:.0%} | {report.net:.0%}"
    return f"| {cell(report.stock)} | {report.count} | {report.bound} | {shares} | {money(report)} | {report.pieces} |"


def _line(number: int, nested: NestedSheet, job: Job) -> str:
    sheet, rest = nested.sheet, nested.remnant
    parts = ", ".join(f"{n} x {name}" for name, n in sorted(Counter(item.part_no for item in nested.items).items()))
    size = f"{millimetres(sheet.length)} x {millimetres(sheet.width)} mm"
    left = "" if rest is None else f"{millimetres(rest.length)} x {millimetres(rest.width)} mm"
    name = f"{number}, remnant {sheet.name}" if sheet.remnant else f"{number}"
    return f"| {cell(name)} | {size} | {sheet_utilisation(nested, job):.0%} | {cell(parts)} | {left} |"
