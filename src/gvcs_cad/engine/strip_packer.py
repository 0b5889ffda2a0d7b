"""Calls the strip packer in a child process with a time limit, and turns whatever goes wrong there into no answer and a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from gvcs_cad.documents.nest.strip import StripPart

PATIENCE = 15.0  # s beyond the time that the packer was given; it was seen to overshoot by up to 3.5 s on a busy machine
CHILD = (sys.executable, "-m", "gvcs_cad.engine.strip_child")


@dataclass
class StripPacker:
    """A packer as the search wants it. `problems` holds one line for each call that came to nothing."""

    seed: int = 1
    workers: int = 2
    command: Sequence[str] = CHILD
    patience: float = PATIENCE
    problems: list[str] = field(default_factory=list)

    def __call__(self, parts: Sequence[StripPart], height: float, seconds: float) -> list[tuple[str, float, float, float]] | None:
        """Return (part, degrees, x, y) of every part, or None with the reason among the problems."""
        job = {"parts": [asdict(part) for part in parts], "height": height, "seconds": max(int(seconds), 1), "workers": self.workers, "seed": self.seed}
        try:
            return _answer(self._run(job, seconds))
        except _NoAnswerError as problem:
            self.problems.append(f"strip packer: {problem}")
            return None

    def _run(self, job: dict[str, object], seconds: float) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                self.command,
                input=json.dumps(job),
                capture_output=True,
                text=True,
                timeout=seconds + self.patience,
                env={**os.environ, "RUST_BACKTRACE": "0"},
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _NoAnswerError(f"no answer {self.patience:g} s after its time was up") from None
        except OSError as error:
            raise _NoAnswerError(f"cannot be started: {error.strerror}") from None


class _NoAnswerError(Exception):
    """Why the child gave no answer; never leaves this file."""


def _answer(done: subprocess.CompletedProcess[str]) -> list[tuple[str, float, float, float]]:
    if done.returncode < 0:
        raise _NoAnswerError(f"ended by signal {-done.returncode}")
    if done.returncode:
        words = " ".join((done.stderr.strip().splitlines() or ["no words"])[-1].split())
        raise _NoAnswerError(f"exit code {done.returncode}: {words}")
    try:
        return [(str(name), float(turn), float(x), float(y)) for name, turn, x, y in json.loads(done.stdout)]
    except (ValueError, TypeError):
        raise _NoAnswerError("its answer is no answer") from None
