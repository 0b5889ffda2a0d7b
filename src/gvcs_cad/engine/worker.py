"""What runs in a worker: the same project, plugins and catalogue as the engine, one task after another."""

from __future__ import annotations

import gc
import pickle
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.engine.closure import Closure
from gvcs_cad.engine.keys import learn_code
from gvcs_cad.engine.sent_once import receive
from gvcs_cad.errors import words_of
from gvcs_cad.plugins.sources import Sources

KERNEL = "gvcs_cad.engine.warm"  # imported by the fork server for tasks that draw
WITHOUT_KERNEL = "gvcs_cad.engine.measure"  # for those that do not: a quarter of the memory, two seconds less
OUT_OF_MEMORY = "out of memory"
BEGUN = b"begun"  # sent when it is ready: a task's time counts from here, and not from a busy machine's slow start of a worker


@dataclass(frozen=True)
class Setup:
    """What a worker must share with the engine; `memory_mb` limits its address space where the system can.

    `code` are the import closures that the engine has read already, on the same machine.
    """

    sources: Sources
    catalog_folders: tuple[Path, ...] = ()
    memory_mb: int | None = None
    substitutes: Mapping[str, str] = field(default_factory=dict)
    code: Mapping[str, Closure] = field(default_factory=dict)


def serve(connection: Connection, setup: Setup) -> None:
    """Answer (function, arguments, named arguments) with (result, words of the failure) until the engine closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal: the engine ends its workers
    gc.freeze()  # what the fork server has loaded is garbage for nobody: looking through it again and again would copy its pages
    _limit_memory(setup.memory_mb)
    learn_code(setup.code)
    setup.sources.install()
    use_catalog(setup.catalog_folders, setup.substitutes)
    try:
        connection.send_bytes(BEGUN)
        while True:
            parcel, packed = pickle.loads(connection.recv_bytes())  # noqa: S301  # our own engine over a private pipe
            connection.send_bytes(attempt(packed, parcel))
    except (EOFError, ConnectionError):  # the engine has closed the pipe, or was killed while this was at work
        return


def attempt(packed: bytes, parcel: Mapping[int, bytes] = MappingProxyType({})) -> bytes:
    """Run a task, which may speak of what comes in its parcel, and return (result, words of the failure), packed as well."""
    try:
        receive(parcel)
        function, arguments, named = pickle.loads(packed)  # noqa: S301  # our own engine over a private pipe
        return pickle.dumps((function(*arguments, **named), ""))
    except MemoryError:
        return pickle.dumps((None, OUT_OF_MEMORY))
    except Exception as error:  # a plugin's code may raise anything; the engine reports it under the task's name
        return pickle.dumps((None, words_of(error)))


def _limit_memory(megabytes: int | None) -> None:
    if megabytes is None:
        return
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
