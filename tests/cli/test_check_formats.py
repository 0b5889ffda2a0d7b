"""Every format of ``gvcs check`` on a machine with accepted findings: the same findings in all, what is accepted told apart, a new pair counted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MACHINE = '''"""An arm that swings past posts on a rack."""

from __future__ import annotations

from gvcs_cad import Assembly, Machine, Parameters, PlatePart, chosen, hookimpl, number, place, rectangle


class RackParameters(Parameters):
    """What may be set."""

    posts: int = number(default=2, min=1, max=3, help="posts on the rack")


class Rack(Machine):
    """Builds it."""

    name, title, version, licence = "rack", "Rack", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = RackParameters

    def build(self, p, modules):
        """Return the assembly."""
        swing, rack, ours = Assembly(self.name), Assembly("stand"), chosen("a test")
        for n in range(p.posts):
            post = PlatePart("post", stock="plate A36 1/2", outer=rectangle(30, 30, centred=True), basis=ours)
            rack.add(post, name=f"post_{n}", at=place(0, 150 + 100 * n, 0))
        arm = swing.add(PlatePart("arm", stock="plate A36 1/2", outer=rectangle(400, 40).moved(0, -20), basis=ours))
        swing.add(rack, name="rack")
        swing.revolute("swing", arm, about=place(0, 0, 0), low=0, high=90, poses={"up": 90})
        return swing


@hookimpl
def gvcs_register_machines(register):
    """Register it."""
    register(Rack())
'''
ACCEPTED = """- rule: interference
  configuration: default
  subjects: ["arm | rack/post_0 | in motion"]
  reason: "a stop is to come"
  expires: 2999-01-01
"""
Gvcs = Callable[..., Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "machines" / "rack"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(MACHINE)
    (folder / "accepted.yaml").write_text(ACCEPTED)
    (tmp_path / "plugins").mkdir()
    (tmp_path / "gvcs.yaml").write_text("machines: {}\n")
    return tmp_path


def test_every_format_tells_what_counts_and_what_is_accepted(gvcs: Gvcs, project: Path) -> None:
    def check(format_name: str, *more: str) -> Any:
        return gvcs("check", "rack", "-j", "1", "--format", format_name, *more, folder=project)

    first, second, third = (f"arm | rack/post_{n} | in motion" for n in range(3))
    text = check("text")
    assert text.code == 1
    assert [line.partition(": error: ")[0] for line in text.out.splitlines()] == ["rack, default"]
    assert "rack/post_1" in text.out
    assert "rack/post_0" not in text.out
    assert text.err.endswith("1 finding, 1 accepted\n")

    data = json.loads(check("json").out)
    assert ([row["subject"] for row in data["findings"]], [row["subject"] for row in data["accepted"]], data["failed"]) == ([second], [first], [])
    assert (data["accepted"][0]["reason"], data["accepted"][0]["expires"]) == ("a stop is to come", "2999-01-01")

    sarif = json.loads(check("sarif").out)
    rows = {row["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]: row for row in sarif["runs"][0]["results"]}
    assert rows.keys() == {f"rack/default: {subject}" for subject in (first, second)}
    assert [bool(rows[f"rack/default: {subject}"]["suppressions"]) for subject in (first, second)] == [True, False]
    prints = [row["partialFingerprints"]["gvcs/v1"] for row in rows.values()]
    assert len(set(prints)) == 2
    again = json.loads(check("sarif").out)
    assert sorted(row["partialFingerprints"]["gvcs/v1"] for row in again["runs"][0]["results"]) == sorted(prints)

    lines = check("github").out.splitlines()
    assert len(lines) == 1
    assert re.match(r"::error file=machines/rack/__init__\.py,line=26,title=rack%2C default%3A interference::arm and rack/post_1 share ", lines[0])

    three = check("text", "--set", "posts=3")
    assert three.code == 1
    assert three.out.count("\n") == 1, "kin are one sentence"
    assert f"and 1 more of arm and rack: {third}" in three.out
    assert three.err.endswith("2 findings, 1 accepted\n")

    (project / "machines" / "rack" / "accepted.yaml").write_text(ACCEPTED.replace(f'["{first}"]', f'["{first}", "{second}"]'))
    done = check("text")
    assert (done.code, done.out) == (0, "")
    assert check("text", "--set", "posts=1").code == 0, "with other settings an entry is not stale"
