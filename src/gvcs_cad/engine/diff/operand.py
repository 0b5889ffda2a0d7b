"""What the user compares: an output folder, a machine with settings, or a git revision; told from one another by what there is."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from gvcs_cad.engine.diff.git import commit_of
from gvcs_cad.engine.publish import MANIFEST
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError, near_miss, unknown
from gvcs_cad.plugins.sources import MACHINES, Sources

SETTINGS = {"--set": "sets", "--swap": "swaps", "--config": "config"}


@dataclass(frozen=True)
class OutputFolder:
    """A folder that ``gvcs build`` wrote, or one above such folders."""

    name: str
    path: Path


@dataclass(frozen=True)
class ParameterSet:
    """One machine of the working tree as ``gvcs build`` would take it."""

    name: str
    machine: str
    sets: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()
    config: str = ""


@dataclass(frozen=True)
class Revision:
    """A commit of the project's repository; an empty commit is the working tree as it is."""

    name: str
    commit: str


Operand = OutputFolder | ParameterSet | Revision
WORKING_TREE = Revision("working tree", "")


def resolve(text: str, root: Path | None, start: Path) -> Operand:
    """Return what a word of the command line means. A folder with a manifest comes before a machine, a machine before a revision.

    Raises UsageError that says what was looked for, with the near miss.
    """
    folder = start / text
    if folder.is_dir() and manifests(folder):
        return OutputFolder(text, folder)
    known = [name.rpartition(".")[2] for name in Sources(root).names if name.startswith(f"{MACHINES}.")]
    words = _words(text)
    if words and (words[0] in known or len(words) > 1):
        return _parameter_set(text, words, known)
    commit = commit_of(root, text) if root else ""
    if commit:
        return Revision(text, commit)
    raise UsageError(f"{text!r} is no folder with a {MANIFEST}, no machine and no git revision{near_miss(text, known)}")


def sides(old: str, new: str, request: Request, root: Path | None) -> tuple[Operand, Operand, Request]:
    """Return both operands and the request that holds for both.

    Without a second word, a revision is compared with the working tree, and a machine with itself under the settings given.
    Raises UsageError with what is wrong in either word, and for settings where they would mean nothing.
    """
    found: list[Operand] = []
    problems: list[str] = []
    for text in (old, new) if new else (old,):
        try:
            found.append(resolve(text, root, request.start))
        except UsageError as error:
            problems += error.problems
    if problems:
        raise UsageError(*problems)
    settings = bool(request.sets or request.swaps or request.config)
    if len(found) == 1:
        found.append(_second(found[0], request))
        settings = settings and not isinstance(found[0], ParameterSet)
    revisions = any(isinstance(one, Revision) for one in found)
    if (settings or request.machines) and not revisions:
        raise UsageError("--set, --swap, --config and --machine hold for revisions; write them behind the machine: 'tractor --set wheelbase=\"60 in\"'")
    return found[0], found[1], request


def _second(first: Operand, request: Request) -> Operand:
    if isinstance(first, Revision):
        return WORKING_TREE
    if isinstance(first, OutputFolder):
        raise UsageError(f"{first.name} is to be compared with a second folder, or a machine or revision")
    if not (request.sets or request.swaps or request.config):
        raise UsageError(f"{first.name} is to be compared with something: give settings (--set NAME=VALUE), or a second machine or revision")
    given = [
        *(f"--set {text}" for text in request.sets),
        *(f"--swap {text}" for text in request.swaps),
        *([f"--config {request.config}"] if request.config else []),
    ]
    config = request.config or first.config
    return ParameterSet(f"{first.name} {' '.join(given)}", first.machine, (*first.sets, *request.sets), (*first.swaps, *request.swaps), config)


def manifests(folder: Path) -> list[Path]:
    """Return the folders of builds in or below a folder: itself, or <machine>/<configuration> two levels down at most."""
    patterns = (MANIFEST, f"*/{MANIFEST}", f"*/*/{MANIFEST}")
    return [path.parent for pattern in patterns for path in sorted(folder.glob(pattern)) if not path.parent.name.startswith(".")]


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise UsageError(f"{text!r}: {str(error).lower()}") from None


def _parameter_set(text: str, words: list[str], known: list[str]) -> ParameterSet:
    machine, *rest = words
    if machine not in known:
        raise UsageError(unknown("machine", machine, known))
    found: dict[str, list[str]] = {"sets": [], "swaps": [], "config": []}
    while rest:
        option, equals, given = rest.pop(0).partition("=")
        if option not in SETTINGS:
            raise UsageError(f"{text!r}: {unknown('setting', option, SETTINGS)}")
        if not equals:
            if not rest:
                raise UsageError(f"{text!r}: {option} has no value")
            given = rest.pop(0)
        found[SETTINGS[option]].append(given)
    if len(found["config"]) > 1:
        raise UsageError(f"{text!r}: --config stands twice")
    return ParameterSet(text, machine, tuple(found["sets"]), tuple(found["swaps"]), "".join(found["config"]))
