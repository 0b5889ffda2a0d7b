"""The comparison of two snapshots of a machine: a pure function whose result every report is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from gvcs_cad.documents.diff.fields import FieldChange, changed_fields
from gvcs_cad.documents.diff.joined import joined_otherwise
from gvcs_cad.documents.diff.match import Matching, match
from gvcs_cad.documents.diff.resets import Reset, resets
from gvcs_cad.documents.diff.snapshot import PLATE, PartState, Snapshot
from gvcs_cad.documents.diff.touched import moved_paths

Value = TypeVar("Value")
_WORDS = {"name", "revision", "finish", "hand", "life", "wear", "basis", "safety", "note", "title"}
_WORDS |= {"mass_kg", "purchase", "material_name", "infill_percent", "walls", "layer", "cut"}
_WORDS_OF_STOCK = {"basis", "material", "lengths", "sheets", "mass_per_m", "empty", "thread"}


@dataclass(frozen=True)
class PartChange:
    """A part before and after, and what differs; no fields where only the quantity does."""

    old: PartState
    new: PartState
    fields: tuple[FieldChange, ...]

    @property
    def mass(self) -> float | None:
        """What one piece has gained, kg; None where either mass is unknown."""
        return None if self.old.mass is None or self.new.mass is None else round(self.new.mass - self.old.mass, 6)

    @property
    def reshaped(self) -> bool:
        """Tell whether its solid may differ: not where only words, prices or ports do."""
        return any(not _is_word(change) for change in self.fields)

    @property
    def safety_critical(self) -> bool:
        """Tell whether it is safety-critical before or after."""
        return bool(self.old.safety or self.new.safety)


@dataclass(frozen=True)
class Change:
    """A named value before and after; None where there is none."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, kw_only=True)
class Difference:
    """All that differs between two snapshots.

    `found` and `solved` are findings of the checks that came and went, `accepted` what is accepted of them otherwise than before; `signatures`
    are those that were given, while one that is lost stands in `resets`. `rest` is true where the designs differ in what stands in no list.
    """

    old: Snapshot
    new: Snapshot
    parameters: tuple[Change, ...]
    changed: tuple[PartChange, ...]
    added: tuple[PartState, ...]
    removed: tuple[PartState, ...]
    fasteners: tuple[Change, ...]
    moved: tuple[str, ...]
    stock: tuple[Change, ...]
    ports: tuple[FieldChange, ...]
    joints: tuple[FieldChange, ...]
    welds: tuple[FieldChange, ...]
    connections: tuple[FieldChange, ...]
    ratings: tuple[Change, ...]
    verdicts: tuple[Change, ...]
    hazards: tuple[Change, ...]
    signatures: tuple[Change, ...]
    resets: tuple[Reset, ...]
    accepted: tuple[Change, ...]
    found: tuple[str, ...]
    solved: tuple[str, ...]
    files: tuple[Change, ...]
    same: int
    unknown: tuple[str, ...]
    rest: bool

    @property
    def different(self) -> bool:
        """Tell whether anything differs: the figures of the bill (a price, a shop) count as well as the design."""
        lists: tuple[Sequence[Any], ...] = (self.parameters, self.changed, self.added, self.removed, self.fasteners, self.moved, self.stock, self.ports)
        lists += (self.joints, self.welds, self.ratings, self.verdicts, self.hazards, self.resets, self.found, self.solved, self.files)
        lists += (self.connections, self.signatures, self.accepted)
        bill = (self.old.mass, self.old.cost, self.old.currency) != (self.new.mass, self.new.cost, self.new.currency)
        return self.rest or bill or self.old.version != self.new.version or any(lists)

    @property
    def mass(self) -> float:
        """What the machine has gained, kg."""
        return round(self.new.mass - self.old.mass, 6)

    @property
    def cost(self) -> Decimal | None:
        """What it costs more; None between two currencies."""
        return self.new.cost - self.old.cost if self.old.currency == self.new.currency else None

    @property
    def critical(self) -> tuple[str, ...]:
        """Names of the safety-critical parts that were changed, added or removed."""
        alone = [part.name for part in (*self.added, *self.removed) if part.safety]
        return tuple(dict.fromkeys([*(change.new.name for change in self.changed if change.fields and change.safety_critical), *alone]))


def compare(old: Snapshot, new: Snapshot, redrawn: Mapping[str, tuple[str, str]] | None = None) -> Difference:
    """Return what differs. Parts pair by identity, name and place; prices and masses are those of each snapshot's own shop.

    `redrawn` tells, by digest of part, the digests of the solids of those that are described alike and drawn otherwise.
    """
    matching = _redrawn(match(old.parts, new.parts), redrawn or {})
    parts = (*(PartChange(a, b, part_fields(a, b, redrawn or {})) for a, b in matching.changed), *_repriced(matching))
    unknown = tuple(dict.fromkeys((*old.unknown, *new.unknown)))
    complete = old.complete and new.complete
    found = Difference(
        old=old,
        new=new,
        parameters=_changes(old.parameters, new.parameters),
        changed=tuple(change for change in parts if not change.new.fastener),
        added=tuple(part for part in matching.added if not part.fastener),
        removed=tuple(part for part in matching.removed if not part.fastener),
        fasteners=_changes(_fasteners(old), _fasteners(new)),
        moved=moved_paths(old, new),
        stock=_changes(_stock(old), _stock(new)) if complete else (),
        ports=changed_fields(old.ports, new.ports) if complete else (),
        joints=changed_fields(old.joints, new.joints) if complete else (),
        welds=changed_fields(old.welds, new.welds) if complete else (),
        connections=joined_otherwise(old.connections, new.connections, old.placed, new.placed),
        ratings=_changes(old.ratings, new.ratings) if complete else (),
        verdicts=() if old.verdicts is None or new.verdicts is None else _changes(old.verdicts, new.verdicts),
        hazards=tuple(_hazards(old, new)) if complete else (),
        signatures=tuple(_signatures(old, new)) if complete else (),
        resets=resets(old, new, matching) if complete else (),
        accepted=() if old.accepted is None or new.accepted is None else _changes(old.accepted, new.accepted),
        found=_alone(new.findings, old.findings),
        solved=_alone(old.findings, new.findings),
        files=_changes(old.files, new.files) if old.files and new.files else (),
        same=len([1 for a, b in matching.same if a.quantity == b.quantity]),
        unknown=unknown,
        rest=False,
    )
    unexplained = bool(old.design and new.design and old.design != new.design) and not _design_lists(found)
    return Difference(**{**vars(found), "rest": unexplained})


def plate_stocks(difference: Difference) -> tuple[str, ...]:
    """Return the stocks of plate of which another area is needed: only for them the sheets are worth counting."""
    return tuple(change.name for change in difference.stock if str(change.old or change.new).endswith(PLATE))


def with_sheets(difference: Difference, old: Mapping[str, int], new: Mapping[str, int]) -> Difference:
    """Return the difference with the number of sheets behind each area of plate, by stock; where it is not known the area stands alone."""

    def words(area: Any, count: int | None) -> Any:
        return area if area is None or count is None else f"{str(area).removesuffix(PLATE)}m2 on {count} sheet{'' if count == 1 else 's'}"

    wanted = plate_stocks(difference)
    stock = (Change(c.name, words(c.old, old.get(c.name)), words(c.new, new.get(c.name))) if c.name in wanted else c for c in difference.stock)
    return replace(difference, stock=tuple(stock))


def suspects(old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    """Return the digests of parts that are described alike, but whose drawing code differs: only their solids can tell."""
    return tuple(a.digest for a, b in match(old.parts, new.parts).same if a.drawn and b.drawn and a.drawn != b.drawn)


def _redrawn(matching: Matching, redrawn: Mapping[str, tuple[str, str]]) -> Matching:
    same = tuple(pair for pair in matching.same if pair[0].digest not in redrawn)
    return replace(matching, same=same, changed=(*matching.changed, *(pair for pair in matching.same if pair[0].digest in redrawn)))


def part_fields(old: PartState, new: PartState, redrawn: Mapping[str, tuple[str, str]]) -> tuple[FieldChange, ...]:
    """Return what differs of two parts: by their full data where both are known, else by what a bill tells of them."""
    if new.digest in redrawn:
        before, after = redrawn[new.digest]
        return (FieldChange("", "solid", before[:8], after[:8]),)
    if old.data and new.data:
        return changed_fields(old.data, new.data)
    names = ("name", "description", "source", "process", "material", "stock", "revision", "length", "safety", "basis", "note")
    return changed_fields({name: getattr(old, name) for name in names}, {name: getattr(new, name) for name in names})


def _is_word(change: FieldChange) -> bool:
    """Tell whether a field says something about a part that its solid does not show."""
    first, *rest = change.field.split(".")
    inner = rest[0] if rest else first
    return change.where.startswith("port") or (first in _WORDS and not change.where) or inner in _WORDS_OF_STOCK


def _repriced(matching: Matching) -> list[PartChange]:
    """Return the parts that are as they were, but in another quantity, or of another cost or mass."""

    def bill(part: PartState) -> tuple[Any, ...]:
        return (part.quantity, part.cost, part.currency, part.mass)

    return [PartChange(a, b, ()) for a, b in matching.same if bill(a) != bill(b)]


def _design_lists(found: Difference) -> bool:
    changed = [change for change in found.changed if change.old.digest != change.new.digest or change.old.quantity != change.new.quantity]
    return bool(changed or found.added or found.removed or found.fasteners or found.moved or found.ports or found.joints or found.welds or found.connections)


def _changes(old: Mapping[str, Value], new: Mapping[str, Value]) -> tuple[Change, ...]:
    names = dict.fromkeys((*old, *new))
    return tuple(Change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _alone(findings: Sequence[str] | None, others: Sequence[str] | None) -> tuple[str, ...]:
    """Return the findings that the other side does not have; none where one side was not checked."""
    return () if findings is None or others is None else tuple(finding for finding in findings if finding not in others)


def _fasteners(one: Snapshot) -> dict[str, int]:
    return {part.name: part.quantity for part in one.parts if part.fastener}


def _stock(one: Snapshot) -> dict[str, str]:
    words: Callable[[float], str] = lambda amount: f"{amount:.3f}".rstrip("0").rstrip(".")  # noqa: E731
    return {use.stock: f"{words(use.amount)} {use.unit}" for use in one.stock}


def _hazards(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Tell a hazard that came or went in its words, and of one that stayed each entry that differs, who closed it and when included."""
    before, after = ({hazard.name: hazard for hazard in one.hazards} for one in (old, new))
    for name in dict.fromkeys((*before, *after)):
        a, b = before.get(name), after.get(name)
        if a is None or b is None:
            yield Change(name, *(h and f"{h.state}: {h.hazard}; {h.measure}" for h in (a, b)))
        else:
            yield from (Change(f"{name}: {f.field}", f.old, f.new) for f in changed_fields(asdict(a), asdict(b)))


def _signatures(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Tell the signatures that hold for a part as it is now and did not before, or were other people's words."""
    names = {part.digest: part.name for part in new.parts}
    before, after = ({v.digest: f"{v.verified_by}, {v.date}: {v.method}" for v in one.verifications} for one in (old, new))
    yield from (Change(names[digest], before.get(digest), words) for digest, words in after.items() if digest in names and words != before.get(digest))
