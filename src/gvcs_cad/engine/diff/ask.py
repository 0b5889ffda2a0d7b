"""Asks a process of its own about one side: each side has its own machines, plugins and catalogue, and may crash alone."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from gvcs_cad.documents.diff.snapshot import Snapshot
from gvcs_cad.engine.store import default_store
from gvcs_cad.errors import PluginError, UsageError
from gvcs_cad.formats.snapshot_json import snapshot_of


@dataclass(frozen=True)
class Question:
    """One side to be built from the project around `start`, and what to make of the parts named by digest.

    No machines means all of them, and `every` all their configurations. `make` is ``solid`` for the digest of a part's
    solid, ``mesh`` for its triangles, and ``sheets`` for the number of sheets that a stock takes, `parts` being stocks then.
    """

    start: str
    machines: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()
    config: str = ""
    shop: str = ""
    plugin_folders: tuple[str, ...] = ()
    every: bool = False
    jobs: int | None = None
    make: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The snapshots of a side, machines that are not there or cannot be built, and what was made of parts, by digest."""

    snapshots: tuple[Snapshot, ...] = ()
    absent: tuple[str, ...] = ()
    broken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made: Mapping[str, bytes] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)


def sheets_key(machine: str, configuration: str, stock: str) -> str:
    """Return under which name an answer tells how many sheets of a stock a machine takes."""
    return "\n".join((machine, configuration, stock))


_asked: set[subprocess.Popen[str]] = set()  # the processes that have not answered yet


def end_asked() -> None:
    """End the process of every side that has not answered: nobody waits for it any more."""
    for process in tuple(_asked):
        process.terminate()


def ask(question: Question, name: str) -> Answer:
    """Return the answer of a side that the user calls `name`.

    Raises UsageError with what the user wrote wrong for this side, PluginError where its process ended without an answer.
    """
    command = [sys.executable, "-P", "-m", "gvcs_cad.engine.diff.process"]
    environment = {**os.environ, "GVCS_CACHE_DIR": str(default_store().absolute())}  # it may be relative to where we are
    words = json.dumps(asdict(question))
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, cwd=question.start, env=environment, text=True, **pipes) as process:
        _asked.add(process)
        try:
            told, said = process.communicate(words)
        finally:
            _asked.discard(process)
    if process.returncode:
        last = (said.strip().splitlines() or ["no text"])[-1]
        raise PluginError(f"{name}: its process ended with exit code {process.returncode}: {last}")
    data: dict[str, Any] = json.loads(told)
    if data.get("usage"):
        raise UsageError(*(f"{name}: {problem}" for problem in data["usage"]))
    return Answer(
        tuple(snapshot_of(one, name) for one in data["snapshots"]),
        tuple(data["absent"]),
        {machine: tuple(problems) for machine, problems in data["broken"].items()},
        {digest: base64.b64decode(text) for digest, text in data["made"].items()},
        data["failed"],
    )
