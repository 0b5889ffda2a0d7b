"""SAFETY.md: the first page of every build. What can hurt, what nobody has verified, what to inspect."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.documents.tightening import SNUG, bolted_joints
from gvcs_cad.model.design import Design
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.part import Part
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.safety import NOT_VERIFIED, Verification


def critical_parts(design: Design) -> list[Part]:
    """Return every safety-critical part of a design, in the order of first use."""
    return [part for part in design.quantities if part.safety is not None]


def safety_sheet(
    title: str,
    design: Design,
    hazards: Sequence[Hazard],
    verifications: Sequence[Verification],
    ratings: Sequence[Rating],
    warnings: Sequence[str],
    status: str = "",
) -> str:
    """Return the safety sheet as Markdown. Nothing in it is ever left out because it is long."""
    signed = {v.digest: v for v in verifications}
    critical = critical_parts(design)
    unsigned = [part for part in critical if part.digest not in signed]
    lines = [f"# Safety: {cell(title)}", ""]
    if status == "concept":
        lines += ["**concept**: parts of this machine have no published or standard basis and some are missing. Do not build it as it is.", ""]
    if unsigned:
        lines += [f"**{NOT_VERIFIED}**: {len(unsigned)} of {len(critical)} safety-critical parts. No strength, fatigue or stability", ""]
        lines[-2] += " calculation stands behind them until a named person signs each part's revision in `verifications.yaml`."
    lines += _hazards("Open hazards", [h for h in hazards if h.state == "open"])
    lines += _hazards("Hazards met", [h for h in hazards if h.state == "met"])
    lines += _hazards("Hazards that do not apply", [h for h in hazards if h.state == "does not apply"])
    if ratings:
        lines += ["## Ratings", "", *(f"- {cell(str(rating))}: {cell(rating.basis.source)}" for rating in ratings), ""]
    if warnings:
        lines += ["## Findings of the checks", "", *(f"- {cell(warning)}" for warning in warnings), ""]
    lines += ["## Safety-critical parts", "", "| part | rev | role | how made | inspect | verified by |", "|---|---|---|---|---|---|"]
    lines += [_row(part, signed.get(part.digest)) for part in critical]
    return "\n".join([*lines, "", *_bolts(design)])


def _hazards(title: str, hazards: Sequence[Hazard]) -> list[str]:
    if not hazards:
        return []
    rows = [
        f"| {cell(h.name)} | {cell(h.hazard)} | {cell(h.part)} | {cell(h.measure)} | {cell(h.source)} | {cell(h.closed_by)} {cell(h.date)} |" for h in hazards
    ]
    return [f"## {title} ({len(hazards)})", "", "| name | hazard | part | measure | source | closed by |", "|---|---|---|---|---|---|", *rows, ""]


def _bolts(design: Design) -> list[str]:
    """Word every bolted joint of the machine by its bolt: how many there are and how far they are tightened."""
    counts = bolted_joints(design)
    if not counts:
        return []
    torques = {key: SNUG if key[1] else cell(key[0].note) or "no figure found, ask its maker" for key in counts}
    rows = [f"| {cell(key[0].describe())} | {count} | {torques[key]} |" for key, count in counts.items()]
    return ["## Bolts to tighten", "", "| bolt | number | torque |", "|---|---|---|", *sorted(rows), ""]


def _row(part: Part, signature: Verification | None) -> str:
    s = part.safety
    assert s is not None
    made = ", ".join(filter(None, (s.weld_class and f"weld class {s.weld_class} (ISO 5817)", s.grade, f"{s.torque_nm:g} N·m" if s.torque_nm else "")))
    who = f"{cell(signature.verified_by)}, {cell(signature.date)}, {cell(signature.method)}" if signature else NOT_VERIFIED
    return f"| {part.name} | {part.revision} | {cell(s.role)} | {cell(made)} | {cell(s.inspect)} | {who} |"


def cell(text: str) -> str:
    """Return text safe inside a Markdown heading, table or list: no pipes, no line breaks, no markup, nothing unseen."""
    return one_line(text.replace("|", "\\|").replace("<", "&lt;"))
