"""Run as a program of its own: builds one side of a comparison in its folder and answers in JSON on stdout."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.checks.interchange.conformance import conformance
from gvcs_cad.checks.interchange.verdict import worst
from gvcs_cad.documents.diff.snapshot import Snapshot
from gvcs_cad.documents.nest.job import design_plates, make_jobs
from gvcs_cad.engine.accepted import NAME as ACCEPTED
from gvcs_cad.engine.accepted import Acceptance, read_acceptances
from gvcs_cad.engine.carried import carried
from gvcs_cad.engine.crew import Crew
from gvcs_cad.engine.diff.ask import Question, sheets_key
from gvcs_cad.engine.execute import make
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.keys import solid_key
from gvcs_cad.engine.prepare import Prepared, Workshop, own_machines, prepare_each, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import GvcsError, PluginError, UsageError, words_of
from gvcs_cad.formats.nest_record import nest_of
from gvcs_cad.formats.snapshot_json import snapshot_data
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.claim import claims
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shaped import ShapedPart
from gvcs_cad.plugins.output import Artifact, Build


def main() -> None:
    """Read a question from stdin, answer it; whatever a plugin prints meanwhile goes to stderr."""
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked: dict[str, Any] = json.load(sys.stdin)
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in asked.items()}
    question = Question(**plain)
    try:
        found = answered(question)
    except UsageError as error:
        found = {"usage": list(error.problems)}
    with answer:
        json.dump(found, answer, allow_nan=False)


def answered(question: Question) -> dict[str, Any]:
    """Return the answer as plain data. Raises UsageError with every setting that cannot be used."""
    request = Request(
        sets=question.sets,
        swaps=question.swaps,
        config=question.config,
        shop=Path(question.shop) if question.shop else None,
        plugin_folders=tuple(map(Path, question.plugin_folders)),
        every_configuration=question.every,
        start=Path(question.start),
    )
    floor = workshop(request)
    machines, absent, broken = _machines(question.machines, floor)
    prepared, failing = prepare_each(replace(request, machines=machines), floor)
    broken |= {name: list(problems) for name, problems in failing.items()}
    made, failed = _sheets(question.parts, prepared) if question.make == "sheets" else _made(question, prepared, floor) if question.make else ({}, {})
    snapshots = [] if question.make else [*_snapshots(prepared, floor, broken)]
    return {"snapshots": snapshots, "absent": absent, "broken": broken, "made": made, "failed": failed}


def _machines(names: Sequence[str], floor: Workshop) -> tuple[tuple[str, ...], list[str], dict[str, list[str]]]:
    """Return the machines that are there, those that are not, and those whose plugin is broken."""
    registry, broken = floor.registry, {}
    if not names:
        return own_machines(floor), [], {f"plugin {problem.plugin}": [problem.message] for problem in registry.problems}
    found, absent = [], []
    for name in names:
        try:
            registry.machine(name)
            found.append(name)
        except UsageError:
            absent.append(name)
        except PluginError as error:
            broken[name] = list(error.problems)
    return tuple(found), absent, broken


def _snapshots(prepared: Sequence[Prepared], floor: Workshop, broken: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Yield the snapshots as plain data; a machine on which a check fails, or whose acceptances cannot be read, is broken alone."""
    for one in prepared:
        try:
            yield snapshot_data(_drawn(one, floor))
        except GvcsError as error:
            broken[one.build.machine] = list(error.problems)


def _drawn(one: Prepared, floor: Workshop) -> Snapshot:
    """Return the snapshot of a build with what the checks find, and the key of the code behind every part that a designer's function draws."""
    keys = {part.digest: solid_key(part) for part in one.build.design.quantities if _by_function(part)}
    findings = tuple(f"{finding.severity}: {finding}" for finding in run_checks(one.build, floor))
    snapshot = replace(one.build.snapshot(), configuration=one.folder_name, findings=findings, verdicts=verdicts(one.build), accepted=accepted(one, floor))
    return replace(snapshot, parts=tuple(replace(part, drawn=keys.get(part.digest, "")) for part in snapshot.parts))


def accepted(one: Prepared, floor: Workshop) -> dict[str, str]:
    """Return until when and why each finding is accepted, by rule and subject: by the machine's own file and by those of its modules. Raises UsageError."""
    folder = floor.registry.machine(one.build.machine).folder()
    own = [entry for entry in read_acceptances(folder / ACCEPTED) if entry.holds_in(one.build.configuration)]
    entries: list[Acceptance] = [*own, *(other.acceptance for other in carried(one))]
    return {f"{entry.rule}: {subject}": f"until {entry.expires}: {entry.reason}" for entry in reversed(entries) for subject in entry.subjects}


def verdicts(build: Build) -> dict[str, str]:
    """Judge every side of an interface that a build makes against its contract, by formula: what only a solid can tell is not asked here."""
    found = {}
    for claim in claims(build.design, build.machine, build.version):
        contract = catalog().get(Interface, claim.interface)
        verdict = worst(conformance(claim, contract, build.shop))
        why = verdict.witness.removeprefix(f"{claim.label}: ")
        found[f"{claim.port} {claim.interface}"] = "PASS" if verdict.answer == "PASS" else f"{verdict.answer}: {why}"
    return found


def _by_function(part: Part) -> bool:
    shape = part.envelope if isinstance(part, PurchasedPart) else part.shape if isinstance(part, ShapedPart) else None
    return shape is not None and not shape.function.startswith("gvcs_cad.")


def _made(question: Question, prepared: Sequence[Prepared], floor: Workshop) -> tuple[dict[str, str], dict[str, str]]:
    """Make digests or meshes of parts by the engine's workers, from its store where they are known."""
    wanted = set(question.parts)
    parts = {part.digest: part for one in prepared for part in one.build.design.quantities if part.digest in wanted}
    function = {"solid": solid_digest, "mesh": mesh_bytes}[question.make]
    artifacts = [
        (f"{question.make}/{digest}", Artifact(digest, partial(function, part), part, (part,), uses_shapes=True)) for digest, part in sorted(parts.items())
    ]
    with Crew(floor, Request(jobs=question.jobs)) as crew:
        done = make(artifacts, crew, None, {})
    files = [(path, content) for made in done.contents.values() for path, content in made.items()]
    made = {path.partition("/")[2]: base64.b64encode(content).decode() for path, content in files}
    return made, {path.partition("/")[2]: words for path, words in done.failed.items()}


def _sheets(stocks: Sequence[str], prepared: Sequence[Prepared]) -> tuple[dict[str, str], dict[str, str]]:
    """Return how many sheets of some stocks each machine takes, by machine, configuration and stock."""
    made, failed = {}, {}
    for one in prepared:
        build = one.build
        for stock in stocks:
            parts = [(key, pattern) for key, pattern in design_plates(build.design) if key == stock]
            name = sheets_key(build.machine, one.folder_name, stock)
            try:
                count = sum(len(nest_of(job, build.nest_folder).sheets) for job in make_jobs(parts, build.shop))
            except GvcsError as error:
                failed[name] = words_of(error)
            else:
                made[name] = base64.b64encode(str(count).encode()).decode()
    return made, failed


def solid_digest(part: Part, shapes: Shapes) -> bytes:
    """Return the SHA-256 of a part's boundary representation, as hex."""
    from gvcs_cad.geometry.solid import to_bytes

    return hashlib.sha256(to_bytes(shapes.solid(part))).hexdigest().encode()


def mesh_bytes(part: Part, shapes: Shapes) -> bytes:
    """Return a part's triangles in NumPy's own format."""
    return shapes.mesh(part).to_bytes()


if __name__ == "__main__":
    main()
