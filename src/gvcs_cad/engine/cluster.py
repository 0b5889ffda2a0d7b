"""Workers of a Dask cluster behind the same `Executor` as our own: for several computers that see one project and, best, one cache.

Each task is unpickled only after the worker has found the project, so that it runs the project's plugins and no installed
ones. Dask hands a task of a worker that died to another, and gives it up after the third; how long and how large a task
may be is for the cluster to say.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.engine.keys import geometry_digest, kernel_versions
from gvcs_cad.engine.worker import Setup, attempt
from gvcs_cad.errors import UnsendableError, UsageError, WorkerError, words_of

SECONDS = 30  # chosen: that a scheduler may take to answer, and the first worker to come
_one_at_a_time = threading.Lock()  # the kernel is not safe in threads, whatever --nthreads says


class ClusterPool(Executor):
    """Raises UsageError where Dask is not installed, no scheduler answers, or no worker comes."""

    def __init__(self, address: str, setup: Setup) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise UsageError("--scheduler needs Dask: pip install 'gvcs-cad[cluster]'") from None
        try:
            self._client = Client(address, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(f"--scheduler {address}: no scheduler answers: {words_of(error)}") from None
        try:
            self._client.wait_for_workers(1, timeout=SECONDS)
        except OSError:
            self._client.close()
            raise UsageError(f"--scheduler {address}: it has no worker, and none came in {SECONDS} s") from None
        self._inner = self._client.get_executor(pure=False)
        self._setup = setup
        self._versions = _versions()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call a module-level function of plain values on some worker."""
        try:
            packed = pickle.dumps((fn, args, kwargs))
        except Exception as error:  # pickle raises what it likes for a lambda, a closure or an open file
            future: Future[Any] = Future()
            future.set_exception(UnsendableError(f"cannot be sent to a worker: {words_of(error)}; use a module-level function and plain values"))
            return future
        sent: Future[Any] = self._inner.submit(run_there, self._setup, self._versions, packed)
        return sent

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on without us."""
        self._inner.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def run_there(setup: Setup, versions: tuple[str, ...], packed: bytes) -> Any:
    """Run a packed call in a cluster's worker. Raises WorkerError with what it raised, or what is another version there."""
    with _one_at_a_time:
        ours = _versions()
        if ours != versions:
            differences = [f"{there} there, {here} here" for there, here in zip(ours, versions, strict=False) if there != here]
            raise WorkerError(f"the worker is of another version: {'; '.join(differences)}")
        setup.sources.install()
        use_catalog(setup.catalog_folders, setup.substitutes)
        result, failure = pickle.loads(attempt(packed))  # noqa: S301  # packed by ourselves two lines above
        if failure:
            raise WorkerError(failure)
        return result


def _versions() -> tuple[str, ...]:
    return (*kernel_versions(), f"geometry {geometry_digest()[:12]}")
