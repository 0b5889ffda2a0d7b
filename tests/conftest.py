"""What every test gets: a cache of its own, no settings from outside, and the same examples on every run."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from goldens import differences

hypothesis.settings.register_profile("gvcs", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("gvcs")

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Solids made once in a session are kept for it; whatever GVCS_ variable the tester has set counts for nothing."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("GVCS_", "_GVCS", "SOURCE_DATE_EPOCH"))]:
            patch.delenv(name)
        patch.setenv("GVCS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _no_substitutes_from_before() -> Iterator[None]:
    """What one test's shop has put in the place of a stock is in no other test."""
    yield
    from gvcs_cad.catalog.catalog import catalog, use_catalog

    if catalog().substitutes:
        use_catalog(())


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], str]]:
    """Return a function after which a folder cannot be written, and which returns what the system says then: for root the rights of folders do not hold."""
    sealed: list[Path] = []

    def seal(folder: Path) -> str:
        folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
        if os.getuid():
            sealed.extend(folders)
            for path in folders:
                path.chmod(0o555)
            return "Permission denied"
        for command in (["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder]):
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode:
                pytest.skip(f"no file system can be mounted here: {done.stderr.decode().strip()}")
            sealed[:] = [folder]
        return "Read-only file system"

    yield seal
    for path in sealed:
        if os.getuid():
            path.chmod(0o755)
        else:
            subprocess.run(["umount", str(path)], check=True)


@pytest.fixture
def fixtures() -> Path:
    """The project of tiny good machines."""
    return FIXTURES


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files with many slow tests first: a worker takes whole files, and the other one waits for a long file that comes last."""
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: -slow[item.path])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="write tests/golden/*.json anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Any], None]:
    """Return a function that compares JSON data with the golden of a name, numbers within 1e-6."""
    folder = Path(__file__).with_name("golden")

    def compare(name: str, data: Any) -> None:
        file = folder / f"{name}.json"
        if request.config.getoption("--record"):
            folder.mkdir(exist_ok=True)
            file.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", "utf-8")
        found = differences(json.loads(file.read_text("utf-8")), json.loads(json.dumps(data)))
        assert not found, f"{file.name}: " + "; ".join(found[:20])

    return compare
