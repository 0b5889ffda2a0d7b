"""Makes artifacts: those whose recipe is known are taken from the store, those without geometry made here, the others by workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.engine.arguments import function_of
from gvcs_cad.engine.closure import closure_of
from gvcs_cad.engine.packing import pack, unpack
from gvcs_cad.engine.recipe import Recipe, recipe_of, why_made
from gvcs_cad.errors import words_of
from gvcs_cad.plugins.output import Artifact

if TYPE_CHECKING:
    from gvcs_cad.engine.crew import Crew
    from gvcs_cad.engine.hand_out import HandOut

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
    heavy = [(path, artifact) for path, artifact in missing if artifact.uses_shapes]
    told = _Told(progress, len(missing) + len({need.digest for _, artifact in heavy for need in artifact.needs}))
    if heavy and not sound():
        return made
    work = _handed_out(heavy, crew, made, told) if heavy else None
    for path, artifact in missing:
        if not artifact.uses_shapes:
            told.next(path)
            try:
                made.take(path, artifact, artifact.content())
            except (Exception, SystemExit) as error:  # an output plugin may raise anything; the artifact is named and the others are made
                made.failed[path] = words_of(error)
    if not sound():
        return made
    if work is not None:
        work.finish()
        made.unkept = work.unkept
    _keep(made, missing, crew)
    order = {path: i for i, (path, _) in enumerate(artifacts)}
    made.failed = dict(sorted(made.failed.items(), key=lambda item: order[item[0]]))
    return made


def _handed_out(heavy: Sequence[tuple[str, Artifact]], crew: Crew, made: Made, told: _Told) -> HandOut:
    """Give the workers their work, so that they draw while the rest is made here."""
    from gvcs_cad.engine.hand_out import HandOut  # a build that draws nothing loads none of it

    work = HandOut(heavy, crew, made.take, made.failed, told.next)
    work.start()
    return work


class _Told:
    """Tells how far the work is; a solid that is stored already counts when all is done."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def next(self, what: str) -> None:
        """Tell what is done next."""
        if self._progress:
            self._progress(self._done, self._total, what)
        self._done += 1


def _keep(made: Made, missing: Sequence[tuple[str, Artifact]], crew: Crew) -> None:
    """Store what was made, unless the code that made it changed meanwhile: then nobody knows which text ran."""
    modules = {path: function_of(artifact.content).__module__ for path, artifact in missing if not made.recipes[path].unkeyed}
    changed = {module: closure_of(module).changed() for module in set(modules.values())}
    for path, module in modules.items():
        if changed[module]:
            made.unkept = f"{', '.join(changed[module])} changed meanwhile"
        elif path in made.contents:
            reason = crew.store.keep(made.recipes[path].key, pack({name[len(path) :]: data for name, data in made.contents[path].items()}))
            if reason:
                made.unkept = reason
                return


def _same(recipe: Recipe, entry: Mapping[str, Any]) -> bool:
    return bool(entry) and entry.get("ingredients") == dict(recipe.ingredients)
