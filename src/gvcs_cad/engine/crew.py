"""Who does the work of one command: a store, and workers here or on a cluster, called only when there is something to draw."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gvcs_cad.engine.request import Request
from gvcs_cad.engine.store import Store, default_store

if TYPE_CHECKING:
    from gvcs_cad.engine.prepare import Workshop
    from gvcs_cad.engine.worker import Setup


@dataclass
class Crew:
    """A context: leaving it in peace waits for the workers, leaving it by an exception ends them."""

    floor: Workshop
    request: Request
    kernel: bool = True
    store: Store = field(default_factory=lambda: Store(default_store()))
    _executor: Executor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=kind is not None)

    def executor(self) -> Executor:
        """Return the workers, called on first use. Raises UsageError for a scheduler that cannot be reached."""
        if self._executor is None:
            self._executor = self._call()
        return self._executor

    def _call(self) -> Executor:
        from gvcs_cad.engine.pool import WarmPool, default_jobs
        from gvcs_cad.engine.worker import KERNEL, WITHOUT_KERNEL

        if self.request.scheduler:
            from gvcs_cad.engine.cluster import ClusterPool

            return ClusterPool(self.request.scheduler, self._setup())
        return WarmPool(self._setup(), self.request.jobs or default_jobs(), self.request.seconds, KERNEL if self.kernel else WITHOUT_KERNEL)

    def _setup(self) -> Setup:
        from gvcs_cad.catalog.catalog import catalog
        from gvcs_cad.engine.pool import default_memory
        from gvcs_cad.engine.worker import Setup

        registry = self.floor.registry
        return Setup(registry.sources, tuple(registry.catalog_folders), self.request.memory_mb or default_memory(), catalog().substitutes)
