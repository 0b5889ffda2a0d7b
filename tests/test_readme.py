"""README's two commands exist, parse, and name only what is there; .ci/run runs them as they are printed."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / ".ci" / "readme_commands.py"
HEADINGS = ["Build the tractor", "Run the tests"]
_spec = importlib.util.spec_from_file_location("readme_commands", SCRIPT)
assert _spec is not None
assert _spec.loader is not None
readme_commands = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(readme_commands)

PAGE = """# Title

    not this

## Build the tractor

Words.

```sh
one && \\
two
```

```python
not = "this"
```

## Run the tests

```sh
three
```

## Other

```sh
four
```
"""


@pytest.fixture(params=HEADINGS)
def command(request: pytest.FixtureRequest) -> str:
    return readme_commands.command((ROOT / "README.md").read_text("utf-8"), request.param)


def test_the_block_is_found_as_it_is_printed() -> None:
    assert readme_commands.command(PAGE, "Build the tractor") == "one && \\\ntwo\n"
    assert readme_commands.command(PAGE, "Run the tests") == "three\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# nothing", "0 headings are called 'Run the tests', one is needed"),
        ("## Run the tests\n```sh\na\n```\n## Run the tests\n```sh\nb\n```\n", "2 headings are called 'Run the tests', one is needed"),
        ("## Run the tests\n\n    indented\n", "0 sh blocks stand under 'Run the tests'"),
        ("## Run the tests\n```sh\na\n```\n```sh\nb\n```\n", "2 sh blocks stand under 'Run the tests'"),
        ("## Run the tests\n```sh\n\n```\n", "1 sh blocks stand under 'Run the tests', one with a command is needed"),
    ],
)
def test_a_page_without_the_one_block_is_refused(text: str, words: str) -> None:
    with pytest.raises(LookupError, match=re.escape(words)):
        readme_commands.command(text, "Run the tests")


def test_the_script_prints_it(command: str) -> None:
    printed = {subprocess.run([sys.executable, str(SCRIPT), heading], capture_output=True, text=True, check=True).stdout for heading in HEADINGS}
    assert command in printed


def test_the_script_fails_on_a_heading_that_is_not_there() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "Build the truck"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_shell_can_read_it(command: str) -> None:
    subprocess.run(["bash", "-n", "-c", command], check=True, timeout=30)


def test_the_files_it_names_are_there(command: str) -> None:
    words = shlex.split(command)
    named = {words[i + 1] for i, word in enumerate(words) if word in ("-c", "-r")} | {word for word in words if word.endswith((".txt", ".yaml"))}
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_one_installs_and_builds_and_the_other_installs_and_tests() -> None:
    build, test = (readme_commands.command((ROOT / "README.md").read_text("utf-8"), heading) for heading in HEADINGS)
    assert re.search(r"pip install .*-c constraints\.txt", build)
    assert "gvcs build tractor --out dxf" in build
    assert re.search(r"pip install .*-c constraints\.txt", test)
    assert re.search(r"pytest .*-n 2", test)


def test_ci_is_a_script_that_bash_can_read_and_anyone_can_run() -> None:
    script = ROOT / ".ci" / "run"
    subprocess.run(["bash", "-n", str(script)], check=True, timeout=30)
    assert script.stat().st_mode & 0o111 == 0o111
    text = script.read_text("utf-8")
    assert "set -euo pipefail" in text
    assert [heading for heading in HEADINGS if f'"{heading}"' not in text] == []
    assert [tool for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports") if f".venv/bin/{tool}" not in text] == []
