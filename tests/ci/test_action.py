"""The action's and the workflow's steps do what they say: their shell lines are run in a clean clone, as GitHub runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "fabrication.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "docs" / "examples" / "gitlab-ci.yml").read_text("utf-8"))
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def steps(job: str = "") -> list[dict[str, Any]]:
    """Return the steps of a job of the workflow, or of the action itself."""
    found: list[dict[str, Any]] = WORKFLOW["jobs"][job]["steps"] if job else ACTION["runs"]["steps"]
    return found


@pytest.mark.parametrize("step", [*steps(), *steps("files"), *steps("same")], ids=lambda step: step.get("name") or step.get("uses"))
def test_no_expression_stands_in_a_shell_line(step: Mapping[str, Any]) -> None:
    """The name of a branch is somebody else's text: it reaches the shell as a variable or not at all."""
    assert not EXPRESSION.search(step.get("run", ""))


def test_the_workflow_gives_the_action_inputs_that_it_knows() -> None:
    (step,) = [step for step in steps("files") if step.get("uses") == "./"]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    named = set(re.findall(r"steps\.files\.outputs\.(\w+)", json.dumps(WORKFLOW)))
    assert named <= ACTION["outputs"].keys()


def test_the_outputs_that_the_action_and_the_workflow_name_exist() -> None:
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.request import Request

    registry = workshop(Request(start=ROOT)).registry
    registry.load_all()
    (step,) = [step for step in steps("files") if step.get("uses") == "./"]
    named = {*ACTION["inputs"]["outputs"]["default"].split(), *step["with"]["outputs"].split()}
    assert named <= registry.outputs.keys()


class Runner:
    """Runs the shell steps of a composite action as GitHub does; an expression that it does not know is a failure."""

    def __init__(self, place: Path, clone: Path) -> None:
        self.place, self.clone = place, clone
        self.summary, self.output = place / "summary.md", place / "output.txt"
        venv = place / "venv"
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        # what the lock file names is installed here already: the new environment sees it, and pip finds nothing to fetch
        (venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages" / "these.pth").write_text(sysconfig.get_path("purelib"))
        self.environment = {**os.environ, "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        self.environment |= {"GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_OUTPUT": str(self.output)}

    def run(self, *, only: str = "", **inputs: str) -> dict[str, str]:
        """Run every shell step of the action, or only that of an id; return its outputs."""
        values = {f"inputs.{name}": entry.get("default", "") for name, entry in ACTION["inputs"].items()}
        values |= {f"inputs.{name}": text for name, text in inputs.items()}
        values |= {"github.action_path": str(self.clone), "runner.temp": str(self.place)}
        self.output.write_text("")
        self.summary.write_text("")
        for step in steps():
            if "run" in step and only in ("", step.get("id")) and not (step.get("if") and not values["inputs.base"]):
                self.step(step, values)
        return dict(line.split("=", 1) for line in self.output.read_text("utf-8").splitlines())

    def posts(self, report: str) -> list[str]:
        """Run the workflow's step that comments on a pull request, with a program in place of gh; return what gh is asked, the file by its text."""
        (step,) = [step for step in steps("files") if "gh " in step.get("run", "")]
        asked, folder = self.place / "asked", self.place / "venv" / "bin"
        (folder / "gh").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {asked}\ntest "$GH_TOKEN" = secret\n')
        (folder / "gh").chmod(0o755)
        self.step(step, {"github.token": "secret", "github.event.pull_request.number": "7", "steps.files.outputs.report": report})
        *words, file = asked.read_text("utf-8").splitlines()
        return [*words, Path(file).read_text("utf-8")]

    def step(self, step: Mapping[str, Any], values: Mapping[str, str]) -> None:
        given = {name: EXPRESSION.sub(lambda found: values[found[1]], str(text)) for name, text in step.get("env", {}).items()}
        done = self.shell(step["run"], given)
        assert done.returncode == 0, f"{step['name']}: {done.stdout}\n{done.stderr}"

    def shell(self, lines: str, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines]
        return subprocess.run(command, cwd=self.clone, env={**self.environment, **given}, capture_output=True, text=True, timeout=600, check=False)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clean clone with a commit of its own: the arm of the tiny cart is ten millimetres longer."""
    folder = tmp_path_factory.mktemp("clone") / "gvcs"
    git(ROOT, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
    parts = folder / "fixtures" / "machines" / "cart" / "parts.py"
    before = parts.read_text("utf-8")
    assert before.count("rectangle(240, 40)") == 1
    parts.write_text(before.replace("rectangle(240, 40)", "rectangle(250, 40)"), "utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "Longer arm")
    return folder


@pytest.mark.slow
def test_the_action_installs_builds_compares_and_says_what_changed(clone: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path, clone)
    (ours,) = [step for step in steps("files") if step.get("uses") == "./"]
    outputs = ours["with"]["outputs"]
    found = runner.run(project="fixtures", outputs=outputs, base="HEAD~1")
    assert found == {"different": "1", "report": str(clone / "outputs" / "diff.md")}
    assert "| changed | arm x1 | outer contour 240 x 40 -> 250 x 40 mm" in runner.summary.read_text("utf-8")
    files = clone / "outputs" / "files" / "cart"
    for configuration in ("default", "long"):
        assert {"SAFETY.md", "manifest.json", "SHA256SUMS"} <= {path.name for path in (files / configuration).iterdir()}
        done = subprocess.run(["sha256sum", "--quiet", "--check", "SHA256SUMS"], cwd=files / configuration, check=False)
        assert done.returncode == 0
        made = {entry["path"].partition("/")[0] for entry in json.loads((files / configuration / "manifest.json").read_text("utf-8"))["files"]}
        assert made == {"SAFETY.md", *outputs.split()}
    posted = runner.posts(found["report"])
    assert posted[:6] == ["pr", "comment", "7", "--edit-last", "--create-if-none", "--body-file"]
    assert posted[6:] == [(clone / "outputs" / "diff.md").read_text("utf-8")]
    assert git(clone, "status", "--porcelain") == ""
    assert {path.suffix for path in (clone / "outputs" / "diff" / "cart" / "default").iterdir()} >= {".svg", ".glb"}

    assert runner.run(only="compare", project="fixtures", base="HEAD")["different"] == "0"
    assert runner.run(only="compare", project="fixtures", base="0" * 40) == {}
    assert runner.run(only="compare", project="fixtures") == {}

    lock = {"GVCS": str(clone), "GVCS_LOCK": str(clone / "constraints.txt"), "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD~1"}
    assert lock.keys() - {"CI_MERGE_REQUEST_DIFF_BASE_SHA"} <= GITLAB["variables"].keys()
    done = runner.shell("\n".join(["cd fixtures", *GITLAB["fabrication"]["script"]]), lock)
    assert done.returncode == 0, done.stderr
    assert "outer contour 240 x 40" in done.stdout


def test_the_workflow_checks_every_machine_with_solids_and_a_finding_fails_it(tmp_path: Path) -> None:
    """The very line of the step, on one machine that is sound, and on one whose solids cut into each other: without them it passes."""
    (step,) = [step for step in steps("files") if "gvcs check" in step.get("run", "")]
    program, *arguments = step["run"].split()
    assert program == "gvcs"
    assert arguments == ["check", "--format", "github"]  # no machine is named: all of them, in every configuration, with solids
    for folder, more, code in ((ROOT, ["coupon"], 0), (ROOT / "fixtures", ["cart"], 1), (ROOT / "fixtures", ["cart", "--no-solids"], 0)):
        given = {**os.environ, **{name: str(tmp_path) for name in step["env"]}}
        command = [sys.executable, "-m", "gvcs_cad", *arguments, *more]
        assert subprocess.run(command, cwd=folder, env=given, capture_output=True, check=False).returncode == code


def test_a_commit_that_cannot_be_built_fails_the_step(clone: Path, tmp_path: Path) -> None:
    """The lines of the comparison, with a program in place of gvcs that ends as gvcs does."""
    (compare,) = [step for step in steps() if step.get("id") == "compare"]
    for code, fails in ((0, False), (1, False), (2, True), (3, True), (101, True)):
        folder = tmp_path / str(code)
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "gvcs").write_text(f"#!/bin/sh\necho report\nexit {code}\n")
        (folder / "bin" / "gvcs").chmod(0o755)
        given = {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PROJECT": ".", "BASE": "HEAD~1", "FOLDER": str(folder / "out")}
        given |= {"GITHUB_STEP_SUMMARY": str(folder / "summary"), "GITHUB_OUTPUT": str(folder / "output")}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", compare["run"]]
        done = subprocess.run(command, cwd=clone, env={**os.environ, **given}, capture_output=True, text=True, check=False)
        assert (done.returncode != 0) == fails
        assert (folder / "summary").read_text() == "report\n"


def test_the_workflow_notices_another_byte_on_another_python(tmp_path: Path) -> None:
    (line,) = [step["run"] for step in steps("same") if "run" in step]
    for python in ("3.11", "3.12", "3.13"):
        folder = tmp_path / "all" / f"fabrication-{python}" / "files" / "cart" / "default"
        folder.mkdir(parents=True)
        (folder / "SHA256SUMS").write_text("00  dxf/a.dxf\n")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "all" / "fabrication-3.13" / "files" / "cart" / "default" / "SHA256SUMS").write_text("01  dxf/a.dxf\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_the_pre_commit_hook_loads_no_kernel_and_can_say_no(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = hook["entry"].split()
    assert (program, hook["pass_filenames"]) == ("gvcs", False)
    for file in ("machines/tractor/bolts.py", "sub/gvcs.yaml", "shop.yaml", "released/power_bay@1.json"):
        assert re.search(hook["files"], file)
    assert not re.search(hook["files"], "docs/README.md")
    code = "import sys\nfor kernel in ('cadquery', 'OCP', 'manifold3d', 'vtk'): sys.modules[kernel] = None\nfrom gvcs_cad.cli.main import main; main()"
    for folder, expected in ((ROOT / "fixtures", 0), (ROOT / "fixtures" / "bad_machines", 1)):
        machines = [] if expected == 0 else ["open_hole"]
        done = subprocess.run([sys.executable, "-c", code, *arguments, *machines], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == expected, done.stderr
