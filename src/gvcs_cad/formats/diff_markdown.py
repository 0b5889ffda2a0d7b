"""A comparison for a pull request: one table per machine, and the totals above it, where a reviewer reads first."""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad.documents.diff.compare import Difference
from gvcs_cad.documents.diff.report import Report
from gvcs_cad.documents.safety_sheet import cell
from gvcs_cad.formats.diff_text import rows
from gvcs_cad.formats.diff_words import heading, totals

LARGEST = 60_000  # characters; GitHub refuses a comment of more than 65,536
CUT = "_The comparison is longer than a comment may be; the whole of it is in the artifacts, `diff.html`._"


def diff_markdown(report: Report) -> str:
    """Return the report as Markdown, cut after a whole line where it is too long for a comment, and saying so."""
    lines: list[str] = []
    room = LARGEST
    for line in _lines(report):
        room -= len(line) + 1
        if room < len(CUT):
            return "\n".join([*lines, "", CUT, ""])
        lines.append(line)
    return "\n".join([*lines, ""])


def _lines(report: Report) -> Iterator[str]:
    yield f"## Fabrication files: {safe(report.old)} → {safe(report.new)}"
    same = [one for one in report.differences if not one.different]
    if report.engine:
        yield from ("", f"**{safe(report.engine)}**")
    for name, problems in report.broken.items():
        yield from ("", f"**{safe(name)} cannot be compared**: {safe('; '.join(problems))}")
    for difference in report.differences:
        if difference.different:
            yield from _machine(report, difference)
    for what, machines, side in (("New", report.added, report.new), ("Gone", report.removed, report.old)):
        for one in machines:
            parts = sum(part.quantity for part in one.parts)
            yield from ("", f"### {what}: {safe(one.machine)}, {safe(one.configuration)}", "", f"only in {safe(side)}: {parts} parts, {one.mass:,.1f} kg")
    if same:
        yield from ("", f"The same: {', '.join(f'{safe(one.new.machine)} {safe(one.new.configuration)}' for one in same)}")
    for words in dict.fromkeys(words for one in same for words in one.unknown):
        yield from ("", f"Unknown: {safe(words)}")
    if not report.exit_code:
        yield from ("", "The running engine makes the same of both." if report.engine else "Nothing that reaches a workshop has changed.")


def _machine(report: Report, difference: Difference) -> Iterator[str]:
    yield from ("", f"### {safe(heading(difference))}", "", f"**{safe(totals(difference))}**", "")
    yield from ("| | part | what |", "|---|---|---|")
    yield from (f"| {safe(what)} | {safe(label)} | {safe(how)} |" for what, label, how in rows(difference))
    volumes = [
        f"{safe(name)} +{view.added:,.0f} / -{view.removed:,.0f} mm³"
        for name, view in report.views_of(difference).items()
        if view.added is not None and view.removed is not None
    ]
    if volumes:
        yield from (
            "",
            f"<details><summary>Volume added and removed of {len(volumes)} parts</summary>",
            "",
            *(f"- {words}" for words in volumes),
            "",
            "</details>",
        )


def safe(text: str) -> str:
    """Return text as words and nothing else: no markup, no mention of a person, no link, no image."""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]#~!" else c for c in text.replace("&", "&amp;"))
    return cell(escaped.replace("@", "&#64;").replace("://", ":&#47;&#47;"))
