"""Whether a build will draw anything, told before its machines are prepared: the kernel is loaded early where it is needed, and nowhere else.

A build that left everything it can draw in the store notes so under its wish and the texts that it read. A forecast may be wrong, where
the store was emptied since: the kernel is then loaded when it turns out to be needed.
"""

from __future__ import annotations

import hashlib

from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.stamp import code_digest
from gvcs_cad.engine.store import Store
from gvcs_cad.engine.texts import digest_now, first_digest


def wish_key(request: Request, floor: Workshop) -> str:
    """Return the name of what will be drawn: the wish, wherever its files are put, and the text of all code."""
    shop = request.shop or floor.project.shop
    words = [
        *("drawn", request.config, repr(request.machines), repr(request.outputs), repr(request.sets), repr(request.swaps)),
        *(repr(sorted(request.options.items())), str(request.concept), str(request.every_configuration), digest_now(str(shop))),
        code_digest((folder for folders in floor.registry.sources.folders.values() for folder in folders), floor.root, first_digest),
    ]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def nothing_to_draw(wish: str, store: Store) -> bool:
    """Tell whether a build of this wish has stored all that it draws."""
    return store.has(wish)


def note_all_drawn(wish: str, store: Store) -> None:
    """Note that all is stored. Where nothing can be written, the next build loads the kernel in vain."""
    store.keep(wish, b"drawn")
