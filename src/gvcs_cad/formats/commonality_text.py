"""What machines share and make of themselves, as terminal text and JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap

from gvcs_cad.documents.commonality import Commonality
from gvcs_cad.documents.self_making import SelfMaking
from gvcs_cad.model.work_room import WorkRoom

SCHEMA = "gvcs.modules/2"
WIDE = 140  # columns of a list of names


def commonality_lines(found: Commonality, concepts: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines for a terminal: a module each, then what all machines have in common, then what is one machine's alone."""
    yield f"{'module type':<24} in use  machines"
    for one in found.services:
        used, fit = (", ".join(_marked(name, concepts) for name in names) for names in (one.used, one.fits))
        fits = f"{'; ' if one.used else ''}would fit {fit}" if one.fits else ""
        yield f"{_marked(one.module, concepts):<24} {len(one.used):>6}  {used}{fits}"
    every = len(found.services)
    in_use, fitting = (f"{count} ({count / every if every else 0.0:.0%})" for count in (found.in_use, found.fitting))
    yield f"{every} module types: {in_use} in use in two machines or more, {fitting} if those count whose slots they would fit"
    yield f"commonality index {found.index:.2f} over {found.distinct} distinct parts (Martin and Ishii 1996: 0 nothing, 1 everything in common)"
    for machine, names in found.unique.items():
        yield f"{_marked(machine, concepts)}: {len(names)} made parts are its own"
        yield from wrap(", ".join(names), WIDE, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)


def making_lines(rooms: Sequence[tuple[str, WorkRoom]], makings: Sequence[SelfMaking], concepts: Collection[str] = ()) -> Iterator[str]:
    """Yield what can be made on what, by machine and configuration, with the parts that block it, heaviest first."""
    yield f"made on: {'; '.join(f'{_marked(machine, concepts)}: {room}' for machine, room in rooms)}; the shop's saws and drill press"
    yield "counted is what gives a part its shape: bending, welding, threads, reaming and keyways after it are not"
    for one in makings:
        if not one.pieces:
            continue
        mass = f", {one.made_kg:,.1f} of {one.mass_kg:,.1f} kg ({one.made_kg / one.mass_kg:.0%})" if one.mass_kg else ""
        open_lines = f"; {one.open_lines} open lines of its bill are designed by nobody and not counted" if one.open_lines else ""
        whole = f"; {one.whole} sheets are used whole, as bought, and not counted" if one.whole else ""
        yield f"{_marked(one.machine, concepts)}: {one.made} of {one.pieces} made parts ({one.made / one.pieces:.0%}){mass}{whole}{open_lines}"
        yield from (f"  {blocked.quantity} x {blocked.part}: {blocked.reason}" for blocked in one.blocked)


def _marked(name: str, concepts: Collection[str]) -> str:
    """Return a name, and of a concept that it is one; a configuration is called ``machine/configuration``."""
    return f"{name} [concept]" if name.partition("/")[0] in concepts else name


def commonality_json(found: Commonality, rooms: Sequence[tuple[str, WorkRoom]], makings: Sequence[SelfMaking], concepts: Collection[str] = ()) -> str:
    """Return everything under a versioned schema."""
    data = {
        "schema": SCHEMA,
        "concepts": sorted(concepts),
        "modules": [{**asdict(one), "machines": one.machines} for one in found.services],
        "shared_in_use": found.in_use,
        "shared_or_fitting": found.fitting,
        "commonality_index": round(found.index, 6),
        "distinct_parts": found.distinct,
        "unique_made_parts": dict(found.unique),
        "rooms": [{"machine": machine, **asdict(room)} for machine, room in rooms],
        "closure": [asdict(one) for one in makings],
    }
    return json.dumps(data, indent=1, sort_keys=True) + "\n"
