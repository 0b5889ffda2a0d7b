"""``gvcs nest``: search for better nests within a time, keep each as a record, write the sheets, and put what is left back into the rack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest
from gvcs_cad.documents.nest.search import Search
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.engine.about import about_nest
from gvcs_cad.engine.build import SAFETY
from gvcs_cad.engine.nest_job import Asked
from gvcs_cad.engine.nest_programs import nest_programs
from gvcs_cad.engine.publish import Written, publish, write_file
from gvcs_cad.engine.strip_packer import StripPacker
from gvcs_cad.errors import GvcsError, ModelError
from gvcs_cad.formats.nest_files import nest_files
from gvcs_cad.formats.nest_png import sheet_png
from gvcs_cad.formats.nest_record import nest_of, record_json, record_name
from gvcs_cad.plugins.post_processor import PostProcessor

Told = Callable[[Job, int, int], None]  # the job that is searched, its number, of how many


@dataclass(frozen=True)
class NestRun:
    """What came of a run: jobs with their nests, records and folder, what the packer could not do; part programs written and refused."""

    nests: tuple[tuple[Job, Nest], ...]
    records: tuple[Path, ...]
    folder: Path
    problems: tuple[str, ...]
    programs: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Budget:
    """How long to search in all, seconds, and by what: seed and threads of the packer."""

    seconds: float
    seed: int = 1
    packer: Callable[[int], StripPacker] = field(default=lambda seed: StripPacker(seed))


def run_nest(
    asked: Asked, nests: Path, outputs: Path, root: Path | None, budget: Budget, told: Told | None = None, post: PostProcessor | None = None
) -> NestRun:
    """Nest every job, keep the records in `nests` and write the sheets under `outputs`. Nothing is written before all jobs are done.

    With a post-processor the part programs of all sheets are written beside them; what becomes of no program is in `problems`.

    Raises ModelError naming every part that goes on no sheet, of all stocks at once.
    """
    begun = _begun(asked, nests)
    found: list[tuple[Job, Nest]] = []
    problems: list[str] = []
    shares = _shares(begun, budget.seconds)
    for number, (job, start) in enumerate(begun, 1):
        if told:
            told(job, number, len(begun))
        packer = budget.packer(budget.seed)
        nest = Search(job, packer, shares[job.stock]).best(start) if shares[job.stock] > 0 else start
        wrong = verify(nest, job)
        if wrong:
            raise ModelError(*wrong)
        found.append((job, nest))
        problems += [f"{job.stock}: {packer.problems.count(problem)} times {problem}" for problem in dict.fromkeys(packer.problems)]
    records = [(nests / record_name(job), record_json(nest, job)) for job, nest in found] if budget.seconds > 0 else []
    title = asked.name.replace("+", ", ")
    files = nest_files(found, title, {"jobs": {job.stock: job.digest for job, _ in found}, "shop": asked.shop.name, "findings": list(asked.findings)})
    for path, content in records:
        write_file(path, content)
    folder = outputs / "nest" / asked.name
    written = [Written(SAFETY, asked.safety.encode(), "safety")] if asked.safety else []
    written += [Written(f"nest/{name}", content, "nest") for name, content in files.items()]
    pictures = [(name, content) for name, content in files.items() if name.endswith(".svg")]
    written += [Written(f"nest/{name[:-4]}.png", sheet_png(content), "nest", deterministic=False) for name, content in pictures]
    programs, failed = nest_programs(asked, found, post) if post else ([], {})
    about = about_nest(asked.name, [job for job, _ in found], root)
    publish(folder, [*written, *programs], failed, ["safety", "nest", *(["gcode"] if post else [])], about)
    refused = tuple(f"{name}: {reason}" for name, reason in failed.items())
    return NestRun(tuple(found), tuple(path for path, _ in records), folder, tuple(problems), len(programs) // 2, refused)


def _begun(asked: Asked, nests: Path) -> list[tuple[Job, Nest]]:
    """Return every job with the nest to begin from; what goes on no sheet is told for all stocks at once."""
    begun: list[tuple[Job, Nest]] = []
    problems: list[str] = []
    for job in asked.jobs:
        try:
            begun.append((job, nest_of(job, nests)))
        except GvcsError as error:
            problems += error.problems
    if problems:
        raise ModelError(*problems)
    return begun


def _shares(begun: list[tuple[Job, Nest]], seconds: float) -> Mapping[str, float]:
    """Share the time by the number of plates; a single plate needs none."""
    pieces = {job.stock: job.pieces if job.pieces > 1 else 0 for job, _ in begun}
    total = sum(pieces.values()) or 1
    return {stock: seconds * n / total for stock, n in pieces.items()}
