"""No pair of parts of a shipped machine on which meshes say another thing than the kernel's exact boolean: of every machine in its default configuration.

``CONFIGS=all`` takes the other configurations too. Run with -s for the figures.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kernel_judge import judged

from gvcs_cad.engine.prepare import own_machines, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configurations
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.testing import prepared

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SHAPES = FreshShapes()
MOST = 4000  # different pairs of one machine; of more a seeded sample is taken


def shipped() -> Iterator[tuple[str, str]]:
    floor = workshop(Request(start=ROOT))
    for name in own_machines(floor):
        others = configurations(floor.registry.machine(name)) if os.environ.get("CONFIGS") == "all" else ()
        yield from ((name, config) for config in others or ("",))


@pytest.mark.parametrize("pushed", [False, True], ids=["as designed", "pushed"])
@pytest.mark.parametrize(("machine", "config"), list(shipped()))
def test_meshes_say_of_no_pair_what_the_kernel_denies(machine: str, config: str, pushed: bool) -> None:
    design = prepared(machine, config=config, start=ROOT).build.design
    began = time.process_time()
    found = judged(design, SHAPES, MOST, pushed=pushed)
    sys.stdout.write(f"\n{machine}, {config or 'default'}, {'pushed' if pushed else 'as designed'}: {found}; {time.process_time() - began:.0f} s\n")
    assert found.false == []
    assert len(found.unsaid) <= found.asked / 100, found.unsaid
    assert found.by_meshes >= (0.5 if pushed else 0.9) * found.asked, "a fast tier that decides little would prove little here"
    assert not pushed or found.asked == 0 or found.sharing >= 0.1 * found.asked
