"""What ``gvcs nest`` is asked to nest: machines and drawings by others, together, by stock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.catalog.stock import PlateStock
from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.nest.job import Job, design_plates, make_jobs
from gvcs_cad.engine.concepts import uncut_concepts
from gvcs_cad.engine.gate import run_checks, warned
from gvcs_cad.engine.prepare import Workshop, prepare
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError
from gvcs_cad.plugins.output import Build

Wanted = tuple[str, FlatPattern]  # stock key and drawing


@dataclass(frozen=True)
class NestRequest:
    """Machines as any command takes them; drawings as ``old.dxf=4``, their stock and their unit where the file states none."""

    machines: Request
    drawings: tuple[str, ...] = ()
    stock: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Asked:
    """The jobs of a request, the shop they are for, the name of the whole, and what was repaired in drawings by others.

    `safety` is the safety sheet of every machine; `errors` are findings of the checks for which nothing may be cut, `builds` the machines.
    """

    jobs: tuple[Job, ...]
    shop: Shop
    name: str
    findings: tuple[str, ...]
    safety: str = ""
    errors: tuple[str, ...] = ()
    builds: tuple[Build, ...] = ()


def asked(request: NestRequest, floor: Workshop) -> Asked:
    """Return the jobs of a request. Raises UsageError for what is typed wrong or cannot be cut, ModelError for parts that share a name."""
    prepared = prepare(request.machines, floor) if request.machines.machines else []
    concepts = uncut_concepts((one.build for one in prepared), request.machines, "nest")
    if concepts:
        raise UsageError(*concepts)
    shop = prepared[0].build.shop if prepared else load_shop(request.machines.shop or floor.project.shop)
    if not prepared:
        floor.registry.load_plugins()
        use_catalog(floor.registry.catalog_folders, shop.substitute)
    groups = [(one.build.machine, design_plates(one.build.design, (v.digest for v in one.build.verifications))) for one in prepared]
    checked = [(one.build, run_checks(one.build, floor)) for one in prepared]
    findings: list[str] = []
    problems: list[str] = []
    for text in request.drawings:
        try:
            groups.append(_drawn(text, request, findings))
        except UsageError as error:
            problems += error.problems
    if problems:
        raise UsageError(*problems)
    return Asked(
        jobs=make_jobs(_apart(groups), shop),
        shop=shop,
        name="+".join(dict.fromkeys(name for name, _ in groups)),
        findings=tuple(findings),
        safety="\n".join(warned(build, found).safety_page() for build, found in checked),
        errors=tuple(f"{build.machine}: {finding}" for build, found in checked for finding in found if finding.severity == "error"),
        builds=tuple(one.build for one in prepared),
    )


def _drawn(text: str, request: NestRequest, findings: list[str]) -> tuple[str, list[Wanted]]:
    """Return the plates of ``FILE.dxf=N`` under the name of the file."""
    from gvcs_cad.formats.dxf_contours import read_plates

    file, _, count = text.partition("=")
    if not count.isdigit() or int(count) < 1:
        raise UsageError(f"{text}: a drawing is given as FILE.dxf=N, N the number of each plate in it")
    if not request.stock:
        raise UsageError(f"{text}: a drawing states no stock; say which with --stock 'plate A36 1/4'")
    row = catalog().get(PlateStock, request.stock)
    plates, found = read_plates(Path(file), request.unit)
    findings += found
    word = re.sub(r"[^a-z0-9]+", "_", Path(file).stem.lower()).strip("_")[:40] or "drawing"
    names = [word] if len(plates) == 1 else [f"{word}_{i}" for i in range(1, len(plates) + 1)]
    notes = (f"drawn by others: {Path(file).name}",)
    return word, [
        (request.stock, FlatPattern(name, "-", int(count), row.material, row.thickness, outer, inner, (), (), notes))
        for name, (outer, inner) in zip(names, plates, strict=True)
    ]


def _apart(groups: Sequence[tuple[str, list[Wanted]]]) -> list[Wanted]:
    """Give a part number that different contours bear its machine's name in front, so that nothing is cut for something else."""
    shapes: dict[str, set[object]] = {}
    for _, plates in groups:
        for stock, pattern in plates:
            shapes.setdefault(pattern.part_no, set()).add((stock, pattern.outer, pattern.inner))
    shared = {part_no for part_no, found in shapes.items() if len(found) > 1}
    return [
        (stock, replace(pattern, part_no=f"{name}.{pattern.part_no}") if pattern.part_no in shared else pattern)
        for name, plates in groups
        for stock, pattern in plates
    ]
