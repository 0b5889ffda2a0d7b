"""accepted.yaml: a finding is accepted by its subject for a reason and a term; stale, expired and unreasoned entries are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from gvcs_cad.checks.finding import Finding
from gvcs_cad.engine.accepted import read_acceptances, sort_out
from gvcs_cad.errors import UsageError

TODAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Odd(Finding):
    rule = "odd"
    part: str
    figure: float

    def __str__(self) -> str:
        return f"{self.part} is {self.figure:g} odd"


ENTRY = "- {rule: odd, configuration: default, subjects: [rail, arm], reason: a jig holds it, expires: 2027-06-30}\n"


def file(folder: Path, text: str) -> Path:
    path = folder / "accepted.yaml"
    path.write_text(text, "utf-8")
    return path


def test_an_accepted_finding_does_not_count_whatever_its_figures_are(tmp_path: Path) -> None:
    acceptances = read_acceptances(file(tmp_path, ENTRY))
    found = sort_out([Odd("rail", 1.0), Odd("arm", 2.0), Odd("post", 3.0)], acceptances, "default", TODAY)
    assert found.counting == (Odd("post", 3.0),)
    assert [(finding.part, by.reason) for finding, by in found.accepted if isinstance(finding, Odd)] == [("rail", "a jig holds it"), ("arm", "a jig holds it")]


def test_it_holds_for_its_configuration_and_rule_only(tmp_path: Path) -> None:
    acceptances = read_acceptances(file(tmp_path, ENTRY))
    assert sort_out([Odd("rail", 1.0)], acceptances, "long", TODAY).counting == (Odd("rail", 1.0),)
    other = read_acceptances(file(tmp_path, ENTRY.replace("odd", "even")))
    assert Odd("rail", 1.0) in sort_out([Odd("rail", 1.0)], other, "default", TODAY).counting


def test_what_is_cured_is_struck_out_and_what_is_past_its_day_counts_again(tmp_path: Path) -> None:
    acceptances = read_acceptances(file(tmp_path, ENTRY))
    stale = sort_out([Odd("rail", 1.0)], acceptances, "default", TODAY).counting
    assert [str(finding) for finding in stale] == ["accepted.yaml:1:3: no finding of odd is about 'arm': strike it out"]
    assert sort_out([Odd("rail", 1.0)], acceptances, "default", TODAY, whole=False).counting == ()
    last, after = (sort_out([Odd("rail", 1.0), Odd("arm", 1.0)], acceptances, "default", day).counting for day in (date(2027, 6, 30), date(2027, 7, 1)))
    assert last == ()
    assert [finding.rule for finding in after] == ["odd", "odd", "expired_acceptance"]


def test_an_entry_for_all_configurations_is_stale_in_each_where_it_accepts_nothing_unless_machines_share_it(tmp_path: Path) -> None:
    everywhere = read_acceptances(file(tmp_path, ENTRY.replace("configuration: default, ", "")))
    both, one = [Odd("rail", 1.0), Odd("arm", 1.0)], [Odd("rail", 1.0)]
    assert sort_out(both, everywhere, "long", TODAY).counting == ()
    assert [finding.rule for finding in sort_out(one, everywhere, "short", TODAY).counting] == ["stale_acceptance"]
    assert sort_out(one, everywhere, "short", TODAY, whole=False).counting == ()
    assert sort_out(one, (), "short", TODAY, shared=everywhere).counting == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rule: odd\n", "must be a list of entries"),
        ("- odd\n", "must be a mapping of rule, subjects"),
        (ENTRY.replace("reason: a jig holds it", "reason: ''"), "reason is missing: nothing is accepted without one"),
        (ENTRY.replace("reason: a jig holds it, ", ""), "reason is missing"),
        (ENTRY.replace("2027-06-30", "soon"), "expires must be a day"),
        (ENTRY.replace("[rail, arm]", "rail"), "subjects must be a list"),
        (ENTRY.replace("reason:", "reasn:"), "no such entry: reasn; did you mean reason?"),
        (ENTRY.replace("rule: odd, ", ""), "rule is missing"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=r"accepted\.yaml:1:") as error:
        read_acceptances(file(tmp_path, text))
    assert words in str(error.value)


def test_no_file_accepts_nothing(tmp_path: Path) -> None:
    assert read_acceptances(tmp_path / "accepted.yaml") == ()
