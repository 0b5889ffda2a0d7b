"""Compiled plugins are believed by the text they were compiled from, never by a clock.

Python takes a compiled file for good if the source has the recorded second and size: an edit within that second, a clock
that was set back or a checkout with fixed times would run the old text under the key of the new. Compiled files with the
hash of their source (PEP 552) are compared with the text itself, and Python keeps them so once they are.
"""

from __future__ import annotations

from importlib.util import cache_from_source
from pathlib import Path

_CHECKED_HASH = b"\x03\x00\x00\x00"  # PEP 552: hash-based, source to be checked


def believe_text(folder: Path) -> None:
    """Give every Python file below a folder a compiled file with its source's hash, where there is none such yet.

    Where nothing can be written there is nothing to keep: Python then compiles in memory.
    """
    for source in sorted(folder.rglob("*.py")):
        compiled = Path(cache_from_source(str(source)))
        try:
            with compiled.open("rb") as file:
                if file.read(8)[4:] == _CHECKED_HASH:
                    continue
        except OSError:
            pass  # not compiled yet
        _compile(source)


def _compile(source: Path) -> None:
    import py_compile

    try:
        py_compile.compile(str(source), doraise=True, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    except (py_compile.PyCompileError, OSError, ValueError):  # a mistake in it is reported when it is imported
        return
