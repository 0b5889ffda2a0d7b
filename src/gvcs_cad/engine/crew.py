"""Who does the work of one command: a store, and workers here or on a cluster, called only when there is something to draw."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gvcs_cad.engine.request import Request
from gvcs_cad.engine.resources import default_jobs, default_memory
from gvcs_cad.engine.store import Store, default_store

if TYPE_CHECKING:
    from gvcs_cad.engine.prepare import Workshop
    from gvcs_cad.engine.worker import Setup


@dataclass
class Crew:
    """A context: leaving it in peace waits for the workers, leaving it by an exception ends them.

    `kernel` tells whether tasks draw, `loads` which packages they need besides.
    """

    floor: Workshop
    request: Request
    kernel: bool = True
    loads: Iterable[str] = ()
    store: Store = field(default_factory=lambda: Store(default_store()))
    _executor: Executor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=kind is not None)

    def warm_up(self) -> None:
        """Load what workers will need, where outputs say so: a process of its own does it while this one prepares the machines."""
        if self.loads and not self.request.scheduler:
            from gvcs_cad.engine.pool import warm_up

            warm_up(self._preload())

    def executor(self) -> Executor:
        """Return the workers, called on first use. Raises UsageError for a scheduler that cannot be reached."""
        if self._executor is None:
            self._executor = self._call()
        return self._executor

    def _call(self) -> Executor:
        from gvcs_cad.engine.keys import known_code
        from gvcs_cad.engine.pool import SECONDS, WarmPool

        if self.request.scheduler:
            from gvcs_cad.engine.cluster import ClusterPool

            return ClusterPool(self.request.scheduler, self._setup())
        setup = replace(self._setup(), code=known_code())
        seconds = SECONDS if self.request.seconds is None else self.request.seconds
        return WarmPool(setup, self.request.jobs or default_jobs(), seconds, self._preload())

    def _preload(self) -> tuple[str, ...]:
        """Return the modules that workers share because they are loaded before these part: none has to load them for itself."""
        from gvcs_cad.engine.worker import KERNEL, WITHOUT_KERNEL

        return (KERNEL if self.kernel else WITHOUT_KERNEL, *sorted(set(self.loads) - {"cadquery"}))

    def _setup(self) -> Setup:
        from gvcs_cad.catalog.catalog import catalog
        from gvcs_cad.engine.worker import Setup

        registry = self.floor.registry
        return Setup(registry.sources, tuple(registry.catalog_folders), self.request.memory_mb or default_memory(), catalog().substitutes)
