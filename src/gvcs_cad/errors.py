"""One error tree. A message is lower case and names value, unit, limit and place; an error carries all of them at once."""

from __future__ import annotations

from collections.abc import Iterable


class GvcsError(Exception):
    """Root of every error that gvcs-cad raises on purpose.

    ``problems`` holds one line per problem, so that a caller sees all of them and not only the first.
    """

    exit_code = 3

    def __init__(self, *problems: str) -> None:
        self.problems: tuple[str, ...] = problems
        super().__init__("\n".join(problems))

    def __reduce__(self) -> tuple[type[GvcsError], tuple[str, ...]]:
        """Pickle the problems one by one: an error may come out of another process."""
        return type(self), self.problems


class UsageError(GvcsError, ValueError):
    """Something the user typed or wrote in a file cannot be used: a parameter, a name, a setting."""

    exit_code = 2


class CatalogError(UsageError):
    """A catalogue file is malformed, or a key names no row."""


class ModelError(GvcsError, ValueError):
    """A machine's code states something that cannot be made: holes that miss each other, a part that is no part."""


class MisfitError(ModelError):
    """A module was put in a slot whose interface it does not have: a finding, and not a fault of either."""

    exit_code = 1


class GeometryError(GvcsError):
    """The CAD kernel refused, crashed or returned something other than the part that was described."""


class PluginError(GvcsError, ImportError):
    """A plugin cannot be loaded or breaks a rule of the host."""


class WorkerError(GvcsError):
    """A worker did not bring a result: it crashed, hung, ran out of memory, or the task raised."""


class UnsendableError(WorkerError):
    """A task cannot be sent to a worker: a lambda, a closure, an open file among its values."""


class StoreError(GvcsError, OSError):
    """The store of earlier results cannot be written; no output is the worse for it."""


class OutputError(GvcsError, OSError):
    """An artifact could not be written; earlier outputs are untouched."""


def words_of(error: BaseException) -> str:
    """Return one line for whatever a plugin's code raised: the problems of an error of ours, else type and text."""
    if isinstance(error, GvcsError):
        return "; ".join(error.problems)
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no text'}"


def near_miss(name: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean x?"`` for the known name nearest to `name`, or an empty string; of equals the one that it begins."""
    from difflib import get_close_matches  # 10 ms that only a mistake should cost

    found = get_close_matches(name, list(known), cutoff=0.6)
    return f"; did you mean {next((one for one in found if one.startswith(name)), found[0])}?" if found else ""


SHOWN = 24  # names that a message lists where none of them is near: two lines of a terminal


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Word the message for a name that does not exist: ``no such parameter: fraem_bolt; did you mean frame_bolt?``."""
    names = sorted(known)
    name = name if name.isascii() and name.isprintable() else ascii(name)  # a letter that looks like another is shown as what it is
    return f"no such {what}: {name}{near_or_all(name, names)}"


def near_or_all(name: str, known: Iterable[str]) -> str:
    """Return the near miss, or where none is near all that there are if they are few: ``"; there are x, y"``."""
    names = list(known)
    return near_miss(name, names) or (f"; there are {', '.join(names)}" if 0 < len(names) <= SHOWN else "")
