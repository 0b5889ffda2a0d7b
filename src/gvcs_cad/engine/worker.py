"""What runs in a worker: the same project, plugins and catalogue as the engine, one task after another."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.errors import GvcsError
from gvcs_cad.plugins.sources import Sources


@dataclass(frozen=True)
class Setup:
    """What a worker must share with the engine; `memory_mb` limits its address space where the system can."""

    sources: Sources
    catalog_folders: tuple[Path, ...] = ()
    memory_mb: int | None = None


def serve(connection: Connection, setup: Setup) -> None:
    """Answer (function, arguments) with (result, words of the failure) until the engine closes the pipe."""
    _limit_memory(setup.memory_mb)
    setup.sources.install()
    use_catalog(setup.catalog_folders)
    while True:
        try:
            function, arguments = pickle.loads(connection.recv_bytes())  # noqa: S301  # our own engine over a private pipe
        except EOFError:
            return
        connection.send_bytes(pickle.dumps(_attempt(function, arguments)))


def _attempt(function: object, arguments: tuple[object, ...]) -> tuple[object, str]:
    try:
        return function(*arguments), ""  # type: ignore[operator]  # a task's function by construction
    except GvcsError as error:
        return None, "; ".join(error.problems)
    except MemoryError:
        return None, "out of memory"
    except Exception as error:  # a plugin's code may raise anything; the engine reports it under the task's name
        text = " ".join(str(error).split())
        return None, f"{type(error).__name__}: {text or 'no text'}"


def _limit_memory(megabytes: int | None) -> None:
    if megabytes is None:
        return
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
