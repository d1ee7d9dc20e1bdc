"""The briefs of the five seeds as data, for tests that join them: made again when prompts change.

python -m tests.seed_briefs    # plays the recorded answers of the staged strategy
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from summarizer.cli import program
from summarizer.domain.disputes import DisputeBrief
from tests.cassettes import play

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "seed_briefs"
CASSETTE = "test_staged_briefs_keep_the_promises-{}.yaml"


def load_seed_briefs() -> list[DisputeBrief]:
    """Return the briefs of the seeds in the order of their files."""
    return [DisputeBrief.model_validate_json(path.read_bytes()) for path in sorted(FOLDER.glob("*.json"))]


def write() -> None:
    """Make the briefs again from the cassettes of `test_seeds`."""
    for article in sorted((ROOT / "seeds").glob("*.txt")):
        with (
            TemporaryDirectory() as folder,
            play(ROOT / "cassettes" / "test_seeds" / CASSETTE.format(article.stem[:3]), record=False),
        ):
            program.main(
                ["brief", str(article), "--strategy", "staged", "--output", folder, "--format", "json"],
                standalone_mode=False,
            )
            brief = DisputeBrief.model_validate_json((Path(folder) / f"{article.stem}.json").read_bytes())
        source = brief.source.model_copy(update={"name": article.name})
        provenance = brief.provenance.model_copy(update={"seconds": 0.0})
        kept = brief.model_copy(update={"source": source, "provenance": provenance})
        (FOLDER / f"{article.stem[:3]}.json").write_text(
            kept.model_dump_json(indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    write()
