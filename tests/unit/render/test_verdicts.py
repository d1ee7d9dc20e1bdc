import io

from rich.console import Console

from summarizer.domain import ModelVerdicts, VerdictCounts, Verdicts
from summarizer.render.verdicts import show_verdicts


def test_the_sections_of_any_kind_stand_by_their_names_in_their_order() -> None:
    sections = {"plea": VerdictCounts(accepted=3, rejected=1), "open_issue": VerdictCounts(edited=2)}
    made = ModelVerdicts(
        model="local/m@1", strategy="single", briefs=1, signed=0, sections=sections, flagged=VerdictCounts(),
        reasons={"Said already": 1},
    )  # fmt: skip
    out = io.StringIO()
    show_verdicts(Verdicts(models=(made,)), Console(file=out, width=100, color_system=None))
    rows = [line.split() for line in out.getvalue().splitlines()]
    assert ["plea", "3", "0", "1", "0", "0", "0.75", "0.75"] in rows
    assert ["open", "issue", "0", "2", "0", "0", "0", "0.00", "1.00"] in rows
    assert ["all", "3", "2", "1", "0", "0", "0.50", "0.83"] in rows
    assert rows.index(["plea", "3", "0", "1", "0", "0", "0.75", "0.75"]) < rows.index(
        ["open", "issue", "0", "2", "0", "0", "0", "0.00", "1.00"]
    )
