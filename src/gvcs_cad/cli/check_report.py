"""What ``gvcs check`` prints: sentences, GitHub annotations, JSON, SARIF 2.1.0, or entries for accepted.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gvcs_cad.checks.finding import Finding
from gvcs_cad.cli.annotations import annotation, inside, of_problems
from gvcs_cad.cli.code_place import Code, read_code
from gvcs_cad.engine.accepted import Acceptance
from gvcs_cad.engine.accepted_check import Checked
from gvcs_cad.model.canonical import digest

FORMATS = ("text", "github", "json", "sarif", "baseline")
NAMED = 3  # kin of a finding in its sentence
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(checked: Sequence[Checked], format_name: str, whys: Mapping[str, str], root: Path | None, problems: Sequence[str] = ()) -> str:
    """Return everything found in one of the `FORMATS`; `whys` gives the reason of each check by its name, `problems` are those of plugins."""
    if format_name == "json":
        return json.dumps(_json(checked), indent=1, sort_keys=True, default=str)
    if format_name == "sarif":
        return json.dumps(_sarif(checked, whys, root), indent=1, sort_keys=True)
    lines = {"text": _text, "github": lambda found: (*_github(found, root), *of_problems(problems, "plugin", root)), "baseline": _baseline}[format_name](
        checked
    )
    return "\n".join(lines)


def _text(checked: Sequence[Checked]) -> Iterator[str]:
    for one in checked:
        for finding, words in _told(one.sorted.counting):
            yield f"{one.label}: {finding.severity}: {words}"
        for name, failure in one.report.failed.items():
            yield f"{one.label}: error: {name} could not be checked: {failure}"


def _github(checked: Sequence[Checked], root: Path | None) -> Iterator[str]:
    for one in checked:
        code = read_code(one.folder, one.machine)
        for finding, words in _told(one.sorted.counting):
            title = f"{one.label}: {finding.rule}"
            if hasattr(finding, "place"):  # it says where itself: an entry of accepted.yaml
                yield from of_problems([words], title, root, finding.severity)
            else:
                yield annotation(finding.severity, title, words, *_placed(code, finding, root))
        for name, failure in one.report.failed.items():
            yield annotation("error", "not checked", f"{name}: {failure}", *_placed(code, None, root))


def _told(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with its sentence, those that are kin as one: the first speaks, a few others are named; JSON and SARIF have them all."""
    families: dict[tuple[str, str], list[Finding]] = {}
    for n, finding in enumerate(findings):
        families.setdefault((finding.rule, finding.kin or f"#{n}"), []).append(finding)
    for first, *others in families.values():
        names = ", ".join([*(other.subject for other in others[:NAMED]), *(["..."] if len(others) > NAMED else [])])
        more = f"; and {len(others)} more of {first.kin}: {names}" if others else ""
        yield first, f"{first}{more}"


def _placed(code: Code, finding: Finding | None, root: Path | None) -> tuple[str, int]:
    file, line = code.place(finding) if finding else code.start
    return inside(file, root), line


def _json(checked: Sequence[Checked]) -> dict[str, Any]:
    rows = [_row(one, finding) for one in checked for finding in one.sorted.counting]
    accepted = [
        {**_row(one, finding), "reason": by.reason, "expires": by.expires, "accepted_at": by.place} for one in checked for finding, by in one.sorted.accepted
    ]
    failed = [{"machine": one.machine, "configuration": one.configuration, "case": name, "failure": text} for one in checked for name, text in one.failures]
    return {"schema": "gvcs.check/2", "findings": rows, "accepted": accepted, "failed": failed}


def _row(one: Checked, finding: Finding) -> dict[str, Any]:
    return {
        "machine": one.machine,
        "configuration": one.configuration,
        "status": one.report.prepared.build.status,
        "subject": finding.subject,
        **finding.evidence(),
    }


def _sarif(checked: Sequence[Checked], whys: Mapping[str, str], root: Path | None) -> dict[str, Any]:
    from gvcs_cad.engine.about import own_version

    found = [(one, finding, None) for one in checked for finding in one.sorted.counting]
    accepted = [(one, finding, by) for one in checked for finding, by in one.sorted.accepted]
    codes = {one.machine: read_code(one.folder, one.machine) for one in checked}
    results = [_result(one, finding, by, _placed(codes[one.machine], finding, root)) for one, finding, by in (*found, *accepted)]
    results += [
        {"ruleId": "not_checked", "level": "error", "message": {"text": f"{name}: {text}"}, "locations": [_location(one, name, place)]}
        for one in checked
        for place in [_placed(codes[one.machine], None, root)]
        for name, text in one.failures
    ]
    rules = [{"id": rule, "shortDescription": {"text": whys.get(rule, rule.replace("_", " "))}} for rule in sorted({row["ruleId"] for row in results})]
    driver = {"name": "gvcs", "version": own_version(), "informationUri": "https://github.com/OpenSourceEcology", "rules": rules}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}]}


def _result(one: Checked, finding: Finding, by: Acceptance | None, place: tuple[str, int]) -> dict[str, Any]:
    suppressed = [{"kind": "external", "status": "accepted", "justification": f"{by.reason} (until {by.expires})"}] if by else []
    return {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": f"{one.label}: {finding}"},
        "locations": [_location(one, finding.subject, place)],
        "partialFingerprints": {"gvcs/v1": digest([one.machine, one.configuration, finding.rule, finding.subject])},
        "suppressions": suppressed,
    }


def _location(one: Checked, subject: str, place: tuple[str, int]) -> dict[str, Any]:
    file, line = place
    physical = {"artifactLocation": {"uri": file}, "region": {"startLine": line}}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": f"{one.machine}/{one.configuration}: {subject}"}]}


def _baseline(checked: Sequence[Checked]) -> Iterator[str]:
    """Print entries to be copied into accepted.yaml: reason and expiry are left for a person to write."""
    for one in checked:
        rules: dict[str, list[str]] = {}
        for finding in one.sorted.counting:
            rules.setdefault(finding.rule, []).append(finding.subject)
        for rule, subjects in rules.items():
            yield f"# {one.machine}"
            yield f"- rule: {rule}"
            yield f"  configuration: {json.dumps(one.report.prepared.build.configuration)}"
            yield "  subjects:"
            yield from (f"    - {json.dumps(subject, ensure_ascii=False)}" for subject in subjects)
            yield "  reason: "
            yield "  expires: "
