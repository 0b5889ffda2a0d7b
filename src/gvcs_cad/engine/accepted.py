"""accepted.yaml beside the code of a machine or module: findings that are accepted for a time, each with its reason and the day on which that ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, is_there, read_yaml
from gvcs_cad.checks.finding import Finding
from gvcs_cad.errors import UsageError, unknown

NAME = "accepted.yaml"
SEPARATOR = " | "  # between what a finding is about
ENTRIES = ("rule", "subjects", "configuration", "reason", "expires")


@dataclass(frozen=True)
class Acceptance:
    """One entry: a rule, the subjects of its findings, in which configurations (all if empty), the reason, and the last day, ISO 8601."""

    rule: str
    subjects: tuple[str, ...]
    configurations: tuple[str, ...]
    reason: str
    expires: str
    place: str

    def holds_in(self, configuration: str) -> bool:
        """Tell whether it speaks of a configuration."""
        return not self.configurations or configuration in self.configurations


@dataclass(frozen=True)
class Carried:
    """An acceptance of a module that stands in a machine: it accepts what is found of the module's own parts, wherever the module stands.

    `paths` are the places where it stands, `own` the names of its parts and assemblies that nothing else in the machine bears.
    """

    acceptance: Acceptance
    paths: tuple[str, ...]
    own: frozenset[str]

    def accepts(self, finding: Finding) -> bool:
        """Tell whether a finding is that of the entry: its subject begins with a name of the module, or is one as seen from where it stands."""
        if finding.rule != self.acceptance.rule:
            return False
        words = finding.subject.split(SEPARATOR)
        seen = (SEPARATOR.join(word.removeprefix(f"{path}/") for word in words) for path in self.paths)
        inside = [subject for subject in seen if subject != finding.subject]
        return any(subject in self.acceptance.subjects for subject in ([finding.subject] if words[0] in self.own else []) + inside)


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
    if not is_there(path):
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
    return Acceptance(row["rule"], tuple(row["subjects"]), _configurations(row), row["reason"].strip(), str(row["expires"]), file.place(n))


def _configurations(row: Mapping[str, Any]) -> tuple[str, ...]:
    named = row.get("configuration", [])
    return tuple(str(one) for one in (named if isinstance(named, list) else [named]) if one)


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
    findings: Sequence[Finding],
    acceptances: Sequence[Acceptance],
    configuration: str,
    today: date,
    *,
    whole: bool = True,
    shared: Sequence[Acceptance] = (),
    carried: Sequence[Carried] = (),
) -> Sorted:
    """Split findings by the acceptances that hold for a configuration on a day; stale and expired ones are findings themselves.

    Only where every check has run on the machine as its configuration describes it (`whole`) is an entry of that configuration stale,
    and one without a configuration, which speaks of all. The `shared` acceptances are those of several machines: they are so only by configuration.
    The `carried` ones came with modules: where they accept nothing, another machine may need them.
    """
    counting: list[Finding] = []
    accepted: list[tuple[Finding, Acceptance]] = []
    here = [one for one in (*acceptances, *shared) if one.holds_in(configuration)]
    used: set[tuple[str, str]] = set()
    past: dict[str, Acceptance] = {}
    for finding in findings:
        match = next((one for one in here if one.rule == finding.rule and finding.subject in one.subjects), None)
        if match is not None:
            used.add((match.place, finding.subject))
        else:
            match = next((one.acceptance for one in carried if one.accepts(finding)), None)
        if match is not None and date.fromisoformat(match.expires) >= today:
            accepted.append((finding, match))
        else:
            counting.append(finding)
            if match is not None:
                past[match.place] = match
    past |= {one.place: one for one in here if date.fromisoformat(one.expires) < today}
    counting += [ExpiredAcceptance(one.rule, one.expires, place) for place, one in past.items()]
    for one in here:
        if whole and one.place not in past and (one.configurations or one not in shared):
            counting += [StaleAcceptance(one.rule, subject, one.place) for subject in one.subjects if (one.place, subject) not in used]
    return Sorted(tuple(counting), tuple(accepted))
