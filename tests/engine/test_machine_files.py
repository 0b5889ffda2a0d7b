"""hazards.yaml and verifications.yaml: whatever is misspelt, empty or unsigned is refused with its place. Nothing vanishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.engine.machine_files import read_hazards, read_verifications
from gvcs_cad.errors import UsageError

GOOD = """\
tip:
  hazard: tips over
  part: whole machine
  measure: ballast
  source: ISO 12100
"""


def hazards(folder: Path, text: str) -> None:
    (folder / "hazards.yaml").write_text(text, "utf-8")
    read_hazards(folder)


def test_a_hazard_is_open_until_somebody_closes_it(tmp_path: Path) -> None:
    (tmp_path / "hazards.yaml").write_text(GOOD + GOOD.replace("tip:", "slip:") + "  state: met\n  closed_by: A. Tester\n  date: 2026-11-22\n")
    tip, slip = read_hazards(tmp_path)
    assert (tip.name, tip.state, tip.closed_by) == ("tip", "open", "")
    assert (slip.state, slip.closed_by, slip.date) == ("met", "A. Tester", "2026-11-22")


def test_a_machine_without_the_files_has_neither(tmp_path: Path) -> None:
    assert (read_hazards(tmp_path), read_verifications(tmp_path)) == ((), ())


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("  state: met\n", "hazards.yaml:1:1: hazard tip is met but names nobody and no date: closed_by and date are needed"),
        ("  state: met\n  closed_by:\n  date:\n", "hazards.yaml:1:1: hazard tip is met but names nobody and no date: closed_by and date are needed"),
        ("  state: met\n  closed_by: A. Tester\n", "hazards.yaml:1:1: hazard tip is met but names nobody and no date: closed_by and date are needed"),
        (
            "  state: closed\n  closed_by: A. Tester\n  date: 2026-11-22\n",
            "hazards.yaml:1:1: hazard tip: state 'closed' is not one of open, met, does not apply",
        ),
        ("  mesure: guard\n", "hazards.yaml:6:3: tip: no such entry: mesure; did you mean measure?"),
    ],
)
def test_a_hazard_is_closed_by_a_named_person_or_not_at_all(tmp_path: Path, more: str, words: str) -> None:
    with pytest.raises(UsageError) as refused:
        hazards(tmp_path, GOOD + more)
    assert refused.value.problems == (words,)


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        hazards(tmp_path, "tip:\n  hazard: tips over\n  part:\n  source: ISO\nslip: yes\n")
    assert refused.value.problems == (
        "hazards.yaml:1:1: tip: part is missing",
        "hazards.yaml:1:1: tip: measure is missing",
        "hazards.yaml:5:1: slip must be a mapping of hazard, part, measure, source, state, closed_by, date",
    )


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^hazards\.yaml:1:1: must be a mapping by name$"):
        hazards(tmp_path, "- tip\n")


def test_a_signature_names_person_date_and_method(tmp_path: Path) -> None:
    (tmp_path / "verifications.yaml").write_text("lug:\n  digest: abc\n  verified_by:\n  date: 2026-11-22\n")
    with pytest.raises(UsageError) as refused:
        read_verifications(tmp_path)
    assert refused.value.problems == ("verifications.yaml:1:1: lug: verified_by is missing", "verifications.yaml:1:1: lug: method is missing")
