"""Makes artifacts: those without geometry here and now, the others by workers that share solids through the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.errors import words_of
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shaped import ShapedPart
from gvcs_cad.plugins.output import Artifact

if TYPE_CHECKING:
    from gvcs_cad.engine.prepare import Workshop

Progress = Callable[[int, int, str], None]  # done, of how many, what
Contents = dict[str, bytes]  # of one artifact: bytes by path, one file unless it is a folder


def make(artifacts: Sequence[tuple[str, Artifact]], floor: Workshop, jobs: int | None, progress: Progress | None) -> tuple[dict[str, Contents], dict[str, str]]:
    """Return by artifact's path the bytes of its files by theirs, and the reasons of those that failed."""
    light = [(f"{output}/{artifact.name}", artifact) for output, artifact in artifacts if not artifact.uses_shapes]
    heavy = [(f"{output}/{artifact.name}", artifact) for output, artifact in artifacts if artifact.uses_shapes]
    contents: dict[str, Contents] = {}
    failed: dict[str, str] = {}
    for done, (path, artifact) in enumerate(light):
        if progress:
            progress(done, len(artifacts), path)
        try:
            _take(path, artifact, artifact.content(), contents, failed)
        except (Exception, SystemExit) as error:  # an output plugin may raise anything; the artifact is named and the others are made
            failed[path] = words_of(error)
    if heavy:
        _make_heavy(heavy, floor, jobs, progress, contents, failed)
    return contents, failed


def _make_heavy(
    heavy: Sequence[tuple[str, Artifact]],
    floor: Workshop,
    jobs: int | None,
    progress: Progress | None,
    contents: dict[str, Contents],
    failed: dict[str, str],
) -> None:
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.engine.pool import Pool, Task, default_jobs, default_memory
    from gvcs_cad.engine.store import Store, default_store
    from gvcs_cad.engine.tasks import make_artifact, make_shapes
    from gvcs_cad.engine.worker import Setup

    store = Store(default_store())
    setup = Setup(floor.registry.sources, tuple(floor.registry.catalog_folders), default_memory(), catalog().substitutes)
    needed = list(dict.fromkeys(need for _, artifact in heavy for need in artifact.needs))
    broken: dict[Part, str] = {}
    total, by_path = len(needed) + len(heavy), dict(heavy)
    with Pool(setup, jobs or default_jobs()) as pool:
        tasks = {part.name: part for part in needed}
        for done, outcome in enumerate(pool.run([Task(part.name, make_shapes, (store.root, part)) for part in needed])):
            if progress:
                progress(done, total, outcome.task.name)
            if outcome.failure:
                broken[tasks[outcome.task.name]] = outcome.failure
        ready = []
        for path, artifact in heavy:
            missing = [part for part in artifact.needs if part in broken]
            if missing:
                failed[path] = "; ".join(_about(part, broken[part]) for part in missing)
            else:
                ready.append(Task(path, make_artifact, (store.root, artifact.content)))
        for done, outcome in enumerate(pool.run(ready), len(needed)):
            if progress:
                progress(done, total, outcome.task.name)
            if outcome.failure:
                failed[outcome.task.name] = outcome.failure
            else:
                _take(outcome.task.name, by_path[outcome.task.name], outcome.result, contents, failed)


def _about(part: Part, failure: str) -> str:
    """Name a part that has no solid, the reason, and the function that should have drawn it with its arguments."""
    words = f"part {part.name}: {failure.removeprefix(f'{part.name}: ')}"
    shape = part.envelope if isinstance(part, PurchasedPart) else part.shape if isinstance(part, ShapedPart) else None
    return f"{words}, drawn by {shape}" if shape else words


def _take(path: str, artifact: Artifact, content: object, contents: dict[str, Contents], failed: dict[str, str]) -> None:
    """Accept an artifact's bytes, or those of a folder's files under names that every system takes, and nothing else."""
    if artifact.folder and isinstance(content, dict) and all(isinstance(data, bytes) for data in content.values()):
        files = {f"{path}/{name}": data for name, data in content.items()}
        problems = [problem for file in files if (problem := bad_name(file))]
        if problems:
            failed[path] = "; ".join(problems)
        else:
            contents[path] = files
    elif isinstance(content, bytes) and not artifact.folder:
        contents[path] = {path: content}
    elif artifact.folder:
        failed[path] = f"its function returned {type(content).__name__}, not the bytes of a folder's files by name"
    else:
        failed[path] = f"its function returned {type(content).__name__}, not bytes"
