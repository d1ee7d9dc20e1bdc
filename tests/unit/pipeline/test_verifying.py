import re
from datetime import date

import pytest

from summarizer.domain import Article, Dated, Entry, Finding, Quotation, Reference, Span, Submission
from summarizer.pipeline import verify
from summarizer.sources import read_bytes
from tests.articles import FERRIES, article

STRIKE = "We will strike if a single crossing goes"
TALKS = "Oslo and Stockholm have agreed to hold talks in Tarn by April 2025."


def quoted(*words: str) -> tuple[Quotation, ...]:
    return tuple(Quotation(words=each) for each in words)


def check(
    entry: Entry,
    source: Article | None = None,
    aliases: tuple[tuple[str, ...], ...] = (),
    published: date | None = None,
) -> Finding:
    handed_in = Submission(name="claims.csv", entries=(entry,), aliases=aliases, published=published)
    return verify(handed_in, [source or article(FERRIES)]).findings[0]


def entry(**fields: object) -> Entry:
    return Entry.model_validate({"where": "row 2", **fields})


def test_a_quote_is_found_with_its_place_and_sentence() -> None:
    found = check(entry(quotes=quoted(STRIKE)))
    start = FERRIES.index(STRIKE)
    assert found.holds
    assert found.places[0].spans == (Span(start=start, end=start + len(STRIKE)),)
    assert found.places[0].sentences == (4,)


@pytest.mark.parametrize(
    "changed",
    [
        "have agreed to hold talks in Tarn by April 2026",
        "have not agreed to hold talks",
        "We will strike if a double crossing goes",
        "",
    ],
)
def test_a_changed_quote_does_not_hold_and_the_words_handed_in_are_kept(changed: str) -> None:
    found = check(entry(quotes=quoted(changed)))
    assert found.problems == (f"the article does not say “{changed}”",)
    assert [place.quote for place in found.places] == [changed]


def test_what_differs_in_a_quote_is_told_beside_it() -> None:
    notes = check(entry(quotes=quoted("agreed to hold talks in Tarn by April 2026"))).notes
    assert any("2026" in note and "2025" in note for note in notes)


def test_a_quote_from_page_furniture_is_not_said_by_the_article() -> None:
    page = read_bytes(f"{FERRIES}\nLeave a Reply\n".encode(), "ferries.txt")
    assert page.furniture
    assert "page furniture" in check(entry(quotes=quoted("Leave a Reply")), page).problems[0]


def test_words_that_stand_in_furniture_and_in_the_article_are_found_in_the_article() -> None:
    page = article(f"Ferries to go\n\n{FERRIES}Ferries to go next year, it said.\n")
    page = page.model_copy(update={"sentences": page.sentences[1:], "furniture": (Span(start=0, end=13),)})
    found = check(entry(quotes=quoted("Ferries to go")), page)
    assert found.holds
    assert found.places[0].spans[0].start == page.text.rindex("Ferries to go")


def test_a_problem_repeats_no_more_than_the_beginning_of_a_long_quote() -> None:
    found = check(entry(quotes=quoted("crossing " * 1_000)))
    assert len(found.problems[0]) < 200
    assert len(found.places[0].quote) == 9_000


def test_a_claim_is_compared_with_the_sentences_of_its_quotes_only() -> None:
    claim = "Oslo and Stockholm will hold talks by April 2025."
    assert check(entry(claim=claim, quotes=quoted("agreed to hold talks"))).holds
    assert not check(entry(claim=claim, quotes=quoted(STRIKE))).holds


def test_a_claim_without_quotes_is_compared_with_the_whole_article() -> None:
    assert check(entry(claim="Norlin Lines wants to cut the night crossings in March.")).holds
    assert not check(entry(claim="Norlin Lines wants to cut 40 crossings in March.")).holds


def test_a_claim_that_contradicts_its_sentence_does_not_hold() -> None:
    claim = "Oslo and Stockholm did not agree to hold talks."
    assert check(entry(claim=claim, quotes=quoted(TALKS))).problems


def test_one_quote_that_is_not_there_spoils_a_claim_that_another_carries() -> None:
    found = check(entry(claim="Oslo agreed to hold talks.", quotes=quoted(TALKS, "Nobody said this.")))
    assert found.problems == ("the article does not say “Nobody said this.”",)
    assert [bool(place.spans) for place in found.places] == [True, False]


def test_a_claim_with_an_empty_list_of_evidence_rests_on_nothing() -> None:
    assert check(entry(claim="Oslo agreed to hold talks.", quotes=())).problems == ("rests on no sentence",)


def test_an_entry_that_says_nothing_does_not_hold() -> None:
    assert check(entry()).problems == ("holds neither a claim nor a quotation",)
    assert not check(entry(claim="", quotes=quoted(TALKS))).holds


def test_drifted_offsets_are_told_and_the_words_hold() -> None:
    start = FERRIES.index(TALKS)
    drifted = Quotation(words=TALKS, start=start + 7, end=start + 7 + len(TALKS), sentence=2)
    found = check(entry(quotes=(drifted,)))
    assert found.holds
    assert found.places[0].spans[0].start == start
    assert any(f"stands at {start}-" in note for note in found.notes)
    assert any("recorded as sentence 2, stands in 6" in note for note in found.notes)


def test_recorded_offsets_choose_between_two_places() -> None:
    start = FERRIES.rindex("Norlin Lines")
    found = check(entry(quotes=(Quotation(words="Norlin Lines", start=start, end=start + 12),)))
    assert found.places[0].spans[0].start == start
    assert found.notes == ()


def test_recorded_offsets_do_not_vouch_for_a_part_of_a_word() -> None:
    text = "The union cannot pay, its leader said.\n"
    start = text.index("cannot")
    cut = Quotation(words="The union can", start=0, end=start + 3)
    assert not check(entry(quotes=(cut,)), article(text)).holds


@pytest.mark.parametrize(("start", "end"), [(-5, 10), (10, 10), (20, 10), (0, 100_000), (100_000, 100_010)])
def test_offsets_outside_the_article_are_a_problem(start: int, end: int) -> None:
    found = check(entry(claim="Oslo agreed.", quotes=(Quotation(start=start, end=end),)))
    assert any("no place in the article" in problem for problem in found.problems)


def test_offsets_without_words_bring_the_sentences_they_touch() -> None:
    start = FERRIES.index("Stockholm have agreed")
    found = check(
        entry(claim="Oslo will talk by April 2025.", quotes=(Quotation(start=start, end=start + 20),))
    )
    assert found.places[0].sentences == (6,)
    assert found.places[0].quote == FERRIES[start : start + 20]


@pytest.mark.parametrize(
    ("dated", "problem"),
    [
        (Dated(value="2025-04", phrase="April 2025", relation="by"), None),
        (Dated(value="2025-04"), None),
        (Dated(value="2025-04", relation="during"), "says during 2025-04"),
        (Dated(value=None), None),
        (Dated(value="2026-04"), "invented date: 2026-04; its sentences say “April 2025” (2025-04)"),
        (Dated(value="2025-04", relation="on"), "says on 2025-04; its sentences say by “April 2025”"),
        (Dated(value="2025-04", phrase="in spring"), "quotes the time “in spring”"),
        (Dated(value=None, phrase="in spring"), "quotes the time “in spring”"),
    ],
)
def test_a_date_is_what_code_finds_in_the_sentences(dated: Dated, problem: str | None) -> None:
    found = check(entry(claim="Oslo and Stockholm will hold talks.", quotes=quoted(TALKS), dated=dated))
    assert [known for known in found.problems if problem is None or not known.startswith(problem)] == []
    assert found.holds is (problem is None)
    assert found.date == dated.value


def test_on_and_during_a_date_are_one_claim() -> None:
    march = Dated(value="2025-03", phrase="March", relation="during")
    assert check(entry(quotes=quoted("cut the night crossings"), dated=march)).holds


def test_a_date_where_the_sentences_say_none_is_invented() -> None:
    found = check(
        entry(quotes=quoted("Swedish officials declined to comment."), dated=Dated(value="2025-02-05"))
    )
    assert found.problems == ("invented date: 2025-02-05; its sentences say no date",)


def test_what_happened_this_week_may_end_with_the_day_on_which_it_is_told() -> None:
    text = "The crews of Norlin Lines went on strike this week, a union leader said.\n"
    for value, holds in (
        ("2025-02-03/2025-02-09", True),
        ("2025-02-03/2025-02-05", True),
        ("2025-02-04", False),
    ):
        assert check(entry(quotes=quoted(text), dated=Dated(value=value)), article(text)).holds is holds


def test_relative_dates_count_from_the_articles_own_publication_date() -> None:
    monday = entry(quotes=quoted("visited Tarn on Monday"), dated=Dated(value="2025-02-03"))
    assert check(monday).holds
    assert not check(monday, article(FERRIES, published=None)).holds
    assert check(monday, article(FERRIES, published=None), published=date(2025, 2, 5)).holds
    assert check(monday, published=date(2030, 1, 1)).holds


@pytest.mark.parametrize(
    ("recorded", "told", "note"),
    [
        (
            date(2025, 2, 5),
            None,
            "the article does not tell its publication date; dates count from 2025-02-05",
        ),
        (date(2025, 2, 5), date(2025, 2, 6), "dates count from 2025-02-06, .* 2025-02-05 is recorded"),
    ],
)
def test_where_the_publication_date_comes_from_is_told(recorded: date, told: date | None, note: str) -> None:
    handed_in = Submission(name="brief.json", entries=(entry(quotes=quoted(STRIKE)),), published=recorded)
    made = verify(handed_in, [article(FERRIES, published=told)])
    assert made.articles[0].published == (told or recorded)
    assert len(made.notes) == 1
    assert re.match(note, made.notes[0])


def test_another_text_than_the_recorded_one_is_told() -> None:
    handed_in = Submission(name="brief.json", entries=(entry(quotes=quoted(STRIKE)),), content_hash="0" * 64)
    assert "another text" in verify(handed_in, [article(FERRIES)]).notes[0]


def test_who_is_not_in_the_article_is_a_problem_and_a_state_by_its_capital_is_none() -> None:
    assert check(entry(names=("Norlin Lines", "Norway", "Sweden"))).holds
    assert check(entry(names=("Mordor",))).problems == ("the article does not name “Mordor”",)


def test_an_alias_that_the_article_does_not_use_vouches_for_nothing() -> None:
    claim = entry(claim="By April 2025 Mordor will hold talks.", quotes=quoted(TALKS))
    assert not check(claim, aliases=(("Mordor", "Oslo"),)).holds
    assert check(
        claim.model_copy(update={"claim": "By April 2025 Tove Brandt will hold talks."}),
        aliases=(("Tove Brandt", "Oslo"),),
    ).holds


def test_a_question_is_not_checked_for_what_it_affirms() -> None:
    question = entry(claim="Will Oslo not hold talks?", quotes=quoted(TALKS), asserts=False)
    assert check(question).holds
    assert not check(question.model_copy(update={"asserts": True})).holds


def test_what_the_file_notes_against_itself_is_told() -> None:
    found = check(entry(quotes=quoted(STRIKE), problems=("a person doubts this",)))
    assert found.notes == ("the file itself notes: a person doubts this",)


def test_nothing_is_left_out_and_everything_is_counted() -> None:
    entries = (entry(quotes=quoted(STRIKE)), entry(), entry(quotes=quoted("No such words")))
    seen: list[tuple[int, int]] = []
    made = verify(
        Submission(name="claims.csv", entries=entries),
        [article(FERRIES)],
        lambda done, total: seen.append((done, total)),
    )
    assert [finding.holds for finding in made.findings] == [True, False, False]
    assert (made.holding, made.failing) == (1, 2)
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_words_that_the_sentences_do_not_have_are_noted() -> None:
    words = "Oslo and Stockholm have agreed to hold talks in Tarn"
    found = check(
        entry(claim="Oslo and Stockholm agreed to hold friendly talks in Tarn.", quotes=quoted(words))
    )
    assert found.holds
    assert "words that its sentences do not have: “friendly”" in found.notes


STRIKES = "The crews voted.\nThey own 2.5 percent of Norlin Lines.\nThe vote was held in Sund on Friday.\n"


def against_both(given: Entry, references: tuple[Reference, ...] = ()) -> Finding:
    handed_in = Submission(name="answer.md", entries=(given,), references=references)
    strikes = article(STRIKES, published=date(2025, 3, 5)).model_copy(update={"name": "strikes.txt"})
    return verify(handed_in, [article(FERRIES), strikes]).findings[0]


def test_a_claim_without_quotes_is_shown_with_the_sentences_that_carry_it() -> None:
    found = check(entry(claim="Oslo and Stockholm will hold talks in Tarn by April 2025."))
    assert [(passage.sentence, passage.quote) for passage in found.found_in] == [(6, TALKS)]
    assert FERRIES[found.found_in[0].start : found.found_in[0].end] == TALKS


def test_what_only_another_sentence_says_is_told_beside_those_that_carry_a_claim() -> None:
    text = "Tove Brandt spoke.\nIt rained.\nShe left.\nThe state would not pay for the night boats.\n"
    found = check(
        entry(claim="The state would not pay for the night boats, Tove Brandt said."), article(text)
    )
    assert found.holds
    assert [passage.sentence for passage in found.found_in] == [1, 4]


def test_a_claim_with_quotes_or_an_empty_list_of_evidence_shows_no_other_sentences() -> None:
    assert check(entry(claim="Oslo agreed to hold talks.", quotes=quoted(TALKS))).found_in == ()
    assert check(entry(claim="Oslo agreed to hold talks.", quotes=())).found_in == ()


def test_a_claim_is_checked_against_the_articles_that_it_cites() -> None:
    claim = "The crews own 2.5 percent of Norlin Lines."
    assert against_both(entry(claim=claim, cites=("2",))).holds
    assert against_both(entry(claim=claim, cites=("strikes",))).cites == (2,)
    assert not against_both(entry(claim=claim, cites=("1",))).holds
    assert against_both(entry(claim=claim)).holds


def test_a_claim_may_rest_on_two_articles_together() -> None:
    claim = "Norlin Lines wants to cut the night crossings in March, and the crews own 2.5 percent of it."
    found = against_both(entry(claim=claim, cites=("1", "2")))
    assert found.holds
    assert [(passage.article, passage.sentence) for passage in found.found_in] == [(1, 2), (2, 2)]
    assert not against_both(entry(claim=claim, cites=("2",))).holds


def test_quotes_of_two_articles_keep_the_places_of_their_own() -> None:
    found = against_both(entry(quotes=quoted(STRIKE, "They own 2.5 percent")))
    assert [(place.article, place.sentences) for place in found.places] == [(1, (4,)), (2, (2,))]
    assert STRIKES[found.places[1].spans[0].start :].startswith("They own 2.5 percent")


def test_no_quotation_goes_on_from_one_article_to_the_next() -> None:
    assert not against_both(entry(quotes=quoted("several weeks. The crews voted"))).holds
    assert not against_both(entry(quotes=quoted("several weeks … The crews voted"))).holds


def test_relative_dates_count_from_the_day_of_their_own_article() -> None:
    friday = entry(quotes=quoted("held in Sund on Friday"), dated=Dated(value="2025-02-28"))
    assert against_both(friday).holds


def test_a_citation_of_no_article_is_a_problem_and_the_claim_is_still_looked_for() -> None:
    found = against_both(entry(claim="The crews voted.", cites=("3", "2")))
    assert found.problems == ("cites “3”, which is none of the articles",)
    assert found.found_in[0].article == 2


def test_beside_one_article_another_name_is_a_note_and_another_number_a_problem() -> None:
    claim = "Swedish officials declined to comment."
    assert check(entry(claim=claim, cites=("Reuters",))).holds
    assert not check(entry(claim=claim, cites=("2",))).holds


def test_a_list_of_sources_that_names_no_article_is_told() -> None:
    handed_in = Submission(
        name="answer.md",
        entries=(entry(claim="The crews voted.", cites=("1",)),),
        references=(Reference(key="1", told=("A report",)),),
    )
    made = verify(handed_in, [article(STRIKES)])
    assert made.findings[0].holds
    assert "names none of the articles" in made.notes[0]


def test_the_number_of_a_sentence_is_evidence() -> None:
    found = check(entry(claim="Oslo and Stockholm will hold talks.", quotes=(Quotation(sentence=6),)))
    assert (found.holds, found.places[0].quote, found.places[0].sentences) == (True, TALKS, (6,))
    assert check(entry(quotes=(Quotation(sentence=99),))).problems == (
        "cites sentence 99; the article has 1-8",
    )


def test_the_share_that_holds_is_rounded_down() -> None:
    entries = [entry(quotes=quoted(STRIKE))] * 2 + [entry()]
    made = verify(Submission(name="a", entries=tuple(entries)), [article(FERRIES)])
    assert made.percent == 66.6
