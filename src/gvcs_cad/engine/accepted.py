"""accepted.yaml beside a machine's code: findings that are accepted for a time, each with its reason and the day on which that ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, read_yaml
from gvcs_cad.checks.finding import Finding
from gvcs_cad.errors import UsageError, unknown

NAME = "accepted.yaml"
ENTRIES = ("rule", "subjects", "configuration", "reason", "expires")


@dataclass(frozen=True)
class Acceptance:
    """One entry: a rule, the subjects of its findings, in which configuration (all if empty), the reason, and the last day, ISO 8601."""

    rule: str
    subjects: tuple[str, ...]
    configuration: str
    reason: str
    expires: str
    place: str


@dataclass(frozen=True)
class StaleAcceptance(Finding):
    """An acceptance that accepts nothing any more: what it spoke of is cured or has another name."""

    rule = "stale_acceptance"
    severity = "warning"
    identity = ("accepted", "subject_gone")
    accepted: str
    subject_gone: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: no finding of {self.accepted} is about {self.subject_gone!r}: strike it out"


@dataclass(frozen=True)
class ExpiredAcceptance(Finding):
    """An acceptance whose day is past: what it accepted counts again."""

    rule = "expired_acceptance"
    severity = "warning"
    identity = ("accepted", "place")
    accepted: str
    expires: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: the acceptance of {self.accepted} ended on {self.expires}: cure it, or give a reason for another term"


@dataclass(frozen=True)
class Sorted:
    """The findings that count, and those accepted with their acceptance."""

    counting: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]


def read_acceptances(path: Path) -> tuple[Acceptance, ...]:
    """Read a file of acceptances, none if it does not exist. Raises UsageError with the place of everything wrong."""
    if not path.is_file():
        return ()
    file = read_yaml(path)
    rows: Any = file.data or []
    if not isinstance(rows, list):
        raise UsageError(f"{file.place()}: must be a list of entries with {', '.join(ENTRIES)}")
    problems = [problem for n, row in enumerate(rows) for problem in _wrong(file, n, row)]
    if problems:
        raise UsageError(*problems)
    return tuple(_acceptance(file, n, row) for n, row in enumerate(rows))


def _acceptance(file: YamlFile, n: int, row: dict[str, Any]) -> Acceptance:
    return Acceptance(row["rule"], tuple(row["subjects"]), str(row.get("configuration", "")), row["reason"].strip(), str(row["expires"]), file.place(n))


def _wrong(file: YamlFile, n: int, row: Any) -> list[str]:
    if not isinstance(row, dict):
        return [f"{file.place(n)}: must be a mapping of {', '.join(ENTRIES)}"]
    wrong = [f"{file.place(n, key)}: {unknown('entry', str(key), ENTRIES)}" for key in row if key not in ENTRIES]
    subjects = row.get("subjects")
    if not isinstance(row.get("rule"), str):
        wrong.append(f"{file.place(n)}: rule is missing")
    if not isinstance(subjects, list) or not subjects or not all(isinstance(subject, str) for subject in subjects):
        wrong.append(f"{file.place(n)}: subjects must be a list of what the findings are about, as gvcs check --format baseline prints them")
    if not isinstance(row.get("reason"), str) or not row["reason"].strip():
        wrong.append(f"{file.place(n)}: reason is missing: nothing is accepted without one")
    try:
        date.fromisoformat(str(row.get("expires")))
    except ValueError:
        wrong.append(f"{file.place(n)}: expires must be a day, as 2027-06-30")
    return wrong


def sort_out(
    findings: Sequence[Finding], acceptances: Sequence[Acceptance], configuration: str, today: date, *, whole: bool = True, shared: Sequence[Acceptance] = ()
) -> Sorted:
    """Split findings by the acceptances that hold for a configuration on a day; stale and expired ones are findings themselves.

    Only where every check has run on the machine as its configuration describes it (`whole`) is an entry of that configuration stale,
    and one without a configuration, which speaks of all. The `shared` acceptances are those of several machines: they are so only by configuration.
    """
    counting: list[Finding] = []
    accepted: list[tuple[Finding, Acceptance]] = []
    here = [one for one in (*acceptances, *shared) if one.configuration in ("", configuration)]
    used: set[tuple[str, str]] = set()
    for finding in findings:
        match = next((one for one in here if one.rule == finding.rule and finding.subject in one.subjects), None)
        if match is not None:
            used.add((match.place, finding.subject))
        if match is not None and date.fromisoformat(match.expires) >= today:
            accepted.append((finding, match))
        else:
            counting.append(finding)
    for one in here:
        if date.fromisoformat(one.expires) < today:
            counting.append(ExpiredAcceptance(one.rule, one.expires, one.place))
        elif whole and (one.configuration or one not in shared):
            counting += [StaleAcceptance(one.rule, subject, one.place) for subject in one.subjects if (one.place, subject) not in used]
    return Sorted(tuple(counting), tuple(accepted))
