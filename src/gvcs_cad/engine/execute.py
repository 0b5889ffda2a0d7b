"""Makes artifacts: those without geometry here and now, the others by workers that share solids through the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gvcs_cad.errors import GvcsError
from gvcs_cad.model.part import Part
from gvcs_cad.plugins.output import Artifact

if TYPE_CHECKING:
    from gvcs_cad.engine.prepare import Workshop

Progress = Callable[[int, int, str], None]  # done, of how many, what


def make(artifacts: Sequence[tuple[str, Artifact]], floor: Workshop, jobs: int | None, progress: Progress | None) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the bytes of every artifact by path, and the reasons of those that failed."""
    light = [(f"{output}/{artifact.name}", artifact) for output, artifact in artifacts if not artifact.uses_shapes]
    heavy = [(f"{output}/{artifact.name}", artifact) for output, artifact in artifacts if artifact.uses_shapes]
    contents: dict[str, bytes] = {}
    failed: dict[str, str] = {}
    for done, (path, artifact) in enumerate(light):
        if progress:
            progress(done, len(artifacts), path)
        try:
            contents[path] = artifact.content()
        except GvcsError as error:
            failed[path] = "; ".join(error.problems)
        except Exception as error:  # an output plugin may raise anything; the artifact is named and the others are made
            failed[path] = f"{type(error).__name__}: {error}"
    if heavy:
        _make_heavy(heavy, floor, jobs, progress, contents, failed)
    return contents, failed


def _make_heavy(
    heavy: Sequence[tuple[str, Artifact]],
    floor: Workshop,
    jobs: int | None,
    progress: Progress | None,
    contents: dict[str, bytes],
    failed: dict[str, str],
) -> None:
    from gvcs_cad.engine.pool import Pool, Task, default_jobs
    from gvcs_cad.engine.store import Store, default_store
    from gvcs_cad.engine.tasks import make_artifact, make_shapes
    from gvcs_cad.engine.worker import Setup

    store = Store(default_store())
    setup = Setup(floor.registry.sources, tuple(floor.registry.catalog_folders))
    needed = list(dict.fromkeys(need for _, artifact in heavy for need in artifact.needs))
    broken: dict[Part, str] = {}
    total = len(needed) + len(heavy)
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
                failed[path] = "; ".join(f"part {part.name}: {broken[part]}" for part in missing)
            else:
                ready.append(Task(path, make_artifact, (store.root, artifact.content)))
        for done, outcome in enumerate(pool.run(ready), len(needed)):
            if progress:
                progress(done, total, outcome.task.name)
            if outcome.failure:
                failed[outcome.task.name] = outcome.failure
            else:
                contents[outcome.task.name] = outcome.result
