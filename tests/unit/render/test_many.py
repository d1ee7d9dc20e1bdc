import csv
from pathlib import Path

import pytest

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
