"""How a publisher writes dates in figures, as far as its language tag and its address tell."""

from urllib.parse import urlsplit

from summarizer.domain import Article

_COUNTRIES = "ae au bd eg fr de gb gh hk ie il in iq it jm jo ke lb lk mt my ng nz pk sa sg uk za"
_DAY_FIRST = frozenset(_COUNTRIES.split())
"""Regions and country domains whose press writes the day first; Canada does both."""
_MONTH_FIRST = frozenset(("us", "gov", "mil", "edu"))


def publisher_day_first(article: Article) -> bool | None:
    """Return whether 03/04/2024 is the 3rd of April to the publisher; None when nothing tells.

    The tag `en-US` alone tells nothing: it is what publishing software writes that nobody set up.
    """
    region = (article.language or "").casefold().partition("-")[2]
    domain = (urlsplit(article.url or "").hostname or "").rpartition(".")[2]
    told = {place in _DAY_FIRST for place in (region, domain) if place in _DAY_FIRST}
    told |= {False} if domain in _MONTH_FIRST else set()
    return told.pop() if len(told) == 1 else None
