"""From prepared builds to files on disk: checks first, then every artifact, then one publication per machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from gvcs_cad.checks.finding import Finding
from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.engine.about import about
from gvcs_cad.engine.beside import beside
from gvcs_cad.engine.closure import note_texts
from gvcs_cad.engine.concepts import allowed, uncut_concepts
from gvcs_cad.engine.crew import Crew
from gvcs_cad.engine.execute import Made, Progress, make
from gvcs_cad.engine.forecast import note_all_drawn, nothing_to_draw, wish_key
from gvcs_cad.engine.gate import run_checks, warned
from gvcs_cad.engine.geometry_digest import geometry_of
from gvcs_cad.engine.prepare import Prepared, Workshop, prepare_each, workshop
from gvcs_cad.engine.publish import Written, publish, read_manifest
from gvcs_cad.engine.recipe import union_of_libraries, union_of_sources
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.store import Store
from gvcs_cad.engine.upkeep import keep_in_size, limit
from gvcs_cad.engine.watched import watched
from gvcs_cad.errors import PluginError, StoreError, UsageError, unknown, words_of
from gvcs_cad.plugins.output import Artifact, Build, Output

SAFETY = "SAFETY.md"


@dataclass(frozen=True)
class Explained:
    """Why one artifact was made or taken from the store."""

    path: str
    reused: bool
    reason: str


@dataclass(frozen=True)
class MachineReport:
    """What became of one machine: folder, files by output, findings, and artifacts that failed with their reasons.

    `unkept` says why results could not be stored for the next build, if so; `all_stored` that the next one of the same will find everything.
    """

    prepared: Prepared
    folder: Path
    files: dict[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    failed: dict[str, str] = field(default_factory=dict)
    written: bool = False
    explained: tuple[Explained, ...] = ()
    unkept: str = ""
    all_stored: bool = False


@dataclass(frozen=True)
class BuildReport:
    """What became of a command.

    `broken` tells by machine what its own code or plugin states wrong: nothing of it was written. `plugin_problems` are
    plugins that could not be loaded while the command ran. `overfull` says why the store has outgrown its limit, if so.
    """

    machines: tuple[MachineReport, ...]
    plugin_problems: tuple[str, ...] = ()
    broken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    floor: Workshop | None = None
    overfull: str = ""

    @property
    def exit_code(self) -> int:
        """0 all made, 1 an error finding stopped a machine, 3 something failed."""
        if self.broken or self.plugin_problems or any(machine.failed for machine in self.machines):
            return 3
        return 1 if any(not machine.written for machine in self.machines) else 0


def build(request: Request, progress: Progress | None = None) -> BuildReport:
    """Run a request. Raises UsageError before anything is written; whatever fails on its own is in the report."""
    floor = workshop(request)
    note_texts(folder for folders in floor.registry.sources.folders.values() for folder in folders)
    problems: list[str] = []
    most = _limit(problems)
    outputs = _outputs(request, floor, problems)
    crew = Crew(floor, request, loads={name for output in outputs for name in output.loads})
    wish = wish_key(request, floor) if crew.loads else ""  # these outputs draw nothing
    if wish and not nothing_to_draw(wish, crew.store):
        crew.warm_up()
    try:
        prepared, broken = prepare_each(request, floor)
    except UsageError as error:
        raise UsageError(*problems, *error.problems) from None
    problems += uncut_concepts((one.build for one in prepared), request, ", ".join(output.name for output in outputs if output.cuts))
    if problems:
        raise UsageError(*problems)
    overfull = ""
    with beside(partial(_checked, prepared, floor)) as answer, crew:  # while drawings are made; nothing is published, and no solid made, before it says yes
        checked = cache(answer)
        machines = []
        for i, one in enumerate(prepared):
            try:
                machines.append(_build_one(one, partial(_nth, checked, i), allowed(outputs, one.build, request), crew, progress))
            except PluginError as error:  # a check that fails itself has not looked at this machine; the others are made
                broken[one.build.machine] = tuple(dict.fromkeys((*broken.get(one.build.machine, ()), *error.problems)))
        if any(not explained.reused for machine in machines for explained in machine.explained):
            overfull = _kept_in_size(crew.store, most)
    if wish and not broken and all(machine.all_stored for machine in machines):
        note_all_drawn(wish, crew.store)
    told = {problem for problems in broken.values() for problem in problems}
    plugin_problems = tuple(str(problem) for problem in floor.registry.problems if str(problem) not in told)
    return BuildReport(tuple(machines), plugin_problems, broken, floor, overfull)


def _limit(problems: list[str]) -> int:
    """Return the size that the store may have, bytes: one that is no size is refused with what else the user wrote wrong, before any work."""
    try:
        return limit()
    except UsageError as error:
        problems += error.problems
        return 0


def _kept_in_size(store: Store, most: int) -> str:
    """Keep the store in its limit, and return why it is larger, if so: what could not be removed is no reason to withhold an output."""
    try:
        keep_in_size(store, most)
    except StoreError as error:
        return words_of(error)
    return ""


def _checked(prepared: Sequence[Prepared], floor: Workshop) -> list[tuple[Finding, ...] | PluginError]:
    """Run the checks of every machine; where one fails itself, its error stands in place of that machine's findings, and the others are judged all the same."""
    found: list[tuple[Finding, ...] | PluginError] = []
    for one in prepared:
        try:
            found.append(run_checks(one.build, floor))
        except PluginError as error:
            found.append(error)
    return found


def _nth(checked: Callable[[], Sequence[tuple[Finding, ...] | PluginError]], i: int) -> tuple[Finding, ...]:
    found = checked()[i]
    if isinstance(found, PluginError):
        raise found
    return found


def _outputs(request: Request, floor: Workshop, problems: list[str]) -> list[Output]:
    """Return the outputs asked for; one whose plugin is broken is left out, and stands among the registry's problems."""
    outputs: list[Output] = []
    for name in dict.fromkeys(request.outputs):
        try:
            outputs.append(floor.registry.output(name))
        except UsageError as error:
            problems += error.problems
        except PluginError:
            continue
    known = {option for output in outputs for option in output.options}
    problems += [f"--option {unknown('option', option, known)}" for option in request.options if option not in known]
    return outputs


def _build_one(one: Prepared, checked: Callable[[], tuple[Finding, ...]], outputs: Sequence[Output], crew: Crew, progress: Progress | None) -> MachineReport:
    build = warned(one.build, checked()) if any(output.states_findings for output in outputs) else one.build
    folder = (crew.request.folder or Path("outputs")) / build.machine / one.folder_name

    def sound() -> bool:
        """Tell whether the checks let the machine be made; where one of them fails itself, they do not."""
        try:
            return not any(finding.severity == "error" for finding in checked())
        except PluginError:
            return False

    failed: dict[str, str] = {}
    try:
        artifacts = [(output.name, artifact) for output in outputs for artifact in _list(output, build if output.states_findings else one.build, failed)]
    except UsageError:
        if sound():
            raise
        artifacts = []
    made = make([(_path(name, artifact), artifact) for name, artifact in artifacts], crew, progress, read_manifest(folder), sound)
    findings = checked()
    if not sound():
        return MachineReport(one, folder, findings=findings)
    failed |= made.failed
    written = [Written(SAFETY, warned(build, findings).safety_page().encode(), "safety")]
    stored = cache(crew.store.digest)  # whole machines show the same parts one after another
    for name, artifact in artifacts:
        written += [_written(name, artifact, path, content, made, stored) for path, content in made.contents.get(_path(name, artifact), {}).items()]
    head = about(build, crew.floor.root, watched(crew.floor, crew.request, [build])) | {
        "sources": union_of_sources(made.recipes),
        "libraries": union_of_libraries(made.recipes),
    }
    publish(folder, written, failed, ["safety", *(output.name for output in outputs)], head)
    files = {output.name: sum(len(made.contents.get(_path(name, artifact), ())) for name, artifact in artifacts if name == output.name) for output in outputs}
    explained = tuple(Explained(path, made.reused[path], reason) for path, reason in made.reasons.items())
    return MachineReport(one, folder, files, findings, failed, written=True, explained=explained, unkept=made.unkept, all_stored=_all_stored(made))


def _all_stored(made: Made) -> bool:
    return not (made.failed or made.unkept or any(recipe.unkeyed for recipe in made.recipes.values()))


def _list(output: Output, build: Build, failed: dict[str, str]) -> list[Artifact]:
    """Return the artifacts of an output that can be written; one that cannot be named fails alone."""
    try:
        artifacts = [_typed(artifact) for artifact in output.artifacts(build)]
    except UsageError:
        raise
    except (Exception, SystemExit) as error:  # an output plugin may raise anything; the other outputs are still made
        failed[output.name] = words_of(error)
        return []
    taken: set[str] = set()
    sound = []
    for artifact in artifacts:
        path = _path(output.name, artifact)
        problem = bad_name(path) or (f"two artifacts of {output.name} are called {artifact.name}" if path.lower() in taken else "")
        taken.add(path.lower())
        if problem:
            failed[path] = problem
        else:
            sound.append(artifact)
    return sound


def _typed(artifact: object) -> Artifact:
    if not isinstance(artifact, Artifact):
        raise TypeError(f"artifacts() yields {type(artifact).__name__}, not Artifact")
    return artifact


def _path(output: str, artifact: Artifact) -> str:
    return f"{output}/{artifact.name}"


def _written(output: str, artifact: Artifact, path: str, content: bytes, made: Made, stored: Callable[[str], str]) -> Written:
    part = artifact.part
    return Written(
        path,
        content,
        output,
        part_no=part.name if part else "",
        part_digest=part.digest if part else "",
        deterministic=artifact.deterministic,
        geometry=geometry_of(artifact, stored),
        ingredients=made.recipes[_path(output, artifact)].ingredients,
    )
