"""A progress bar on stderr, loaded only where somebody watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gvcs_cad.engine.execute import Progress


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress | None]:
    """Yield a callback that draws progress, or None where it must be quiet."""
    if quiet:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    line = bar.add_task("", total=None)

    def step(done: int, total: int, what: str) -> None:
        bar.start()  # its thread, when there is something to show: before that, a child may be forked
        bar.update(line, completed=done, total=total, description=what)

    try:
        yield step
    finally:
        bar.stop()
