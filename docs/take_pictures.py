"""Take the pictures that the README and docs show, from the seeds: the review page, and a dossier.

make pictures    # needs Chromium
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, Page

from summarizer.domain import Accept, Action, Edit, Note, Reject, SignOff
from summarizer.merging import merge
from summarizer.pipeline.reviewing import act, open_review
from summarizer.render import DOSSIER_RENDERERS
from summarizer.sources import read_input
from summarizer.store import Store, open_database
from tests.browser.chromium import chromium, served
from tests.seed_briefs import load_seed_briefs
from tests.unit.pipeline.reviews import keep

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
DOSSIER = {"width": 1000, "height": 1180}


def fill(store: Store) -> None:
    """Put the briefs of the seeds into a store: one signed off, one half way."""
    for brief in load_seed_briefs():
        keep(store, read_input(str(ROOT / "seeds" / brief.source.name)), brief)
    signed = open_review(store, 5)
    half = open_review(store, 3)
    if signed is None or half is None:
        raise SystemExit("the store has not all five seeds")
    _take(store, 5, [*(Accept(claim=claim.id) for claim in signed.reviewed.review.claims), SignOff()])
    names = [claim.id for claim in half.reviewed.review.claims]
    wrong = next(
        claim.id
        for claim, said in zip(half.reviewed.review.claims, half.reviewed.claims(), strict=True)
        if claim.id.startswith("position") and any("Sudan" in problem for problem in said.problems)
    )
    wording = {
        "holders": ["United States"],
        "kind": "offers",
        "statement": "The US has dropped its condition that attacks by Iran-backed groups must first stop.",
        "sentences": [6],
    }
    actions: list[Action] = [Accept(claim=name) for name in names[: names.index("position-1") + 3]]
    actions += [
        Reject(claim="position-4", reason="Said already"),
        Edit(claim="position-5", wording=wording),
        Note(claim="position-5", text="“Preconditions for attacks” turns it round; see sentence 6."),
        Reject(claim=wrong, reason="The sentences do not say this"),
    ]
    _take(store, 3, actions)


def _take(store: Store, number: int, actions: list[Action]) -> None:
    for revision, action in enumerate(actions):
        act(store, number, action, "Ann Lee", revision)


@contextmanager
def pages(browser: Browser, link: str, size: dict[str, int], scheme: str) -> Iterator[Page]:
    """Yield a page of a size, light or dark, that was let in."""
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(link)
    yield page
    context.close()


def take(page: Page, name: str) -> None:
    """Write one picture, in the same bytes for the same page."""
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    clock = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(open_database(Path(folder) / "briefs.db"), lambda: clock) as store,
        chromium() as browser,
    ):
        fill(store)
        with served(store, "Ann Lee") as link:
            address = f"{link.split('/?')[0]}/briefs/3"
            with pages(browser, link, WIDE, "light") as page:
                take(page, "review-queue")
                page.goto(f"{address}#position-5")
                take(page, "review")
                page.locator("#position-2").focus()
                page.keyboard.press("e")
                page.locator("#form-position").get_by_label("Statement").fill(
                    "Iraq wants the US-led coalition to start to withdraw in October."
                )
                page.locator("#form-position .problem").first.wait_for()
                take(page, "review-edit")
            with pages(browser, link, WIDE, "dark") as page:
                page.goto(f"{address}#position-5")
                take(page, "review-dark")
            with pages(browser, link, PHONE, "light") as page:
                page.goto(f"{address}#position-5")
                take(page, "review-phone")
        dossier = Path(folder) / "dossier.html"
        dossier.write_text(DOSSIER_RENDERERS["html"].render(merge(load_seed_briefs())), encoding="utf-8")
        with pages(browser, dossier.as_uri(), DOSSIER, "light") as page:
            take(page, "dossier")


if __name__ == "__main__":
    main()
