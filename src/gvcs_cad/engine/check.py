"""Every check of a machine: the kernel-free ones here, those that need solids by workers, each case remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.geometry_check import Case, GeometryCheck, Result
from gvcs_cad.engine.arguments import UnkeyedError
from gvcs_cad.engine.case_key import case_code, case_key
from gvcs_cad.engine.case_memory import from_json, to_json
from gvcs_cad.engine.execute import Progress
from gvcs_cad.engine.gate import kernel_free
from gvcs_cad.engine.keys import solid_key
from gvcs_cad.engine.notebook import open_notebook
from gvcs_cad.engine.prepare import Prepared, Workshop
from gvcs_cad.engine.store import default_store
from gvcs_cad.errors import WorkerError, words_of

LIMIT = 1800.0  # seconds for one case: a whole range of a joint


@dataclass(frozen=True)
class CheckReport:
    """What the checks of one machine found and measured; `failed` tells by case why it could not be run: it has proven nothing."""

    prepared: Prepared
    findings: tuple[Finding, ...]
    measured: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)


def check_machine(one: Prepared, floor: Workshop, *, solids: bool = True, jobs: int | None = None, progress: Progress | None = None) -> CheckReport:
    """Run every check on a prepared machine; ``solids=False`` leaves out those that need a CAD kernel.

    A check that fails itself is in the report, and the others are run.
    """
    found_free, broken = kernel_free(one.build, floor, advice=True)
    findings = list(found_free)
    checks = [check for _, check in sorted(floor.registry.geometry_checks().items())] if solids else []
    work = [(check, case) for check in checks for case in _cases(check, one, floor, broken)]
    results, failed = _run(one, work, floor, jobs, progress)
    for check in checks:
        found = [finding for owner, case in work if owner is check for finding in results.get(_name(check, case), Result()).findings]
        findings += check.merge(found)
    measured = tuple(line for check, case in work for line in results.get(_name(check, case), Result()).measured)
    return CheckReport(one, tuple(findings), measured, {**broken, **failed})


def _cases(check: GeometryCheck, one: Prepared, floor: Workshop, broken: dict[str, str]) -> Sequence[Case]:
    """Return the cases of a check; of one that fails itself none, and `broken` gets to know why: it has proven nothing."""
    try:
        return list(check.cases(one.build.design, one.build.shop))
    except (Exception, SystemExit) as error:  # a check may raise anything
        broken[check.name] = f"{words_of(error)}{floor.registry.code_place(error)}"
        return ()


def _name(check: GeometryCheck, case: Case) -> str:
    return f"{check.name}, {case.name}"


def _run(
    one: Prepared, work: Sequence[tuple[GeometryCheck, Case]], floor: Workshop, jobs: int | None, progress: Progress | None
) -> tuple[dict[str, Result], dict[str, str]]:
    root = default_store()
    known = _Known(one, root)
    results: dict[str, Result] = {}
    waiting: dict[str, Case] = {}
    unrun: dict[str, str] = {}
    for check, case in work:
        name = _name(check, case)
        if name in {*results, *waiting}:
            unrun[name] = "another case bears this name: only one of them was run"
            continue
        try:
            kept = known.recall(case)
        except UnkeyedError as reason:
            unrun[name] = f"no worker finds its function: {reason}"
            continue
        if kept is None:
            waiting[name] = case
        else:
            results[name] = kept
    failed = _compute(one, waiting, floor, root, jobs, progress, results)
    for name, case in waiting.items():
        if name in results:
            known.keep(case, results[name])
    return results, unrun | failed


class _Known:
    """Results of cases from runs before, each under all that decides it."""

    def __init__(self, one: Prepared, root: Path) -> None:
        self._root = root
        self._solids = sorted(solid_key(part) for part in one.build.design.quantities if part.has_body)

    def recall(self, case: Case) -> Result | None:
        """Return a result, or None. Raises UnkeyedError where the case's function is no module-level one."""
        notebook, key = open_notebook(self._root, case_code(case)), case_key(case, self._solids)
        kept = notebook.recall(key) if key else None
        return from_json(kept) if kept else None

    def keep(self, case: Case, result: Result) -> None:
        """Keep a result whose case can be told from every other."""
        key = case_key(case, self._solids)
        if key:
            open_notebook(self._root, case_code(case)).keep(key, to_json(result))


def _compute(
    one: Prepared,
    waiting: Mapping[str, Case],
    floor: Workshop,
    root: Path,
    jobs: int | None,
    progress: Progress | None,
    results: dict[str, Result],
) -> dict[str, str]:
    """Make every mesh first, each by a worker of its own, then run the cases; return what failed."""
    if not waiting:
        return {}
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.engine.pool import WarmPool
    from gvcs_cad.engine.resources import default_jobs, default_memory
    from gvcs_cad.engine.tasks import make_meshes, run_case
    from gvcs_cad.engine.worker import Setup

    parts = {part.name: part for part in one.build.design.quantities if part.has_body}
    told = _Told(progress, len(parts) + len(waiting))
    setup = Setup(floor.registry.sources, tuple(floor.registry.catalog_folders), default_memory(), catalog().substitutes)
    with WarmPool(setup, jobs or default_jobs(), LIMIT) as pool:
        _, failed = told.outcomes({pool.submit(make_meshes, root, part): name for name, part in parts.items()})
        if failed:  # a machine with a part that has no solid is not proven clear of it
            return failed
        answers, failed = told.outcomes({pool.submit(run_case, root, case_code(case), case.run): name for name, case in waiting.items()})
    for name, answer in answers.items():
        if isinstance(answer, Result):
            results[name] = answer
        else:
            failed[name] = f"its function returned {type(answer).__name__}, not Result"
    return failed


class _Told:
    """Waits for workers, and tells how far they are."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def outcomes(self, tasks: Mapping[Future[Any], str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Return by name what each task returned, and in what words the others failed."""
        results: dict[str, Any] = {}
        failed: dict[str, str] = {}
        for future in as_completed(tasks):
            name = tasks[future]
            if self._progress:
                self._progress(self._done, self._total, name)
            self._done += 1
            try:
                results[name] = future.result()
            except WorkerError as error:
                failed[name] = words_of(error)
        return results, failed
