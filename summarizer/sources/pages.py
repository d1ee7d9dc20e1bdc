"""Pages kept between runs, so that a site is asked only whether they changed."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from summarizer.domain.frozen import Frozen

_VALIDATORS = {"etag": "if-none-match", "last-modified": "if-modified-since"}


def default_folder() -> Path:
    """Return where pages are kept: in the user's cache folder, or in `SUMMARIZER_CACHE`."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    return (Path(chosen) if chosen else user_cache_path("summarizer")) / "pages"


@dataclass(frozen=True)
class KeptPage:
    """A page of an earlier run, and the headers that ask whether it still holds."""

    validators: dict[str, str]
    body: bytes


class _About(Frozen):
    url: str
    validators: dict[str, str]
    sha256: str


class PageCache:
    """One file a page: a line of JSON, then the body; what cannot be read or written is not kept."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when the first page is kept."""
        self._folder = folder

    def get(self, url: str) -> KeptPage | None:
        """Return the page of an address; None when there is none that a site could confirm."""
        try:
            head, _, body = self._file(url).read_bytes().partition(b"\n")
            about = _About.model_validate_json(head)
        except (OSError, ValueError):
            return None
        whole = about.sha256 == hashlib.sha256(body).hexdigest() and about.url == url
        return KeptPage(about.validators, body) if whole else None

    def put(self, url: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Keep a page that its site can confirm; others would be fetched anew in any case."""
        validators = {ask: headers[name] for name, ask in _VALIDATORS.items() if name in headers}
        if not validators or "no-store" in headers.get("cache-control", ""):
            return
        about = _About(url=url, validators=validators, sha256=hashlib.sha256(body).hexdigest())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(about.model_dump_json().encode() + b"\n" + body)
            Path(file.name).replace(self._file(url))
        except OSError:
            return  # a full disk costs a second fetch, not the page

    def _file(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()
