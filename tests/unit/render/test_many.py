import csv
from pathlib import Path

import pytest

from summarizer.domain import Evidence
from summarizer.render.many import COLUMNS, claim_rows, write_csv
from tests.unit.render.briefs import brief
from tests.unit.render.hostile import HOSTILE


@pytest.mark.parametrize("words", HOSTILE)
def test_a_claim_stays_one_row_and_no_cell_is_a_formula(words: str, tmp_path: Path) -> None:
    made = brief(words.encode("utf-8", "replace").decode())
    assert write_csv(tmp_path / "claims.csv", [(made, "2026-11-29T08:00:00+00:00")]) == 1
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [list(row) for row in rows] == [list(COLUMNS)] * len(list(claim_rows(made)))
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.lstrip(" \n").startswith(tuple("=+-@\t\r|%")) for cell in cells)


def test_a_row_says_who_holds_it_who_vouches_and_all_that_it_rests_on() -> None:
    plain = brief("Norlin")
    joint = plain.positions[0].model_copy(update={"holders": ("Sund", "Tarn")})
    own = Evidence(sentence=5, start=90, end=94, quote="Sund")
    side = plain.open_disputes[0].sides[0].model_copy(update={"evidence": (own,)})
    dispute = plain.open_disputes[0].model_copy(update={"sides": (side,)})
    made = plain.model_copy(update={"positions": (joint,), "open_disputes": (dispute,)})
    told = ("section", "holder", "when", "relation", "according_to", "certainty", "sentences", "problems")
    rows = [tuple(row[name] for name in told) for row in claim_rows(made)]
    assert rows[2:] == [
        ("position", "Sund; Tarn", None, None, "Norlin", "reported", "2", "Norlin"),
        ("event", None, "2025-03", "by", "Norlin", "reported", "2", None),
        ("event", None, None, "on", None, "stated", "2", None),
        ("event", None, None, None, None, "stated", "2", None),
        ("dispute", "Norlin: Norlin", None, None, None, None, "2 5", "Norlin: Norlin"),
    ]
