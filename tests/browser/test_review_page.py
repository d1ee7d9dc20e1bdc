"""The review page as a person has it: by mouse, by keyboard, on a phone, in print, with two tabs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from summarizer.pipeline.reviewing import open_review
from summarizer.sources import read_input
from summarizer.store import Store, open_store
from tests.browser.chromium import chromium, needs_chromium, served
from tests.court import court_store
from tests.seed_briefs import ROOT, load_seed_briefs
from tests.unit.pipeline.reviews import ferries_store, keep

pytestmark = needs_chromium
PATIENCE_MS = 15_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ferries_store(tmp_path / "briefs.db") as opened:
        yield opened


@contextmanager
def page_of(browser: Browser, store: Store, **settings: Any) -> Iterator[Page]:  # noqa: ANN401 - of any context
    """Yield a page that was let in; whatever goes wrong in it, or leaves its origin, fails the test."""
    with served(store) as link:
        origin = link.split("/?")[0]
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE_MS)
        wrong: list[str] = []
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        context.on("request", lambda sent: None if sent.url.startswith(origin) else wrong.append(sent.url))
        page = context.new_page()
        page.goto(link)
        assert "token" not in page.url
        yield page
        context.close()
        # 409 and 422 are answers that the page shows; a browser logs them all the same.
        assert [words for words in wrong if not re.search(r"status of (409|422)", words)] == []


def open_brief(page: Page, number: int = 1) -> None:
    page.goto(f"{page.url.split('/briefs')[0].rstrip('/')}/briefs/{number}")


def judged(page: Page) -> str:
    return str(page.locator(".progress-line b").first.inner_text())


def wait_for(page: Page, selector: str, words: str) -> None:
    page.locator(selector, has_text=words).first.wait_for()


def seed_store(path: Path, number: int) -> Store:
    brief = load_seed_briefs()[number]
    article = read_input(str(ROOT / "seeds" / brief.source.name))
    store = open_store(path)
    keep(
        store,
        article,
        brief.model_copy(update={"source": brief.source.model_copy(update={"name": article.name})}),
    )
    return store


def test_a_seed_is_reviewed_by_mouse(browser: Browser, tmp_path: Path) -> None:
    with seed_store(tmp_path / "seed.db", 4) as store:
        with page_of(browser, store) as page:
            page.get_by_role("link", name="Baghdad, Washington").click()
            total = page.locator(".claim").count()
            reject_and_edit_by_mouse(page)
            add_note_and_undo_by_mouse(page)
            while page.locator(".verdict-open").count():
                claim = page.locator(".verdict-open").first
                name = claim.get_attribute("id")
                claim.locator(".claim-head").click()
                page.locator(f"#{name}").get_by_role("button", name="Accept").click()
                page.locator(f"#{name}.verdict-accepted").wait_for()
            assert judged(page) == f"{total + 1}"
            page.locator("header").get_by_role("button", name="Sign off").click()
            page.locator("#form-sign").get_by_label("Your name").fill("Ben Ash")
            page.locator("#form-sign").get_by_role("button", name="Sign off").click()
            wait_for(page, "header", "signed off by Ben Ash")
        signed_with_one_rejected_and_one_added(store, "Ben Ash")


def reject_and_edit_by_mouse(page: Page) -> None:
    page.locator("#summary-1").click()
    page.locator("#summary-1").get_by_role("button", name="Reject").click()
    page.locator(".chips").get_by_role("button", name="Said already").click()
    page.locator("#form-reject").get_by_role("button", name="Reject").click()
    wait_for(page, "#summary-1", "Rejected: Said already")

    page.locator("#position-1").click()
    page.locator("#position-1").get_by_role("button", name="Edit").click()
    form = page.locator("#form-position")
    form.get_by_label("Statement").fill("")
    wait_for(page, '#form-position [data-slip="statement"]', "is empty")
    page.locator("#s1").click()
    form.get_by_label("Statement").fill("The coalition is to end.")
    form.get_by_role("button", name="Save").click()
    wait_for(page, "#position-1", "The machine had:")


def add_note_and_undo_by_mouse(page: Page) -> None:
    page.locator("header").get_by_role("button", name="Add a claim").click()
    page.locator("#form-add").get_by_role("button", name="summary").click()
    page.locator("#s3").click()
    page.locator("#form-summary textarea").fill("Talks are to start.")
    page.locator("#form-summary").get_by_role("button", name="Save").click()
    wait_for(page, '.claim[id^="added"]', "Talks are to start.")

    page.locator("#party-1").click()
    page.locator("#party-1").get_by_role("button", name="Note").click()
    page.locator("#form-note").get_by_label("What should be known").fill("Ask the desk.")
    page.locator("#form-note").get_by_role("button", name="Save").click()
    wait_for(page, "#party-1", "Ask the desk.")
    page.locator("header").get_by_role("button", name="Undo").click()
    page.locator("#party-1 .notes").wait_for(state="detached")


def test_a_seed_is_reviewed_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    with seed_store(tmp_path / "seed.db", 4) as store:
        with page_of(browser, store) as page:
            press = page.keyboard.press
            press("j")
            press("Enter")
            page.locator(".claim.current").wait_for()
            total = page.locator(".claim").count()
            reject_and_edit_by_keyboard(page)
            add_note_and_undo_by_keyboard(page)
            for left in range(total - 2, 0, -1):
                press("n")
                expect(page.locator(".verdict-open")).to_have_count(left)
                press("a")
                expect(page.locator(".verdict-open")).to_have_count(left - 1)
                expect(page.locator("body")).not_to_have_class(re.compile("busy"))
            press("s")
            press("Enter")
            wait_for(page, "header", "signed off by anna")
            press("q")
            wait_for(page, "#briefs", "signed")
        signed_with_one_rejected_and_one_added(store, "anna")


def reject_and_edit_by_keyboard(page: Page) -> None:
    press = page.keyboard.press
    press("r")
    page.keyboard.type("Not what it says")
    press("Enter")
    wait_for(page, "#summary-1", "Rejected: Not what it says")

    while page.locator(".claim.current").get_attribute("id") != "position-1":
        press("j")
    press("e")
    for _ in ("to add a holder", "kind", "statement"):
        press("Tab")
    press("Control+a")
    press("Delete")
    wait_for(page, '#form-position [data-slip="statement"]', "is empty")
    page.keyboard.type("The coalition is to end.")
    press("Control+Enter")
    wait_for(page, "#position-1", "The machine had:")


def add_note_and_undo_by_keyboard(page: Page) -> None:
    press = page.keyboard.press
    press("+")
    press("Enter")
    page.keyboard.type("Talks are to start.")
    press("Tab")
    page.keyboard.type("3")
    press("Control+Enter")
    wait_for(page, '.claim[id^="added"]', "Talks are to start.")

    press("m")
    page.keyboard.type("Ask the desk.")
    press("Control+Enter")
    wait_for(page, ".claim.current", "Ask the desk.")
    press("u")
    page.locator(".notes").wait_for(state="detached")


def signed_with_one_rejected_and_one_added(store: Store, name: str) -> None:
    opened = open_review(store, 1)
    assert opened is not None
    review = opened.reviewed.review
    assert review.signed is not None
    assert (review.signed.by, review.open, len(review.rejected)) == (name, 0, 1)
    assert "Talks are to start." in [line.text for line in opened.reviewed.summary]
    assert "The coalition is to end." in [position.statement for position in opened.reviewed.positions]


def test_evidence_is_chosen_with_the_keyboard(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#position-2").focus()
        page.keyboard.press("e")
        page.keyboard.press("F6")
        assert page.evaluate("document.activeElement.id") == "s4"
        page.keyboard.press("J")
        assert page.evaluate("document.activeElement.id") == "s5"
        page.keyboard.press("Space")
        assert page.locator("#form-position [name=sentences]").input_value() == "4, 5"
        assert page.locator("#s5").get_attribute("aria-pressed") == "true"
        page.keyboard.press("F6")
        assert page.evaluate("document.activeElement.name") == "holders"
        page.keyboard.press("Control+Enter")
        page.locator("#position-2.verdict-edited").wait_for()
        assert page.locator("#position-2").get_attribute("data-cites") == "4 5 "


def test_what_a_check_finds_is_shown_while_it_is_typed_and_kept(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#position-2").focus()
        page.keyboard.press("e")
        form = page.locator("#form-position")
        form.get_by_label("Statement").fill("Ilan Voss warns of 7 strikes.")
        wait_for(page, "#form-position .problem", "7")
        form.get_by_label("Evidence").fill("77")
        wait_for(page, '[data-slip="sentences"]', "77 is no sentence of the article, which has 1 to 8")
        assert form.get_by_label("Evidence").get_attribute("aria-invalid") == "true"
        form.get_by_role("button", name="Save").click()
        wait_for(page, "#message", "77 is no sentence of the article")
        assert store.reviews.revision(1) == 0
        form.get_by_label("Evidence").fill("4")
        form.get_by_role("button", name="Save").click()
        wait_for(page, "#position-2 .problem", "7")


def test_each_side_shows_the_other(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#dispute-1").hover()
        assert page.locator(".sentence.related").evaluate_all("all => all.map(one => one.id)") == ["s2", "s4"]
        page.locator("#s4").hover()
        assert page.locator(".claim.related").evaluate_all("all => all.map(one => one.id)") == [
            "party-2", "position-2", "dispute-1",
        ]  # fmt: skip
        page.locator("#s4").click()
        assert page.locator(".claim.current").get_attribute("id") == "party-2"
        page.locator("#s4").click()
        assert page.locator(".claim.current").get_attribute("id") == "position-2"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "s4"
        assert page.locator(".evidence-current").evaluate_all("all => all.map(one => one.id)") == ["s4"]


def test_of_two_tabs_the_second_is_told_and_keeps_what_was_typed(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        other = page.context.new_page()
        other.goto(page.url)
        page.locator("#position-1").focus()
        page.keyboard.press("e")
        page.locator("#form-position").get_by_label("Statement").fill("Norlin Lines wants cuts.")
        other.locator("#position-1").focus()
        other.keyboard.press("a")
        other.locator("#position-1.verdict-accepted").wait_for()

        page.keyboard.press("Control+Enter")
        wait_for(page, "#message", "Changed meanwhile: anna accepted position 1")
        page.locator("#position-1.verdict-accepted").wait_for()
        statement = page.locator("#form-position").get_by_label("Statement")
        assert statement.input_value() == "Norlin Lines wants cuts."
        assert store.reviews.revision(1) == 1
        page.keyboard.press("Control+Enter")
        page.locator("#position-1.verdict-edited").wait_for()
        assert [entry.action.kind for entry in store.reviews.entries(1)] == ["accept", "edit"]


def test_a_server_that_is_gone_loses_nothing_that_was_typed(browser: Browser, store: Store) -> None:
    context = browser.new_context()
    with served(store) as link:
        page = context.new_page()
        page.goto(link)
        open_brief(page)
        page.locator("#position-1").focus()
        page.keyboard.press("m")
        page.locator("#form-note textarea").fill("Ask the desk.")
    page.keyboard.press("Control+Enter")
    wait_for(page, "#message", "What you wrote is still here")
    assert page.locator("#form-note textarea").input_value() == "Ask the desk."
    context.close()


def test_single_keys_can_be_switched_off(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.keyboard.press("?")
        page.get_by_label("Single keys do this").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.reload()
        page.keyboard.press("a")
        page.wait_for_timeout(200)
        assert store.reviews.revision(1) == 0
        page.locator("#summary-1").get_by_role("button", name="Accept").click()
        page.locator("#summary-1.verdict-accepted").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(width: int, browser: Browser, tmp_path: Path) -> None:
    with (
        seed_store(tmp_path / "seed.db", 2) as store,
        page_of(browser, store, viewport={"width": width, "height": 740}) as page,
    ):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        open_brief(page)
        for claim in ("party-1", "position-1", "event-1", "dispute-1"):
            page.locator(f"#{claim}").focus()
            for key in ("e", "Escape", "r", "Escape", "+", "Escape"):
                page.keyboard.press(key)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                for pane in ("#article", "#claims", "#editor"):
                    assert page.locator(pane).evaluate("pane => pane.scrollWidth - pane.clientWidth") <= 0
        page.keyboard.press("?")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_both_sides_are_seen_and_a_claim_can_be_edited(browser: Browser, store: Store) -> None:
    settings = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
    with page_of(browser, store, **settings) as page:
        open_brief(page)
        page.locator("#position-2").tap()
        for one in ("#position-2", "#s4"):
            box = page.locator(one).bounding_box()
            assert box is not None
            assert 0 <= box["y"] <= 640 - box["height"]
        page.locator("#position-2").get_by_role("button", name="Edit").tap()
        page.locator("#s5").tap()
        page.locator("#form-position").get_by_role("button", name="Save").tap()
        page.locator("#position-2.verdict-edited").wait_for()


def test_on_paper_all_is_there_and_nothing_to_press(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.keyboard.press("a")
        page.locator("#summary-1.verdict-accepted").wait_for()
        page.emulate_media(media="print")
        assert page.locator("button:visible").count() == 0
        assert page.locator(".sentence").last.is_visible()
        assert page.locator("#dispute-1").is_visible()
        assert page.locator("#article").evaluate("pane => pane.scrollHeight - pane.clientHeight") <= 1
        assert "accepted" in page.locator("#summary-1").inner_text()


def test_without_script_everything_can_be_read(browser: Browser, store: Store) -> None:
    with page_of(browser, store, java_script_enabled=False) as page:
        page.locator(".row-link").click()
        assert "verdicts need it" in page.locator("noscript").inner_text()
        assert page.locator("#dispute-1").is_visible()
        page.locator("#dispute-1 .cite").nth(1).click()
        assert page.url.endswith("#s4")
        page.locator("a.mark").last.click()
        assert page.locator("#claims").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_serious(scheme: str, width: int, browser: Browser, tmp_path: Path) -> None:
    def serious() -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
            for each in found
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"]
        ]

    settings = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    with seed_store(tmp_path / "seed.db", 2) as store, page_of(browser, store, **settings) as page:
        assert serious() == []
        open_brief(page)
        assert serious() == []
        page.keyboard.press("a")
        page.locator("#summary-1.verdict-accepted").wait_for()
        page.keyboard.press("r")
        page.keyboard.type("Said already")
        page.keyboard.press("Enter")
        page.locator("#summary-2.verdict-rejected").wait_for()
        assert serious() == []
        for claim in ("party-1", "position-1", "event-1", "dispute-1"):
            page.locator(f"#{claim}").focus()
            page.keyboard.press("e")
            assert serious() == []
            page.keyboard.press("Escape")
        for key in ("r", "m", "s", "+", "?"):
            page.keyboard.press(key)
            assert serious() == [], key
            page.keyboard.press("Escape")


def test_a_section_is_accepted_at_once_and_a_party_added_from_a_position(
    browser: Browser, store: Store
) -> None:
    with page_of(browser, store) as page:
        page.goto(f"{page.url.split('/?')[0].rstrip('/')}/briefs/1")
        page.locator("#party-1").click()
        page.keyboard.press("A")
        wait_for(page, "#form-bulk", "2 claims")
        page.locator("#form-bulk").get_by_role("button", name="Accept all").click()
        wait_for(page, "#party-2", "accepted in bulk")

        page.locator("#position-2").click()
        page.keyboard.press("e")
        form = page.locator("#form-position")
        form.get_by_label("Name of the new party").fill("The crews")
        form.get_by_label("Name of the new party").press("Enter")
        wait_for(page, '.claim[id^="added"]', "The crews")
        holders = form.get_by_label("Holder", exact=True)
        assert holders.evaluate_all("all => all.map(one => one.value)") == ["Ilan Voss", "The crews"]
        form.get_by_role("button", name="Remove this holder").first.click()
        form.get_by_role("button", name="Save").click()
        wait_for(page, "#position-2", "The crews · warns")
    assert [entry.action.kind for entry in store.reviews.entries(1)] == ["accept-all", "add", "edit"]


def test_a_joint_position_is_made_by_keyboard_alone_with_its_source(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        press, write = page.keyboard.press, page.keyboard.type
        page.locator("#position-2").focus()
        press("+")
        for _ in ("party", "position"):
            press("Tab")
        press("Enter")
        form = page.locator("#form-position")
        write("Norlin")
        press("Tab")
        press("Enter")
        assert page.evaluate("document.activeElement.name") == "holders"
        write("Ilan")
        for _ in ("remove", "add", "kind"):
            press("Tab")
        write("says")
        press("Tab")
        write("An offer was made.")
        press("Tab")
        write("Reuters")
        press("Tab")
        write("reported")
        form.get_by_label("Evidence").focus()
        write("5")
        press("Control+Enter")
        wait_for(page, '.claim[id^="added"]', "Norlin Lines and Ilan Voss · says: An offer was made.")
        wait_for(page, '.claim[id^="added"]', "(reported, according to Reuters)")


def test_a_position_of_nobody_is_told_and_not_kept(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#position-2").focus()
        page.keyboard.press("e")
        holder = page.locator("#form-position").get_by_label("Holder", exact=True)
        holder.select_option("")
        wait_for(page, '#form-position [data-slip="holders"]', "names nobody; choose a party")
        assert holder.get_attribute("aria-invalid") == "true"
        page.locator("#form-position").get_by_role("button", name="Save").click()
        wait_for(page, "#message", "names nobody")
        assert store.reviews.revision(1) == 0


def test_sentences_selected_in_the_article_go_to_the_side_that_is_written(
    browser: Browser, store: Store
) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#dispute-1").focus()
        page.keyboard.press("e")
        form = page.locator("#form-dispute")
        form.get_by_role("button", name="Add a side").click()
        side = form.get_by_role("group", name="Side 2")
        side.get_by_label("Party").select_option("Ilan Voss")
        side.get_by_label("Wants").fill("Ilan Voss rejected 7 offers.")
        wait_for(page, '[data-slip="side 2"]', "rests on no sentence")
        page.locator("#s5").click()
        assert side.get_by_label("Evidence").input_value() == "5"
        wait_for(page, "#message", "Sentence 5 taken for side 2.")
        wait_for(page, ".side-row .problem", "7")
        assert form.locator(".found").inner_text() == ""
        page.locator("#s4").focus()
        page.keyboard.press("Space")
        assert side.get_by_label("Evidence").input_value() == "4, 5"
        page.keyboard.press("F6")
        assert page.evaluate("document.activeElement.ariaLabel") == "Wants"
        form.get_by_label("Question").focus()
        assert page.locator("#s5").get_attribute("aria-pressed") == "false"
        page.locator("#s5").click()
        assert form.locator("[name=sentences]").input_value() == "2, 4, 5"
        form.get_by_role("button", name="Save").click()
        wait_for(page, "#dispute-1 .side .problem", "7")
        cites = page.locator("#dispute-1 > .sides .cite")
        assert cites.evaluate_all("all => all.map(one => one.getAttribute('href'))") == ["#s2", "#s4", "#s5"]


def test_a_side_is_taken_away_by_keyboard_and_the_rest_keeps_its_place(
    browser: Browser, store: Store
) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#dispute-1").focus()
        page.keyboard.press("e")
        form = page.locator("#form-dispute")
        form.get_by_role("button", name="Add a side").click()
        form.get_by_role("group", name="Side 1").get_by_role("button", name="Remove").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == "Add a side"
        assert form.get_by_role("group").count() == 3  # of the sides, the one that is left, and a new party
        form.get_by_role("group", name="Side 1").get_by_label("Party").wait_for()
        wait_for(page, '[data-slip="side 1"]', "names nobody")


def test_an_event_without_a_time_is_kept_without_one(browser: Browser, store: Store) -> None:
    with page_of(browser, store) as page:
        open_brief(page)
        page.locator("#event-1").focus()
        page.keyboard.press("e")
        form = page.locator("#form-event")
        assert form.locator("[name=value]").input_value() == "2025-03"
        form.get_by_label("When, in the words").fill("")
        assert form.locator("[name=value]").input_value() == ""
        form.get_by_label("Certainty").select_option("possible")
        form.get_by_role("button", name="Save").click()
        wait_for(page, "#event-1", "undated")
        wait_for(page, "#event-1", "(possible)")
        page.locator("#event-1").focus()
        page.keyboard.press("e")
        form.get_by_label("When, in the words").fill("March")
        assert form.locator("[name=relation]").input_value() == "on"
        assert form.get_by_label("Certainty").input_value() == "possible"


def test_a_plea_of_a_kind_of_ones_own_is_edited_and_a_ruling_and_a_litigant_added(
    browser: Browser, tmp_path: Path
) -> None:
    with court_store(tmp_path / "court.db") as store:
        with page_of(browser, store) as page:
            open_brief(page)
            page.locator("#plea-2").focus()
            page.keyboard.press("e")
            edit_the_plea(page)
            page.keyboard.press("+")
            page.locator("#form-add").get_by_role("button", name="ruling").click()
            add_a_ruling(page)
            page.locator("#litigant-2").focus()
            page.keyboard.press("e")
            side = page.locator("#form-litigant").get_by_label("Side")
            assert side.input_value() == "defendant"
            page.keyboard.press("Escape")
            page.locator("#question-1").focus()
            page.keyboard.press("e")
            row = page.locator("#form-question").get_by_role("group", name="Side 1")
            assert row.get_by_label("Wants").input_value() == "Brandt Mills pays them."
        opened = open_review(store, 1)
    assert opened is not None
    entries = [entry.action for entry in opened.entries]
    assert [entry.kind for entry in entries] == ["add", "edit", "add"]
    court, plea, ruling = (entry.made for entry in opened.entries)
    assert court is not None
    assert plea is not None
    assert ruling is not None
    assert (court["name"], court["side"]) == ("The court", "other")
    assert (plea["holders"], plea["amount"]) == (["Edda Holm", "The court"], "40,000 crowns")
    assert (ruling["moment"]["value"], ruling["outcome"]) == ("2025-01-03", "denied")


def edit_the_plea(page: Page) -> None:
    form = page.locator("#form-plea")
    assert form.get_by_label("Kind").input_value() == "claims"
    assert form.get_by_label("Amount").input_value() == "50,000 crowns"
    wait_for(page, "#form-plea .problem", "50,000")
    form.get_by_label("Amount").fill("40,000 crowns")
    wait_for(page, "#form-plea .found", "No check finds a problem.")
    form.get_by_label("Side").select_option("other")
    form.get_by_label("Name of the new litigant").fill("The court")
    form.get_by_role("button", name="Add the litigant").click()
    wait_for(page, '.claim[id^="added"]', "The court")
    form.get_by_role("button", name="Save").click()
    wait_for(page, "#plea-2", "amount: 40,000 crowns")


def add_a_ruling(page: Page) -> None:
    form = page.locator("#form-ruling")
    page.locator("#s4").click()
    form.get_by_label("Court").fill("Sund District Court")
    form.get_by_label("Outcome").select_option("denied")
    form.get_by_label("What", exact=True).fill("The claim is denied.")
    form.get_by_label("Words", exact=True).fill("a plain thing")
    wait_for(page, "#form-ruling .problem", "a plain thing")
    form.get_by_label("Words", exact=True).fill("a plain breach")
    form.get_by_label("When, in the words").fill("3 January 2025")
    assert form.locator("[name=value]").input_value() == "2025-01-03"
    form.get_by_role("button", name="Save").click()
    wait_for(page, '.claim[data-section="ruling"][id^="added"]', "outcome: denied")
