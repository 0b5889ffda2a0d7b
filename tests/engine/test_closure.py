"""What a function imports decides its key, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gvcs_cad.engine import closure
from gvcs_cad.engine.closure import closure_of
from gvcs_cad.plugins.sources import Sources

FILES = {
    "__init__.py": "from .main import machine\n",
    "main.py": "from .solids import cap\nfrom .unused import x\n",
    "solids.py": (
        "from __future__ import annotations\nfrom typing import TYPE_CHECKING\nfrom gvcs_cad import cq\nfrom . import sizes\nfrom .inner import SIDE\n"
        "if TYPE_CHECKING:\n    from .unused import x\ndef cap():\n    from .late import y\n    import numpy as np\n"
    ),
    "sizes.py": "import math\n",
    "late.py": "y = 1\n",
    "unused.py": "x = 1\n",
    "inner/__init__.py": "from .deep import SIDE\nfrom .other import THING\n",
    "inner/deep.py": "SIDE = 1\n",
    "inner/other.py": "THING = 1\n",
    "reads.py": "from pathlib import Path\nROWS = Path(__file__).with_name('rows.csv').read_text()\n",
    "rows.csv": "1,2\n",
    "computed.py": "from importlib import import_module\ndef cap(name):\n    return import_module(name).cap()\n",
    "broken.py": "def cap(:\n",
}


@pytest.fixture
def plugin(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "machines" / "hat"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    Sources(tmp_path).install()
    forget()
    yield folder
    forget()


def forget() -> None:
    for cached in (closure.closure_of, closure.first_digest, closure.module_file, closure._read):
        cached.cache_clear()


def names(module: str) -> set[str]:
    """Return the plugin's own files in a closure."""
    return {name.removeprefix("gvcs_machines.hat.") for name in closure_of(module).sources if name.startswith("gvcs_machines.")}


def test_only_what_is_imported_when_it_runs_is_in_it_and_names_are_followed_to_where_they_are_defined(plugin: Path) -> None:
    assert names("gvcs_machines.hat.solids") == {"solids", "sizes", "late", "inner.deep"}


def test_kernel_and_other_packages_are_named_and_the_standard_library_is_not(plugin: Path) -> None:
    found = closure_of("gvcs_machines.hat.solids")
    assert found.packages == ("OCP", "cadquery", "numpy")
    assert "gvcs_cad.geometry.kernel" in found.sources


def test_a_module_that_looks_beside_itself_counts_with_its_data(plugin: Path) -> None:
    assert names("gvcs_machines.hat.reads") == {"reads", "reads/rows.csv"}
    assert names("gvcs_machines.hat.sizes") == {"sizes"}


def test_a_module_that_imports_by_computed_names_counts_with_its_whole_plugin(plugin: Path) -> None:
    assert {"computed", "unused", "inner.other", "reads"} <= names("gvcs_machines.hat.computed")


def test_what_cannot_be_parsed_is_known_by_its_text(plugin: Path) -> None:
    assert names("gvcs_machines.hat.broken") == {"broken"}


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("broken.py", "computed.py")])
def test_the_digest_changes_with_a_file_if_and_only_if_it_is_in_the_closure(plugin: Path, name: str) -> None:
    before = closure_of("gvcs_machines.hat.solids")
    with (plugin / name).open("a") as file:
        file.write("# another line\n")
    inside = name in ("solids.py", "sizes.py", "late.py", "inner/deep.py")
    assert bool(before.changed()) is inside
    forget()
    assert (closure_of("gvcs_machines.hat.solids").digest != before.digest) is inside


def test_a_module_that_does_not_exist_has_no_sources(plugin: Path) -> None:
    assert closure_of("gvcs_machines.hat.nothing").sources == {}
