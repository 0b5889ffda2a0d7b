"""Canonical STEP: what OCC writes carries a clock, counters of the process and entities in the order of pointers.

Three repairs make the bytes depend on the model alone: the header's name and time are fixed, ids of usages are numbered
anew, and every entity from the first presentation block on (colours) is sorted by its content and renumbered.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

_ENTITY = re.compile(rb"#(\d+)\s*=\s*(.*?);[ \t]*\r?\n", re.S)
_TOKEN = re.compile(rb"'(?:[^']|'')*'|#(\d+)")
_FILE_NAME = re.compile(rb"FILE_NAME\(\s*'(?:[^']|'')*'\s*,\s*'[^']*'")
_USAGE = re.compile(rb"(NEXT_ASSEMBLY_USAGE_OCCURRENCE\(\s*')[^']*(')")
_TRANSLATOR = re.compile(rb"'Open CASCADE STEP translator [^']*'")
_PRESENTATION = b"MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION("

Entities = dict[int, bytes]


def canonical_step(data: bytes, name: str, stamp: str = "1970-01-01T00:00:00") -> bytes:
    """Return a STEP file with fixed header, usage ids counted from 1 and the presentation part in content order."""
    head, separator, rest = data.partition(b"DATA;\n")
    body, end, foot = rest.rpartition(b"ENDSEC;")
    quoted = name.encode("ascii", "replace").replace(b"'", b"''")
    head = _FILE_NAME.sub(b"FILE_NAME('" + quoted + b"','" + stamp.encode() + b"'", head, count=1)
    body = _TRANSLATOR.sub(b"'" + quoted + b"'", body)
    counter = iter(range(1, len(body)))
    body = _USAGE.sub(lambda match: match.group(1) + str(next(counter)).encode() + match.group(2), body)
    return head + separator + _sorted_tail(body) + end + foot


def _sorted_tail(body: bytes) -> bytes:
    first = body.find(_PRESENTATION)
    if first < 0:
        return body
    start = body.rfind(b"#", 0, first)
    tail = {int(number): text for number, text in _ENTITY.findall(body, start)}
    lines = [line.strip() for line in body[:start].split(b"\n")]  # an entity to a line: the kernel breaks long ones
    return b"".join([line + b"\n" if line.endswith(b";") else line for line in lines] + _renumber(tail, next(iter(tail))))


def _joined(text: bytes) -> bytes:
    return re.sub(rb"\s*\n\s*", b"", text)


def _renumber(tail: Entities, first: int) -> list[bytes]:
    """Write the tail's entities from its roots downwards; roots in the order of the first model entity they speak of, then of content."""
    references = {number: [int(m.group(1)) for m in _TOKEN.finditer(text) if m.group(1)] for number, text in tail.items()}
    content = _content_hashes(tail, references)
    used = {target for targets in references.values() for target in targets}
    roots = sorted((n for n in tail if n not in used), key=lambda n: (min(_outside(n, references, tail), default=0), content[n]))
    order: list[int] = []
    seen: set[int] = set()
    for root in roots:
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in tail and number not in seen:
                seen.add(number)
                order.append(number)
                waiting.extend(reversed(references[number]))
    new = {old: first + i for i, old in enumerate(order)}

    def renamed(match: re.Match[bytes]) -> bytes:
        if not match.group(1):
            return match.group(0)
        number = int(match.group(1))
        return b"#%d" % new.get(number, number)

    return [b"#%d = %s;\n" % (new[number], _TOKEN.sub(renamed, _joined(tail[number]))) for number in order]


def _outside(number: int, references: Mapping[int, Sequence[int]], tail: Entities) -> list[int]:
    """Return every model entity that a root reaches."""
    found, waiting, seen = [], [number], set()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for target in references[here]:
            if target in tail:
                waiting.append(target)
            else:
                found.append(target)
    return found


def _content_hashes(tail: Entities, references: Mapping[int, Sequence[int]]) -> dict[int, bytes]:
    """Hash each entity with its references replaced by what they point at, innermost first."""
    done: dict[int, bytes] = {}

    def hashed(number: int) -> bytes:
        stack = [number]
        while stack:
            here = stack[-1]
            missing = [t for t in references[here] if t in tail and t not in done and t not in stack]
            if missing:
                stack.extend(missing)
                continue
            stack.pop()
            text = _TOKEN.sub(lambda m: done.get(int(m.group(1)), m.group(0)) if m.group(1) else m.group(0), re.sub(rb"\s+", b"", tail[here]))
            done[here] = hashlib.sha256(text).hexdigest().encode()
        return done[number]

    return {number: hashed(number) for number in tail}
