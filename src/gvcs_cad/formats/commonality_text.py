"""What machines share and make of themselves, as terminal text and JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict

from gvcs_cad.documents.commonality import Commonality
from gvcs_cad.documents.self_making import SelfMaking
from gvcs_cad.model.work_room import WorkRoom

SCHEMA = "gvcs.modules/1"
MOST = 8  # blocked parts that are named; --json has all


def commonality_lines(found: Commonality, concepts: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines for a terminal: a module each, then what all machines have in common, then what is one machine's alone."""
    for one in found.services:
        used, fit = (", ".join(_marked(name, concepts) for name in names) for names in (one.used, one.fits))
        fits = f"{'; ' if one.used else ''}would fit {fit}" if one.fits else ""
        yield f"{_marked(one.module, concepts):<24} {len(one.machines):>2}  {used}{fits}"
    share = found.shared / len(found.services) if found.services else 0.0
    yield f"{len(found.services)} module types, {found.shared} serve two machines or more ({share:.0%})"
    yield f"commonality index {found.index:.2f} over {found.distinct} distinct parts (Martin and Ishii 1996: 0 nothing, 1 everything in common)"
    for machine, names in found.unique.items():
        yield f"{_marked(machine, concepts):<24} {len(names)} made parts are its own"


def making_lines(rooms: Sequence[tuple[str, WorkRoom]], makings: Sequence[SelfMaking], concepts: Collection[str] = ()) -> Iterator[str]:
    """Yield what can be made on what, by machine and configuration, with the parts that block it, heaviest first."""
    yield f"made on: {'; '.join(f'{_marked(machine, concepts)}: {room}' for machine, room in rooms)}; the shop's saw and drill press"
    yield "counted is what gives a part its shape: bending, welding, threads, reaming and keyways after it are not"
    for one in makings:
        if not one.pieces:
            continue
        mass = f", {one.made_kg:,.1f} of {one.mass_kg:,.1f} kg ({one.made_kg / one.mass_kg:.0%})" if one.mass_kg else ""
        open_lines = f"; {one.open_lines} open lines of its bill are designed by nobody and not counted" if one.open_lines else ""
        yield f"{_marked(one.machine, concepts)}: {one.made} of {one.pieces} made parts ({one.made / one.pieces:.0%}){mass}{open_lines}"
        for blocked in one.blocked[:MOST]:
            yield f"  {blocked.quantity} x {blocked.part}: {blocked.reason}"
        if len(one.blocked) > MOST:
            yield f"  and {len(one.blocked) - MOST} more"


def _marked(name: str, concepts: Collection[str]) -> str:
    """Return a name, and of a concept that it is one; a configuration is called ``machine/configuration``."""
    return f"{name} [concept]" if name.partition("/")[0] in concepts else name


def commonality_json(found: Commonality, rooms: Sequence[tuple[str, WorkRoom]], makings: Sequence[SelfMaking], concepts: Collection[str] = ()) -> str:
    """Return everything under a versioned schema."""
    data = {
        "schema": SCHEMA,
        "concepts": sorted(concepts),
        "modules": [{**asdict(one), "machines": one.machines} for one in found.services],
        "shared": found.shared,
        "commonality_index": round(found.index, 6),
        "distinct_parts": found.distinct,
        "unique_made_parts": dict(found.unique),
        "rooms": [{"machine": machine, **asdict(room)} for machine, room in rooms],
        "closure": [asdict(one) for one in makings],
    }
    return json.dumps(data, indent=1, sort_keys=True) + "\n"
