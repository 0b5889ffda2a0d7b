"""The ``cutlist`` output: tubes and bars packed on the lengths that are sold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class CutList(Output):
    """One CSV row per cut, and a page for the saw bench."""

    name, title = "cutlist", "tubes and bars packed on stock lengths"
    cuts = True

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        yield Artifact("cutlist.csv", partial(as_csv, build))
        yield Artifact("cutlist.md", partial(as_markdown, build))


def as_csv(build: Build) -> bytes:
    """Return cutlist.csv."""
    from gvcs_cad.extend import cut_list_csv

    return cut_list_csv(build.cut_list())


def as_markdown(build: Build) -> bytes:
    """Return cutlist.md."""
    from gvcs_cad.extend import cut_list_markdown

    return cut_list_markdown(build.cut_list(), build.heading)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(CutList())
