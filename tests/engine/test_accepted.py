"""accepted.yaml: a finding is accepted by its subject for a reason and a term; stale, expired and unreasoned entries are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from gvcs_cad.checks.finding import Finding
from gvcs_cad.engine.accepted import Carried, read_acceptances, sort_out
from gvcs_cad.engine.carried import carried
from gvcs_cad.engine.prepare import prepare
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError

ROOT = Path(__file__).parents[2]
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


def test_it_holds_for_several_configurations(tmp_path: Path) -> None:
    both = read_acceptances(file(tmp_path, ENTRY.replace("default", "[long, short]")))
    for configuration, accepted in (("long", 2), ("short", 2), ("default", 0)):
        assert len(sort_out([Odd("rail", 1.0), Odd("arm", 1.0)], both, configuration, TODAY).accepted) == accepted


def test_what_a_module_accepts_holds_for_its_own_parts_where_it_stands_and_nowhere_else(tmp_path: Path) -> None:
    rail, meeting = read_acceptances(file(tmp_path, ENTRY + ENTRY.replace("[rail, arm]", "['a | b']")))
    own = Carried(rail, ("left", "inner/right"), frozenset({"rail"}))
    placed = Carried(meeting, ("left", "inner/right"), frozenset())

    def accepted(subject: str, *carried: Carried, today: date = TODAY) -> list[str]:
        found = sort_out([Odd(subject, 1.0)], (), "any", today, carried=carried)
        return [by.place for _, by in found.accepted] or [finding.rule for finding in found.counting]

    assert accepted("rail", own) == ["accepted.yaml:1:3"]
    assert accepted("arm", own) == ["odd"]  # accepted as the module's, but the machine has another of that name
    assert accepted("left/arm", own) == accepted("inner/right/rail", own) == ["accepted.yaml:1:3"]
    assert accepted("elsewhere/rail", own) == ["odd"]
    assert accepted("left/a | left/b", placed) == ["accepted.yaml:2:3"]
    assert accepted("a | b", placed) == accepted("left/a | frame/b", placed) == accepted("left/a | inner/right/b", placed) == ["odd"]
    assert accepted("rail", own, today=date(2027, 7, 1)) == ["odd", "expired_acceptance"]
    assert accepted("other", own, today=date(2027, 7, 1)) == ["odd"]  # nothing is stale or past that another machine may need


def test_own_names_are_those_that_only_the_module_bears() -> None:
    (one,) = prepare(Request(machines=("tractor",), start=ROOT))
    found = {(by.acceptance.place.partition("/")[0], subject): by for by in carried(one) for subject in by.acceptance.subjects}
    engine = found["power_cube", "cube_engine_28hp"]
    assert engine.paths == ("power",)
    assert "cube_engine_28hp" in engine.own
    assert not engine.own & {"lower_cross", "implement_adapter", "wheel_tyre"}
    assert found["wheel_unit", "wheel_tyre"].paths == ("wheel_rear_left", "wheel_rear_right", "wheel_front_left", "wheel_front_right")
    assert not any(folder == "soil_pulverizer" for folder, _ in found)  # it stands in no slot here


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
