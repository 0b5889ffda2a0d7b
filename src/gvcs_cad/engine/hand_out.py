"""Hands the artifacts that show shapes to workers: those of one part together with its solid, the others when the last of their solids is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from gvcs_cad.engine.crew import Crew
from gvcs_cad.engine.keys import drawn_by, mesh_key, solid_key, volume_key
from gvcs_cad.engine.known_volumes import KnownVolumes
from gvcs_cad.engine.tasks import PartMade, make_artifact, make_part
from gvcs_cad.errors import UnsendableError, words_of
from gvcs_cad.model.part import Part
from gvcs_cad.plugins.output import Artifact

Take = Callable[[str, Artifact, object], None]
Tell = Callable[[str], None]


@dataclass
class _PartWork:
    """A part, the artifacts by path that show it alone, and the shapes and the volume that others ask of it."""

    part: Part
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    drawn: bool = False
    meshes: dict[tuple[float, float], None] = field(default_factory=dict)
    weigh: bool = False

    def keys(self) -> list[str]:
        """Return the keys of what must be stored before others can use it."""
        solid, volume = [solid_key(self.part)] * self.drawn, [volume_key(self.part)] * self.weigh
        return [*solid, *(mesh_key(self.part, None, chord, angle) for chord, angle in self.meshes), *volume]


class HandOut:
    """One build's work for one crew; `take` receives each result, `failed` the reasons, `tell` the name of what is done.

    A part's artifacts are made by the task that draws it, which loads it once. Where that task is lost (a crash, a hang, no memory)
    and the solid was already stored, they are made again one by one, so that the one at fault is named.
    """

    def __init__(self, artifacts: Sequence[tuple[str, Artifact]], crew: Crew, take: Take, failed: dict[str, str], tell: Tell) -> None:
        self._artifacts, self._crew, self._take, self._failed, self._tell = dict(artifacts), crew, take, failed, tell
        self.unkept = ""
        self._volumes: dict[str, float] = {}  # mm3, by digest of the part
        self._broken: dict[str, str] = {}  # by digest of the part
        self._suspected: dict[str, str] = {}  # likewise: it has a solid, and yet its task was lost
        self._parts = parts_work(artifacts)
        self._lost = {digest: work for digest, work in self._parts.items() if work.artifacts or not all(map(crew.store.has, work.keys()))}
        alone = {path for work in self._parts.values() for path in work.artifacts}
        self._waits = {path: {need.digest for need in artifact.needs} & self._lost.keys() for path, artifact in artifacts if path not in alone}
        self._running: dict[Future[Any], Callable[[Future[Any]], None]] = {}
        self._ended: SimpleQueue[Future[Any]] = SimpleQueue()

    def start(self) -> None:
        """Give out what can be begun."""
        self._apart(path for path, waits in self._waits.items() if not waits)
        for digest, work in self._lost.items():
            self._part(digest, work.artifacts)

    def finish(self) -> None:
        """Wait for all of it, and give out what waited for something."""
        while self._running:
            future = self._ended.get()
            self._running.pop(future)(future)

    def _run(self, then: Callable[[Future[Any]], None], function: Callable[..., Any], *arguments: Any) -> None:
        future = self._crew.executor().submit(function, self._crew.store.root, *arguments)
        self._running[future] = then
        future.add_done_callback(self._ended.put)

    def _part(self, digest: str, artifacts: Mapping[str, Artifact]) -> None:
        work = self._parts[digest]
        contents = {path: artifact.content for path, artifact in artifacts.items()}
        self._run(lambda done: self._part_done(digest, artifacts, done), make_part, work.part, tuple(work.meshes), contents, work.weigh)

    def _part_done(self, digest: str, artifacts: Mapping[str, Artifact], future: Future[Any]) -> None:
        part, error = self._parts[digest].part, future.exception()
        if isinstance(error, UnsendableError) and artifacts:  # the part itself can be sent: it comes back here, and each artifact by itself
            self._part(digest, {})
            self._apart(artifacts)
            return
        self._tell(part.name)
        if error is None:
            self._part_made(part, future.result(), artifacts)
        elif self._crew.store.has(solid_key(part)):
            self._suspected[digest] = words_of(error)
            self._apart(artifacts)
        else:
            self._broken[digest] = words_of(error)
            self._failed |= {path: about(part, words_of(error)) for path in artifacts}
        self._release(digest)

    def _apart(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._artifact(path)

    def _part_made(self, part: Part, made: PartMade, artifacts: Mapping[str, Artifact]) -> None:
        self.unkept = self.unkept or made.unkept
        if made.volume is not None:
            self._volumes[part.digest] = made.volume
        for path, artifact in artifacts.items():
            self._tell(path)
            if path in made.failed:
                self._failed[path] = about(part, made.failed[path])
            else:
                self._take(path, artifact, made.contents[path])

    def _release(self, digest: str) -> None:
        """Hand out the artifacts that waited for this part last; one that shows a broken part fails with its name."""
        for path, waits in self._waits.items():
            if digest not in waits:
                continue
            waits.discard(digest)
            if not waits:
                broken = [need for need in self._artifacts[path].needs if need.digest in self._broken]
                if broken:
                    self._failed[path] = "; ".join(about(need, self._broken[need.digest]) for need in broken)
                else:
                    self._artifact(path)

    def _artifact(self, path: str) -> None:
        if self._artifacts[path].volumes_only:
            self._written_here(path)
            return
        self._run(lambda done: self._artifact_done(path, done), make_artifact, self._artifacts[path].content)

    def _artifact_done(self, path: str, future: Future[Any]) -> None:
        self._tell(path)
        error = future.exception()
        if error is not None:
            self._failed[path] = words_of(error) if isinstance(error, UnsendableError) else self._named(self._artifacts[path], words_of(error))
            return
        content, unkept = future.result()
        self.unkept = self.unkept or unkept
        self._take(path, self._artifacts[path], content)

    def _written_here(self, path: str) -> None:
        """Make what asks for volumes alone while the workers draw: the design and the values of its documents need not go to them."""
        self._tell(path)
        artifact = self._artifacts[path]
        try:
            self._take(path, artifact, artifact.content(shapes=KnownVolumes(self._volumes, self._crew.store)))
        except (Exception, SystemExit) as error:  # as of any artifact: it is named and the others are made
            self._failed[path] = words_of(error)

    def _named(self, artifact: Artifact, failure: str) -> str:
        """Return why an artifact failed, with the part that it is of: its only one, or those of many whose own tasks were lost before."""
        if len(artifact.needs) == 1:
            return about(artifact.needs[0], failure)
        lost = [about(need, self._suspected[need.digest]) for need in artifact.needs if need.digest in self._suspected]
        return "; ".join([failure, *lost])


def parts_work(artifacts: Sequence[tuple[str, Artifact]]) -> dict[str, _PartWork]:
    """Return by digest every part of which a solid is needed, in the order of first need, with what is to be made of it alone."""
    found: dict[str, _PartWork] = {}
    for path, artifact in artifacts:
        for need in artifact.needs:
            work = found.setdefault(need.digest, _PartWork(need))
            work.meshes.update(dict.fromkeys(artifact.meshes))
            work.weigh |= artifact.volumes_only
            work.drawn |= not artifact.volumes_only
        if len(artifact.needs) == 1 and not artifact.volumes_only:
            found[artifact.needs[0].digest].artifacts[path] = artifact
    return found


def about(part: Part, failure: str) -> str:
    """Name a part, why it has no solid or no file, and how it is drawn: by the function with its arguments, or from its own description."""
    words = f"part {part.name}: {failure.removeprefix(f'{part.name}: ')}"
    shape = drawn_by(part)
    return f"{words}, drawn by {shape}" if shape else f"{words}, {part.describe()}"
