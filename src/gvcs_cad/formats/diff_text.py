"""A comparison in the terminal: one line for each thing a workshop must know, nothing that stayed as it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from gvcs_cad.documents.diff.compare import Change, Difference
from gvcs_cad.documents.diff.fields import FieldChange
from gvcs_cad.documents.diff.report import Report
from gvcs_cad.documents.diff.snapshot import Snapshot
from gvcs_cad.formats.diff_words import arrow, heading, located, part_label, part_words, signed, totals, value

Row = tuple[str, str, str]  # what happened, to what, how
FEW_CONNECTIONS = 8  # of one kind that are told one by one


def diff_lines(report: Report) -> Iterator[str]:
    """Yield the lines of a report; what somebody wrote cannot move the cursor of a terminal."""
    for line in _lines(report):
        yield "".join(c for c in line if c.isprintable())


def _lines(report: Report) -> Iterator[str]:
    if report.engine:
        yield report.engine
    for difference in report.differences:
        if difference.different:
            yield from _machine_lines(difference)
        else:
            yield f"{heading(difference)}: the same"
            yield from (f"  {'unknown':<9} {words}" for words in difference.unknown)
    yield from (f"{one.machine}, {one.configuration}: only in {report.new}, {_size(one)}" for one in report.added)
    yield from (f"{one.machine}, {one.configuration}: only in {report.old}, {_size(one)}" for one in report.removed)
    for name, problems in report.broken.items():
        yield from (f"{name}: {problem}" for problem in problems)


def _size(one: Snapshot) -> str:
    return f"{sum(part.quantity for part in one.parts)} parts, {one.mass:,.1f} kg"


def _machine_lines(difference: Difference) -> Iterator[str]:
    yield heading(difference)
    found = list(rows(difference))
    wide = min(max((len(label) for _, label, _ in found), default=0), 40)
    yield from (f"  {what:<9} {label:<{wide}}  {how}".rstrip() for what, label, how in found)
    yield totals(difference)


def rows(difference: Difference) -> Iterator[Row]:
    """Yield what happened to what, in the order in which a reviewer asks: parts, fasteners, how they go together, safety."""
    for change in difference.changed:
        yield "changed" if change.fields or change.old.quantity != change.new.quantity else "repriced", part_label(change), part_words(change)
    for what, parts in (("added", difference.added), ("removed", difference.removed)):
        for part in parts:
            mass = "" if part.mass is None else f", {signed(part.mass if what == 'added' else -part.mass, 3)} kg each"
            yield what, f"{located(part)} x{part.quantity}", f"{part.description}{mass}"
    yield from _counted("fasteners", difference.fasteners)
    if difference.moved:
        yield "moved", f"{len(difference.moved)} parts", ", ".join(difference.moved[:4]) + (" …" if len(difference.moved) > 4 else "")
    for what, fields in (("port", difference.ports), ("joint", difference.joints), ("weld", difference.welds)):
        yield from ((what, field.field.replace("_", " "), arrow(field.old, field.new, field.unit)) for field in _leaves(fields))
    yield from _connections(difference.connections)
    if difference.rest:
        yield "changed", "connections", "the same parts in the same places are joined otherwise"
    yield from _safety(difference)
    yield from (("finding", "new", words) for words in difference.found)
    yield from (("finding", "solved", words) for words in difference.solved)
    yield from (("accepted", change.name, _came_or_went(change, arrow(change.old, change.new))) for change in difference.accepted)
    yield from (("file", change.name, _came_or_went(change, "changed")) for change in difference.files)
    yield from (("unknown", "", words) for words in difference.unknown)
    yield "same", f"{difference.same} of {len(difference.new.parts)} distinct parts", ""


def _counted(what: str, changes: Sequence[Change]) -> Iterator[Row]:
    yield from ((what, change.name, f"{value(change.old or 0)} -> {value(change.new or 0)}") for change in changes)


def _connections(fields: Sequence[FieldChange]) -> Iterator[Row]:
    """Tell a few connections of a kind one by one; of more, how many came, went and changed."""
    kinds: dict[str, list[FieldChange]] = defaultdict(list)
    for field in fields:
        kinds[field.field.split(" ")[0]].append(field)
    for kind, found in kinds.items():
        if len(found) <= FEW_CONNECTIONS:
            yield from (("joined", field.field, _came_or_went(Change("", field.old, field.new), arrow(field.old, field.new, field.unit))) for field in found)
        else:
            counts = Counter("new" if field.old is None else "gone" if field.new is None else "changed" for field in found)
            yield "joined", f"{len(found)} of kind {kind}", f"{', '.join(f'{n} {what}' for what, n in counts.items())}; first {found[0].field}"


def _leaves(fields: Sequence[FieldChange]) -> Iterator[FieldChange]:
    """Name a field by all of its path: ``frame#bay.at.x``."""
    for field in fields:
        yield FieldChange("", ".".join(filter(None, (field.field, field.where))), field.old, field.new, field.unit)


def _safety(difference: Difference) -> Iterator[Row]:
    for change in difference.ratings:
        yield "rating", change.name, arrow(change.old, change.new)
    for change in difference.verdicts:
        yield "verdict", change.name, arrow(change.old, change.new)
    if difference.critical:
        yield "safety", f"{len(difference.critical)} safety-critical parts", ", ".join(difference.critical)
    for change in difference.hazards:
        yield "hazard", change.name, _came_or_went(change, arrow(change.old, change.new))
    for change in difference.signatures:
        yield "signed", change.name, f"by {value(change.new)}" if change.old is None else arrow(change.old, change.new)
    for reset in difference.resets:
        yield "reset", f"{reset.kind} {reset.name}", f"given by {reset.by}, {reset.date}: {reset.reason}"


def _came_or_went(change: Change, otherwise: str) -> str:
    if change.old is None:
        return f"new: {value(change.new)}" if otherwise != "changed" else "new"
    return "gone" if change.new is None else otherwise
