"""Makes artifacts: those whose recipe is known are taken from the store, those without geometry made here, the others by workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.engine.arguments import function_of
from gvcs_cad.engine.closure import closure_of
from gvcs_cad.engine.keys import drawn_by
from gvcs_cad.engine.packing import pack, unpack
from gvcs_cad.engine.recipe import Recipe, recipe_of, why_made
from gvcs_cad.errors import words_of
from gvcs_cad.model.part import Part
from gvcs_cad.plugins.output import Artifact

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gvcs_cad.engine.crew import Crew

Progress = Callable[[int, int, str], None]  # done, of how many, what
Contents = dict[str, bytes]  # of one artifact: bytes by path, one file unless it is a folder


@dataclass
class Made:
    """What became of artifacts by path: bytes or the reason of a failure, recipes, and why each was made or reused."""

    contents: dict[str, Contents] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    recipes: dict[str, Recipe] = field(default_factory=dict)
    reused: dict[str, bool] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    unkept: str = ""  # why results could not be stored, if so

    def take(self, path: str, artifact: Artifact, content: object) -> None:
        """Accept an artifact's bytes, or those of a folder's files under names that every system takes, and nothing else."""
        if artifact.folder and isinstance(content, dict) and all(isinstance(data, bytes) for data in content.values()):
            files = {f"{path}/{name}": data for name, data in content.items()}
            problems = [problem for file in files if (problem := bad_name(file))]
            if problems:
                self.failed[path] = "; ".join(problems)
            else:
                self.contents[path] = files
        elif isinstance(content, bytes) and not artifact.folder:
            self.contents[path] = {path: content}
        elif artifact.folder:
            self.failed[path] = f"its function returned {type(content).__name__}, not the bytes of a folder's files by name"
        else:
            self.failed[path] = f"its function returned {type(content).__name__}, not bytes"


def make(
    artifacts: Sequence[tuple[str, Artifact]], crew: Crew, progress: Progress | None, before: Mapping[str, Any], sound: Callable[[], bool] = lambda: True
) -> Made:
    """Make every artifact that is not in the store; `before` is the manifest of the last build, which tells why.

    `sound` is asked before the first solid is made: where it says no, what is made so far is returned and nothing kept.
    """
    made = Made()
    entries = {entry["path"]: entry for entry in before.get("files", ())}
    missing: list[tuple[str, Artifact]] = []
    for path, artifact in artifacts:
        recipe = made.recipes[path] = recipe_of(path, artifact)
        found = None if recipe.unkeyed else crew.store.get(recipe.key)
        made.reused[path] = found is not None
        if found is not None:
            made.contents[path] = {f"{path}{name}": data for name, data in unpack(found).items()}
            made.reasons[path] = "nothing it is made of has changed" if _same(recipe, entries.get(path, {})) else "made before of the same ingredients"
        else:
            made.reasons[path] = why_made(recipe, entries.get(path, {}), before)
            missing.append((path, artifact))
    work = _Work(made, crew, progress, [(path, artifact) for path, artifact in missing if artifact.uses_shapes])
    work.total = len(missing) + len(work.parts)
    for path, artifact in missing:
        if not artifact.uses_shapes:
            work.tell(path)
            try:
                made.take(path, artifact, artifact.content())
            except (Exception, SystemExit) as error:  # an output plugin may raise anything; the artifact is named and the others are made
                made.failed[path] = words_of(error)
    if not sound():
        return made
    if work.heavy:
        work.run()
    _keep(made, missing, crew)
    order = {path: i for i, (path, _) in enumerate(artifacts)}
    made.failed = dict(sorted(made.failed.items(), key=lambda item: order[item[0]]))
    return made


@dataclass
class _Work:
    """The artifacts that need solids: each is handed out as soon as the last of its solids is there."""

    made: Made
    crew: Crew
    progress: Progress | None
    heavy: list[tuple[str, Artifact]]
    total: int = 0
    done: int = 0

    @property
    def parts(self) -> list[Part]:
        """Every part of which a solid is needed, in the order of first need."""
        return list(dict.fromkeys(need for _, artifact in self.heavy for need in artifact.needs))

    def tell(self, what: str) -> None:
        if self.progress:
            self.progress(self.done, self.total, what)
        self.done += 1

    def run(self) -> None:
        from concurrent.futures import FIRST_COMPLETED, wait

        from gvcs_cad.engine.keys import solid_key
        from gvcs_cad.engine.tasks import make_shapes

        executor, store = self.crew.executor(), self.crew.store
        absent = [part for part in self.parts if not store.has(solid_key(part))]
        self.done += len(self.parts) - len(absent)
        broken: dict[Part, str] = {}
        waited_for = {path: {need for need in artifact.needs if need in absent} for path, artifact in self.heavy}
        by_part: dict[Part, list[str]] = {part: [path for path, artifact in self.heavy if part in waited_for[path]] for part in absent}
        artifacts = dict(self.heavy)
        parts: dict[Future[Any], Part] = {executor.submit(make_shapes, store.root, part): part for part in absent}
        files: dict[Future[Any], str] = {}
        for path in artifacts:
            if not waited_for[path]:
                files[self._submit(artifacts[path])] = path
        while parts or files:
            for future in wait([*parts, *files], return_when=FIRST_COMPLETED).done:
                if future in files:
                    self._artifact_done(files.pop(future), future)
                    continue
                part = parts.pop(future)
                self.tell(part.name)
                error = future.exception()
                if error is not None:
                    broken[part] = words_of(error)
                else:
                    self.made.unkept = self.made.unkept or future.result()
                for path in by_part[part]:
                    waited_for[path].discard(part)
                    if not waited_for[path]:
                        missing = [need for need in artifacts[path].needs if need in broken]
                        if missing:
                            self.made.failed[path] = "; ".join(_about(need, broken[need]) for need in missing)
                        else:
                            files[self._submit(artifacts[path])] = path

    def _submit(self, artifact: Artifact) -> Future[Any]:
        from gvcs_cad.engine.tasks import make_artifact

        return self.crew.executor().submit(make_artifact, self.crew.store.root, artifact.content)

    def _artifact_done(self, path: str, future: Future[Any]) -> None:
        self.tell(path)
        error = future.exception()
        if error is not None:
            self.made.failed[path] = words_of(error)
            return
        content, unkept = future.result()
        self.made.unkept = self.made.unkept or unkept
        self.made.take(path, dict(self.heavy)[path], content)


def _keep(made: Made, missing: Sequence[tuple[str, Artifact]], crew: Crew) -> None:
    """Store what was made, unless the code that made it changed meanwhile: then nobody knows which text ran."""
    modules = {path: function_of(artifact.content).__module__ for path, artifact in missing if not made.recipes[path].unkeyed}
    changed = {module: closure_of(module).changed() for module in set(modules.values())}
    for path, module in modules.items():
        if changed[module]:
            made.unkept = f"{', '.join(changed[module])} changed meanwhile"
        elif path in made.contents:
            try:
                crew.store.put(made.recipes[path].key, pack({name[len(path) :]: data for name, data in made.contents[path].items()}))
            except OSError as error:  # a full disk or a read-only cache costs time, never an output
                made.unkept = error.strerror or str(error)
                return


def _same(recipe: Recipe, entry: Mapping[str, Any]) -> bool:
    return bool(entry) and entry.get("ingredients") == dict(recipe.ingredients)


def _about(part: Part, failure: str) -> str:
    """Name a part that has no solid, the reason, and what should have been drawn: the function with its arguments, or the part's own description."""
    words = f"part {part.name}: {failure.removeprefix(f'{part.name}: ')}"
    shape = drawn_by(part)
    return f"{words}, drawn by {shape}" if shape else f"{words}, {part.describe()}"
