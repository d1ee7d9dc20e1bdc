"""Script in whatever a reviewer sees, in the real page: it is shown as text, and none of it runs.

The payloads are put together here: ways out of where a text may stand, before ways to run something.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from summarizer.domain import Accept, Article, Attribution, Edit, Note, Reject, Role, SummaryLine
from summarizer.domain.disputes import DisputeBrief
from summarizer.grounding import cite
from summarizer.pipeline.reviewing import act
from summarizer.store import Store, open_store
from tests.articles import FERRIES, article
from tests.browser.chromium import chromium, needs_chromium, served
from tests.unit.pipeline.reviews import ferries_brief, keep

pytestmark = needs_chromium

WAYS_OUT = (
    "", '"', "'", '">', "'>", "</title>", "</textarea>", "</script>", "-->", "]]>", "</option></select>",
    "</template>", "\\\"'>", "{{''.constructor}}", "</li></ol></section>",
)  # fmt: skip
WAYS_TO_RUN = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1) id=lure>x</a>",
    "<video><source onerror=alert(1)></video>",
    "<style>@keyframes k{}</style><b style=animation-name:k onanimationstart=alert(1)>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<object data=javascript:alert(1)></object>",
    "<base href=//attacker.example/>",
    "<meta http-equiv=refresh content='0;url=//attacker.example'>",
    "<link rel=stylesheet href=//attacker.example/x.css>",
    "<img src=//attacker.example/x.png>",
    "x onmouseover=alert(1) onfocus=alert(1) autofocus x=",
    "<form action=//attacker.example><button autofocus>x</button></form>",
    "\u202e<script>alert(1)</script>",
)
PAYLOADS = [f"{out}{run}" for out, run in product(WAYS_OUT, WAYS_TO_RUN)]


SEEN = """() => {
  const words = (selector) => document.querySelector(selector).textContent;
  const foreign = "#lure, iframe, object, base, svg, math, video, main style, main script, main link";
  return [
    words("#article h1"), words("#position-1 .statement"), words("#summary-1 .reason"),
    words("#position-2 .statement"), words("#claims > .notes li").startsWith(words("#article h1")),
    document.querySelectorAll(foreign).length,
  ];
}"""
"""What stands in the places of the payload, and how many elements are there that the page never makes."""


def hostile(payload: str) -> tuple[Article, DisputeBrief]:
    """Return an article and its brief with a payload wherever words of others stand."""
    everywhere = dict.fromkeys(("title", "publisher", "name", "language", "url"), payload)
    made = article(f"{FERRIES}Norlin said {payload} on Monday.\n").model_copy(update=everywhere)
    last = cite(made, [made.sentences[-1].number])
    brief = ferries_brief(made)
    role = Role(text=payload, evidence=last, problems=(payload,), cleared=(payload,))
    party = brief.parties[0].model_copy(update={"name": payload, "aliases": (payload,), "role": role})
    position = brief.positions[0].model_copy(
        update={
            "holders": (payload, payload),
            "attribution": Attribution(according_to=payload),
            "statement": payload,
            "evidence": last,
            "problems": (payload,),
        }
    )
    told = brief.timeline[0].moment
    assert told is not None
    moment = told.model_copy(update={"phrase": payload, "value": None, "unresolved": payload})
    side = (
        brief.open_disputes[0]
        .sides[0]
        .model_copy(update={"holder": payload, "wants": payload, "problems": (payload,)})
    )
    return made, brief.model_copy(
        update={
            "source": brief.source.model_copy(update=everywhere),
            "summary": (SummaryLine(text=payload, evidence=last), *brief.summary),
            "parties": (party, *brief.parties),
            "positions": (position, *brief.positions),
            "timeline": (brief.timeline[0].model_copy(update={"moment": moment, "what": payload}),),
            "open_disputes": (
                brief.open_disputes[0].model_copy(update={"question": payload, "sides": (side,)}),
            ),
            "warnings": (payload,),
            "provenance": brief.provenance.model_copy(update={"model": payload}),
        }
    )


def reviewed(store: Store, number: int, payload: str) -> None:
    """Let a reviewer write the payload, too; the name is the reviewer's own."""
    edit = {
        "holders": (payload,),
        "kind": "says",
        "statement": payload,
        "attribution": {"according_to": payload, "certainty": "denied"},
        "sentences": (2,),
    }
    actions = (
        Reject(claim="summary-1", reason=payload),
        Note(claim="party-1", text=payload),
        Note(text=payload),
        Edit(claim="position-2", wording=edit),
        Accept(claim="position-1"),
    )
    for revision, action in enumerate(actions):
        act(store, number, action, payload, revision)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(Path(tmp_path_factory.mktemp("attacks")) / "briefs.db") as opened:
        for number, payload in enumerate(PAYLOADS, start=1):
            keep(opened, *hostile(payload))
            reviewed(opened, number, payload)
        yield opened


def test_of_300_payloads_in_every_place_none_runs_or_leaves_the_page(store: Store) -> None:
    assert len(set(PAYLOADS)) >= 300
    ran: list[str] = []
    asked: list[str] = []
    with chromium() as browser, served(store, reviewer=PAYLOADS[1]) as link:
        origin = link.split("/?")[0]
        context = browser.new_context()
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append(page.url), dialog.dismiss()))
        page.on("request", lambda sent: asked.append(sent.url))
        page.on("console", lambda told: ran.append(told.text) if "Content Security" in told.text else None)
        page.goto(link)
        assert page.locator(".row").count() == len(PAYLOADS)
        for number, payload in enumerate(PAYLOADS, start=1):
            page.goto(f"{origin}/briefs/{number}")
            look_everywhere(page, payload, thoroughly=number % 45 == 0)
    assert ran == []
    assert [url for url in asked if not url.startswith(origin)] == []


def look_everywhere(page: Page, payload: str, *, thoroughly: bool) -> None:
    """Do what brings words of others into the page, and see that they are there as text, and no element."""
    shown = payload.replace("\u202e", "\ufffd")
    assert page.evaluate(SEEN) == [shown, shown, f"Rejected: {shown}", shown, True, 0]
    assert shown in page.locator("#s9").text_content()
    if not thoroughly:
        return
    for claim in ("summary-1", "party-1", "position-1", "event-1", "dispute-1"):
        page.locator(f"#{claim}").focus()
        page.keyboard.press("e")
        page.locator(
            "#editor form:visible .found > *, #editor form:visible .slip:not(:empty)"
        ).first.wait_for()
        page.keyboard.press("Escape")
    page.locator("#position-1").focus()
    page.keyboard.press("e")
    assert page.locator("#form-position [name=statement]").input_value() == payload
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.locator("#position-1.verdict-open").wait_for()
