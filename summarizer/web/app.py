"""The page as an application: its addresses, and what is answered there.

Whatever touches the store runs in a thread of its own, so that no request waits for another.
"""

from collections.abc import Sequence
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from summarizer.domain import Action, Article, Claim, ClaimId, fields_of
from summarizer.domain.frozen import Frozen
from summarizer.errors import ReviewConflict, ReviewRefused, StoreError
from summarizer.pipeline.reviewing import Opened, act, claim_of, open_review, section_called
from summarizer.pipeline.wording import moments_in, placed, slips_of, worded
from summarizer.render.pages import stylesheet
from summarizer.store import Store
from summarizer.web.brief_page import brief_page
from summarizer.web.guarding import Access, Guard
from summarizer.web.log import told
from summarizer.web.queue_page import queue_page

_ACTION: TypeAdapter[Action] = TypeAdapter(Action)
_ASSETS = {
    "forms.js": "text/javascript",
    "review.js": "text/javascript",
    "review.css": "text/css",
    "icon.svg": "image/svg+xml",
}


class _SentAction(Frozen):
    """What the page sends for a verdict; `seen` is the revision of the review that the person saw."""

    seen: int
    by: str
    action: dict[str, Any]


class _SentWording(Frozen):
    """What the page sends while somebody types; `claim` is None for one that is to be added."""

    claim: ClaimId | None
    section: str
    wording: dict[str, Any]


def create_app(store: Store, access: Access, reviewer: str) -> Starlette:
    """Return the application over a store; verdicts are by `reviewer` unless the page says otherwise."""
    pages = _Pages(store, reviewer)
    return Starlette(
        routes=[
            Route("/", pages.queue),
            Route("/static/page.css", _stylesheet),
            Route("/static/{name}", _asset),
            Route("/briefs/{number:int}", pages.brief),
            Route("/briefs/{number:int}/revision", pages.revision),
            Route("/briefs/{number:int}/check", pages.check, methods=["POST"]),
            Route("/briefs/{number:int}/actions", pages.act, methods=["POST"]),
        ],
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={
            ReviewRefused: _refused,
            ValidationError: _invalid,
            StoreError: _store_failed,
        },
    )


class _Pages:
    """What is answered at each address of one store."""

    def __init__(self, store: Store, reviewer: str) -> None:
        self._store = store
        self._reviewer = reviewer

    def queue(self, request: Request) -> Response:
        """Show the briefs that the filters want."""
        return HTMLResponse(queue_page(self._store, request.query_params))

    def brief(self, request: Request) -> Response:
        """Show one brief beside its article."""
        return HTMLResponse(brief_page(self._store, self._opened(request), self._reviewer))

    def revision(self, request: Request) -> Response:
        """Tell how far the review of a brief is, for a page that may be old."""
        return JSONResponse({"revision": self._store.reviews.revision(request.path_params["number"])})

    async def check(self, request: Request) -> Response:
        """Tell what is wrong with a wording; nothing is kept."""
        sent = _SentWording.model_validate_json(await request.body())
        return await run_in_threadpool(self._check, request, sent)

    async def act(self, request: Request) -> Response:
        """Take an action, or tell why not."""
        sent = _SentAction.model_validate_json(await request.body())
        return await run_in_threadpool(self._act, request, sent)

    def _check(self, request: Request, sent: _SentWording) -> Response:
        opened = self._opened(request)
        found = moments_in(opened.article, _numbers(sent.wording))
        moments = [moment.model_dump() for moment in found]
        try:
            wording = _with_moments(opened.article, sent.wording)
            old = claim_of(opened.reviewed, sent.claim) if sent.claim else None
            section = section_called(opened.reviewed, sent.section)
            claim = worded(opened.article, opened.reviewed, section, wording, old)
        except (ReviewRefused, ValidationError) as exc:
            return JSONResponse({"slips": _slips(exc), "problems": (), "parts": (), "moments": moments})
        problems, parts = _problems(claim)
        return JSONResponse({"slips": (), "problems": problems, "parts": parts, "moments": moments})

    def _act(self, request: Request, sent: _SentAction) -> Response:
        opened = self._opened(request)
        raw = dict(sent.action)
        if isinstance(raw.get("wording"), dict):
            raw["wording"] = _with_moments(opened.article, raw["wording"])
        action = _ACTION.validate_python(raw)
        try:
            after = act(self._store, opened.kept.number, action, sent.by, sent.seen)
        except ReviewConflict as exc:
            changes = [told(entry) for entry in self._store.reviews.entries(opened.kept.number, sent.seen)]
            return JSONResponse({"message": str(exc), "changes": changes}, HTTPStatus.CONFLICT)
        return JSONResponse({"revision": after.review.revision, "open": after.review.open})

    def _opened(self, request: Request) -> Opened:
        number = request.path_params["number"]
        opened = open_review(self._store, number) if number < 1 << 63 else None  # what SQLite can count to
        if opened is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, f"brief {number}: the store has no such brief")
        return opened


def _with_moments(article: Article, wording: dict[str, Any]) -> dict[str, Any]:
    """Return a wording with the moments that its words tell; code finds where their phrases stand."""
    numbers = _numbers(wording)
    return {name: _placed(article, each, numbers) for name, each in wording.items()}


def _placed(article: Article, told: Any, numbers: Sequence[int]) -> Any:  # noqa: ANN401 - as it was sent
    match told:
        case {"phrase": str(phrase), "value": str(value), "relation": str(relation), **rest} if not rest:
            said = phrase.strip() or value.strip()
            return placed(article, numbers, phrase, value.strip(), relation) if said else None
        case dict():
            return _with_moments(article, told)
        case list():
            return [_placed(article, each, numbers) for each in told]
        case _:
            return told


def _problems(claim: Claim) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the problems of a claim with the parts that are just words, and those of each part in a row."""
    alone, rows = claim.problems, []
    for field in fields_of(type(claim)):
        for part in field.of(claim) if field.part else ():
            if field.many:
                rows.append(part.problems)
            else:
                alone += part.problems
    return alone, rows


def _numbers(wording: dict[str, Any]) -> list[int]:
    """Return the sentences that a wording names, as far as they are numbers."""
    given = wording.get("sentences")
    return [number for number in given if isinstance(number, int)] if isinstance(given, list) else []


def _slips(exc: ReviewRefused | ValidationError) -> list[tuple[str, str]]:
    """Return what is wrong field by field, in a person's words."""
    return slips_of(exc) if isinstance(exc, ValidationError) else list(exc.slips) or [("", str(exc))]


async def _refused(_: Request, exc: Exception) -> Response:
    slips = _slips(exc) if isinstance(exc, ReviewRefused) else []
    return JSONResponse({"message": str(exc), "slips": slips}, HTTPStatus.UNPROCESSABLE_ENTITY)


async def _invalid(_: Request, exc: Exception) -> Response:
    slips = _slips(exc) if isinstance(exc, ValidationError) else []
    message = "; ".join(f"{name}: {what}" for name, what in slips)
    return JSONResponse({"message": message, "slips": slips}, HTTPStatus.UNPROCESSABLE_ENTITY)


async def _store_failed(_: Request, exc: Exception) -> Response:
    return JSONResponse({"message": str(exc), "slips": ()}, HTTPStatus.SERVICE_UNAVAILABLE)


def _stylesheet(_: Request) -> Response:
    return Response(stylesheet(), media_type="text/css")


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        return PlainTextResponse("404: no such file.\n", HTTPStatus.NOT_FOUND)
    body = (files("summarizer.web") / "static" / name).read_bytes()
    return Response(body, media_type=_ASSETS[name])
