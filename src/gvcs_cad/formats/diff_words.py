"""The phrases of a comparison that the terminal, Markdown and HTML share: short, with units, before -> after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from gvcs_cad.documents.diff.compare import Change, Difference, PartChange
from gvcs_cad.documents.diff.fields import FieldChange
from gvcs_cad.documents.diff.snapshot import PartState, Snapshot
from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.units import fraction_inch, to_inch

FEW = 3  # features of one kind that are told one by one; more are counted
_LONGEST = 60  # characters of one value


def heading(difference: Difference) -> str:
    """Return ``tractor, lifetrac: frame_bolt 3/4 in -> 1 in``."""
    old, new = difference.old, difference.new
    name = f"{new.machine}, {new.configuration}" if _same_name(old, new) else f"{old.machine}, {old.configuration} -> {new.machine}, {new.configuration}"
    version = [] if old.version == new.version else [Change("version", old.version, new.version)]
    told = "; ".join(f"{change.name} {arrow(change.old, change.new)}" for change in (*version, *difference.parameters))
    return f"{name}: {told}" if told else name


def _same_name(old: Snapshot, new: Snapshot) -> bool:
    """A configuration with values of its own is still the configuration."""
    return (old.machine, old.configuration.partition("+")[0]) == (new.machine, new.configuration.partition("+")[0])


def arrow(old: Any, new: Any, unit: str = "") -> str:
    """Return ``20 -> 22 mm``; what is absent on one side is ``none``. Lengths that are whole 64ths of an inch are told in inches,
    and a remark in brackets that stands behind both values is left out.
    """
    if isinstance(old, str) and isinstance(new, str) and old.partition(" (")[2] == new.partition(" (")[2] and "mm (" not in old:
        old, new = old.partition(" (")[0], new.partition(" (")[0]
    if unit == "mm" and _is_length(old) and _is_length(new) and _inches(old, new):
        return f"{fraction_inch(old).removesuffix(' in')} -> {fraction_inch(new)}"
    if isinstance(old, str) and isinstance(new, str) and old != new and value(old) == value(new):
        old, new = _from_where_they_differ(old, new)
    return f"{value(old)} -> {value(new)}{f' {unit}' if unit else ''}"


def _from_where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Leave out the beginning that two long texts share, but for its last words: a line must not end before they differ."""
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(same - 12, 0)) + 1
    return (f"… {old[start:]}", f"… {new[start:]}") if start else (old, new)


def _is_length(number: Any) -> bool:
    return isinstance(number, (int, float)) and not isinstance(number, bool)


def _inches(*lengths: float) -> bool:
    whole = all(abs(to_inch(length) * 64 - round(to_inch(length) * 64)) < 1e-4 for length in lengths)
    return whole and any(abs(length * 2 - round(length * 2)) > 1e-6 for length in lengths)


def value(one: Any) -> str:
    """Return a value in at most a line."""
    if one is None:
        return "none"
    if isinstance(one, bool):
        return "yes" if one else "no"
    if isinstance(one, float):
        return f"{one:.3f}".rstrip("0").rstrip(".") if abs(one) >= 0.001 or one == 0 else f"{one:.6g}"
    text = one_line(str(one)) or "none"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def part_label(change: PartChange) -> str:
    """Return ``frame/bottom_rail x4``, with both names or quantities where they differ."""
    old, new = change.old, change.new
    name = located(new) if old.name == new.name else f"{old.name} -> {located(new)}"
    return f"{name} x{new.quantity}" if old.quantity == new.quantity else f"{name} x{old.quantity} -> x{new.quantity}"


def located(part: PartState) -> str:
    """Return the part's name behind the one assembly that it stands in; alone where it stands in several."""
    parents = {place.rpartition("/")[0] for place in part.places}
    return f"{parents.pop()}/{part.name}" if len(parents) == 1 and "" not in parents else part.name


def part_words(change: PartChange) -> str:
    """Return what differs of a part in one line: its fields, then mass and cost of a piece."""
    words = [*field_words([field for field in change.fields if (field.where, field.field) != ("", "name")])]
    if change.mass:
        words.append(f"{signed(change.mass, 3)} kg each")
    if not words and change.old.cost != change.new.cost and change.old.currency == change.new.currency:
        cost = arrow(change.old.cost, change.new.cost)
        words.append(f"{cost} {change.new.currency} each")
    return ", ".join(words)


def field_words(fields: Sequence[FieldChange]) -> Iterator[str]:
    """Yield one phrase per field; where many holes change alike, or more than a few change at all, they are counted."""
    alone = [field for field in fields if not field.where]
    kinds: dict[str, dict[str, list[FieldChange]]] = defaultdict(lambda: defaultdict(list))
    for field in fields:
        if field.where:
            kinds[field.where.split(" ")[0]][field.where].append(field)
    yield from (f"{field.field.replace('_', ' ')} {arrow(field.old, field.new, field.unit)}" for field in alone)
    for kind, features in kinds.items():
        yield from _feature_words(kind, features)


def _feature_words(kind: str, features: dict[str, list[FieldChange]]) -> Iterator[str]:
    """Tell a few features one by one; of more, how many came, went and changed, and what changed in the same way on all of them."""
    changed = {where: fields for where, fields in features.items() if fields[0].field}
    added = [where for where, fields in features.items() if not fields[0].field and fields[0].old is None]
    removed = [where for where, fields in features.items() if not fields[0].field and fields[0].new is None]
    if len(features) <= FEW:
        yield from (f"{where} added" for where in added)
        yield from (f"{where} removed" for where in removed)
        yield from (f"{where} {_inner(fields)}" for where, fields in changed.items())
        return
    counts = [f"{len(found)} {what}" for what, found in (("added", added), ("removed", removed), ("changed", changed)) if found]
    yield f"{kind}s: {', '.join(counts)}"
    alike = [field for field in next(iter(changed.values()), []) if all(_same_change(field, fields) for fields in changed.values())]
    if alike and len(changed) > 1:
        yield f"all {_inner(alike)}"


def _same_change(field: FieldChange, fields: Sequence[FieldChange]) -> bool:
    return any((field.field, field.old, field.new) == (other.field, other.old, other.new) for other in fields)


def _inner(fields: Sequence[FieldChange]) -> str:
    return ", ".join(f"{field.field} {arrow(field.old, field.new, field.unit)}" for field in fields)


def signed(amount: Any, digits: int) -> str:
    """Return ``+5.5`` or ``-0.1``, without trailing zeros."""
    text = f"{amount:+,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def totals(difference: Difference) -> str:
    """Return the last line: mass, cost, and the stock that has to be bought otherwise."""
    old, new = difference.old, difference.new
    words = [f"mass {signed(difference.mass, 1)} kg" if round(difference.mass, 1) else f"mass {new.mass:,.1f} kg as before"]
    if difference.cost is None:
        words.append(f"cost {old.cost:,.2f} {old.currency} -> {new.cost:,.2f} {new.currency}")
    else:
        words.append(f"cost {difference.cost:+,.2f} {new.currency}" if difference.cost else f"cost {new.cost:,.2f} {new.currency} as before")
    words += [f"{change.name}: {arrow(change.old, change.new)}" for change in difference.stock]
    if (old.unweighed, old.unpriced) != (new.unweighed, new.unpriced):
        words.append(f"left out: {old.unpriced} -> {new.unpriced} lines without a price, {old.unweighed} -> {new.unweighed} without a mass")
    return ", ".join(words)
