"""The whole of a comparison: both sides built at once, each in its own process, paired machine by machine, compared and shown."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from gvcs_cad.documents.diff.compare import Difference, PartChange, compare, plate_stocks, suspects, with_sheets
from gvcs_cad.documents.diff.report import Report, View
from gvcs_cad.documents.diff.snapshot import Snapshot
from gvcs_cad.engine.diff.ask import Answer, Question, ask, end_asked, sheets_key
from gvcs_cad.engine.diff.git import changed_files, check_out
from gvcs_cad.engine.diff.operand import Operand, OutputFolder, ParameterSet, Revision
from gvcs_cad.engine.diff.output_folder import read_folder
from gvcs_cad.engine.diff.views import views
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError, unknown

Thing = TypeVar("Thing")
ENGINE = "src/gvcs_cad"  # from the top of the engine's repository
NO_SOLIDS = "a folder holds no solids to compare; compare revisions or parameter sets for them"


@dataclass(frozen=True)
class Side:
    """One side as it is asked: its name, the question to its process, or the snapshots read from a folder."""

    name: str
    question: Question | None = None
    snapshots: tuple[Snapshot, ...] = ()

    def answer(self, make: str = "", parts: Sequence[str] = ()) -> Answer:
        """Return the snapshots, or what is made of parts; a folder makes nothing."""
        if self.question is None:
            return Answer(self.snapshots if not make else (), failed=dict.fromkeys(parts, NO_SOLIDS))
        return ask(replace(self.question, make=make, parts=tuple(parts)), self.name)


@dataclass(frozen=True)
class _Pairs:
    both: list[tuple[Snapshot, Snapshot]] = field(default_factory=list)
    added: tuple[Snapshot, ...] = ()
    removed: tuple[Snapshot, ...] = ()


def compare_sides(old: Operand, new: Operand, request: Request, root: Path | None, *, shown: bool, sheets: bool) -> Report:
    """Return the comparison of two operands; `shown` adds overlays, solids and pictures of the parts that were reshaped.

    `sheets` nests the plates of every stock of which another area is needed, on both sides, and counts the sheets.

    Raises UsageError with what the user wrote wrong. A machine that cannot be built on a side stands in the report.
    """
    with tempfile.TemporaryDirectory(prefix="gvcs-diff-") as place:
        sides = _both(lambda: _side(old, request, root, Path(place) / "old"), lambda: _side(new, request, root, Path(place) / "new"))
        before, after = _both(sides[0].answer, sides[1].answer)
        _refuse_unknown(request.machines, before, after)
        pairs = _paired(before.snapshots, after.snapshots, [name.removeprefix("plugin ") for name in (*before.broken, *after.broken)])
        broken = {f"{machine} in {side.name}": problems for side, one in zip(sides, (before, after), strict=True) for machine, problems in one.broken.items()}
        redrawn, undrawn = _redrawn(pairs.both, sides)
        differences = [compare(a, b, redrawn) for a, b in pairs.both]
        differences = _with_sheets(differences, sides) if sheets else differences
        found = _views(differences, sides) if shown else {}
    return Report(
        old=old.name,
        new=new.name,
        differences=tuple(differences),
        added=pairs.added,
        removed=pairs.removed,
        broken={**broken, **undrawn},
        views=found,
        engine=_engine(old, new, root),
    )


def _engine(old: Operand, new: Operand, root: Path | None) -> str:
    """Say where the sides differ in the engine's own source tree, as they do in its repository: what runs is neither the one nor the other."""
    if root is None or isinstance(old, OutputFolder) or isinstance(new, OutputFolder):
        return ""
    before, after = (one.commit if isinstance(one, Revision) else "" for one in (old, new))
    count = len(changed_files(root, before, after, ENGINE))
    files = f"{count} file{'' if count == 1 else 's'} under {ENGINE}"
    return f"the engine itself changed between {old.name} and {new.name}: {files}; both sides were made by the running one" if count else ""


def _side(operand: Operand, request: Request, root: Path | None, place: Path) -> Side:
    if isinstance(operand, OutputFolder):
        return Side(operand.name, snapshots=read_folder(operand.path))
    question = Question(
        start=str(root or request.start),
        machines=request.machines,
        sets=request.sets,
        swaps=request.swaps,
        config=request.config,
        shop=str(request.shop.resolve()) if request.shop else "",
        plugin_folders=tuple(map(str, request.plugin_folders)),
        jobs=request.jobs,
    )
    if isinstance(operand, ParameterSet):
        question = replace(question, machines=(operand.machine,), sets=operand.sets, swaps=operand.swaps, config=operand.config)
    else:
        question = replace(question, every=not (request.sets or request.swaps or request.config))
        if operand.commit:
            assert root is not None
            question = replace(question, start=str(check_out(root, operand.commit, place)))
    return Side(operand.name, question)


def _both(first: Callable[[], Thing], second: Callable[[], Thing]) -> tuple[Thing, Thing]:
    """Do both at once and return both. Raises one UsageError with what is wrong on either side."""
    with ThreadPoolExecutor(2) as threads:
        doing = [threads.submit(task) for task in (first, second)]
        try:
            wait(doing)
        except KeyboardInterrupt:
            end_asked()
            raise
    mistakes = [error for error in (one.exception() for one in doing) if isinstance(error, UsageError)]
    if len(mistakes) > 1:
        raise UsageError(*dict.fromkeys(problem for error in mistakes for problem in error.problems))
    return doing[0].result(), doing[1].result()


def _refuse_unknown(machines: Sequence[str], old: Answer, new: Answer) -> None:
    missing = [name for name in machines if name in old.absent and name in new.absent]
    if missing:
        known = {one.machine for one in (*old.snapshots, *new.snapshots)}
        raise UsageError(*(unknown("machine", name, sorted(known)) for name in missing))


def _paired(old: Sequence[Snapshot], new: Sequence[Snapshot], broken: Sequence[str]) -> _Pairs:
    """Pair by machine and configuration; two that stand alone are what the user wants compared, whatever they are called.

    What is missing on a side that could not be built is no machine that was added or removed.
    """
    if len(old) == len(new) == 1 and not broken:
        return _Pairs([(old[0], new[0])])
    before, after = ({(one.machine, one.configuration): one for one in side} for side in (old, new))
    both = [(before[key], after[key]) for key in before if key in after]
    alone = [[one for key, one in mine.items() if key not in other and one.machine not in broken] for mine, other in ((after, before), (before, after))]
    return _Pairs(both, tuple(alone[0]), tuple(alone[1]))


def _redrawn(pairs: Sequence[tuple[Snapshot, Snapshot]], sides: Sequence[Side]) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, ...]]]:
    """Return the parts that are described alike and drawn otherwise, and those of which a side cannot tell."""
    asked = sorted({digest for a, b in pairs for digest in suspects(a, b)})
    if not asked:
        return {}, {}
    old, new = _both(lambda: sides[0].answer("solid", asked), lambda: sides[1].answer("solid", asked))
    names = {part.digest: part.name for a, _ in pairs for part in a.parts}
    undrawn: dict[str, tuple[str, ...]] = {
        f"part {names[d]} in {side.name}": (words,) for side, one in zip(sides, (old, new), strict=True) for d, words in one.failed.items()
    }
    both = [digest for digest in asked if digest in old.made and digest in new.made]
    return {d: (old.made[d].decode(), new.made[d].decode()) for d in both if old.made[d] != new.made[d]}, undrawn


def _with_sheets(differences: Sequence[Difference], sides: Sequence[Side]) -> list[Difference]:
    """Count the sheets of the stocks of which another area is needed."""
    stocks = sorted({stock for one in differences for stock in plate_stocks(one)})
    if not stocks:
        return list(differences)
    old, new = _both(lambda: sides[0].answer("sheets", stocks), lambda: sides[1].answer("sheets", stocks))

    def counted(one: Snapshot, answer: Answer) -> dict[str, int]:
        keys = {stock: sheets_key(one.machine, one.configuration, stock) for stock in stocks}
        return {stock: int(answer.made[key]) for stock, key in keys.items() if key in answer.made}

    return [with_sheets(one, counted(one.old, old), counted(one.new, new)) for one in differences]


def _views(differences: Sequence[Difference], sides: Sequence[Side]) -> dict[tuple[str, str, str], View]:
    changes = [(one, change) for one in differences for change in one.changed if change.fields and change.reshaped and change.new.data]
    if not changes:
        return {}
    asked = [sorted({change.old.digest for _, change in changes}), sorted({change.new.digest for _, change in changes})]
    old, new = _both(lambda: sides[0].answer("mesh", asked[0]), lambda: sides[1].answer("mesh", asked[1]))
    distinct: dict[tuple[str, str], PartChange] = {(change.old.digest, change.new.digest): change for _, change in changes}
    failed: Mapping[str, str] = {**old.failed, **new.failed}
    made = dict(zip(distinct, views(list(distinct.values()), old.made, new.made, failed), strict=True))
    return {(one.new.machine, one.new.configuration, change.new.name): made[change.old.digest, change.new.digest] for one, change in changes}
