"""An artifact's files, each by what follows the artifact's own path, as one value of the store: a line of names and lengths, then the bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files by path as one piece of bytes."""
    return json.dumps([[path, len(data)] for path, data in files.items()]).encode() + b"\n" + b"".join(files.values())


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files that `pack` was given, in their order."""
    line, _, rest = data.partition(b"\n")
    files: dict[str, bytes] = {}
    start = 0
    for path, length in json.loads(line):
        files[path] = rest[start : start + length]
        start += length
    return files
