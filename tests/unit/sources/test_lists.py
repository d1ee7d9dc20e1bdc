import gzip
import io
import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import PageUnavailable, UnusableInput
from summarizer.sources import Given, read_inputs
from summarizer.sources.fetching import Page
from summarizer.sources.lists import Listed, feed_entries, read_day
from tests.articles import FERRIES

PAGE = f"<html><head><title>Ferries</title></head><body><article><p>{FERRIES}</p></article></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Sund Post</title>
<item><title>Night ferries</title><link>https://sund.example/1</link>
<pubDate>Tue, 23 Jul 2024 23:30:00 -0500</pubDate></item>
<item><title>No link</title></item>
<item><title>Odd day</title><link>https://sund.example/2</link><pubDate>soon</pubDate></item>
<item><title>File</title><link>file:///etc/passwd</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Sund Post</title><entry><title>Ferries</title>
<link href="https://sund.example/3"/><published>2025-02-05T08:00:00+01:00</published></entry></feed>"""


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Sund Post</title>{head}<item><title>{title}</title>{item}</item></channel></rss>"""


class Site:
    """Gives the page to everybody, save the addresses that it says it has not."""

    def __init__(self, page: str = PAGE, *missing: str) -> None:
        self.page, self.missing, self.asked = page, missing, list[str]()

    def __call__(self, url: str) -> Page:
        self.asked.append(url)
        if url in self.missing:
            raise PageUnavailable(f"{url}: the site answers 404; is the address right?")
        return Page(url, self.page.encode())


def unasked(url: str) -> Page:
    pytest.fail(f"fetches {url}")


def read(
    tmp_path: Path, content: str | bytes, name: str, fetch: Callable[[str], Page] = unasked
) -> list[Article | SkippedArticle]:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_inputs([str(file)], None, fetch))


def test_a_web_address_is_fetched_and_read() -> None:
    (article,) = read_inputs(["https://sund.example/a"], None, Site())
    assert isinstance(article, Article)
    assert (article.name, article.url) == ("https://sund.example/a", "https://sund.example/a")
    assert "Norlin" in article.text or article.sentences


def test_a_page_that_cannot_be_fetched_is_a_value() -> None:
    bad, good = read_inputs(
        ["https://a.example/", "https://b.example/"], None, Site(PAGE, "https://a.example/")
    )
    assert bad == SkippedArticle(
        name="https://a.example/",
        reason="https://a.example/: the site answers 404; is the address right?",
    )
    assert isinstance(good, Article)


def test_a_row_tells_all_that_a_person_can_tell(tmp_path: Path) -> None:
    row = {
        "id": 17,
        "text": FERRIES,
        "title": "Ferries",
        "publisher": "Sund Post",
        "published": "2025-02-05T08:00:00Z",
        "url": "https://sund.example/a",
        "section": "unknown fields are left alone",
    }
    (article,) = read(tmp_path, json.dumps(row), "a.jsonl")
    assert isinstance(article, Article)
    assert (article.name, article.title, article.publisher) == ("17", "Ferries", "Sund Post")
    assert (article.text, article.url) == (FERRIES, "https://sund.example/a")
    assert (article.published.value, article.published.found_in) == (date(2025, 2, 5), "given")


def test_what_the_person_says_of_all_wins_over_a_row(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": FERRIES, "published": "2025-02-05"}), encoding="utf-8")
    (article,) = read_inputs([str(file)], Given(published=date(2020, 1, 1)), unasked)
    assert isinstance(article, Article)
    assert article.published.value == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("5", "is no object"),
        ("{}", "holds none of text, html or url"),
        ('{"text": "  "}', "holds none of"),
        ('{"text": 1.5}', "text"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ('{"text": "a\\ud800b"}', "is no"),
        ('{"text": "Peru wants it.", "title": "\\ud800"}', "is no"),
        ('{"text": "a", "published": "one day"}', "published"),
        ('{"html": "<html></html>"}', "no article text"),
        ('{"url": "https://gone.example/"}', "404"),
    ],
)
def test_a_bad_line_is_a_value_with_its_number_and_the_next_is_read(
    tmp_path: Path, line: str, problem: str
) -> None:
    good = json.dumps({"text": FERRIES})
    fetch = Site(PAGE, "https://gone.example/")
    first, bad, last = read(tmp_path, f"{good}\n\n{line}\n{good}\n", "a.jsonl", fetch)
    assert isinstance(bad, SkippedArticle)
    assert problem in bad.reason
    assert "line 3" in bad.reason + bad.name or "gone" in bad.name
    assert [each.name for each in (first, last)] == ["a.jsonl line 1", "a.jsonl line 4"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_whatever_divides_its_cells(tmp_path: Path, delimiter: str, encoding: str) -> None:
    header = delimiter.join(["Title", "TEXT", "published"])
    row = delimiter.join(["Fähren", f'"{FERRIES}"', "5 February 2025"])
    (article,) = read(tmp_path, f"{header}\r\n{row}\r\n\r\n".encode(encoding), "a.csv")
    assert isinstance(article, Article)
    assert (article.name, article.title, article.text) == ("a.csv row 2", "Fähren", FERRIES)
    assert article.published.value == date(2025, 2, 5)


def test_a_row_that_is_not_in_utf_8_or_has_a_cell_too_many_is_skipped_alone(tmp_path: Path) -> None:
    rows = b'text,url\n"caf\xe9 words",\na,b,c\n"%s",\n' % FERRIES.encode()
    bad, long, good = read(tmp_path, rows, "a.csv")
    assert isinstance(bad, SkippedArticle)
    assert "row 2 is not UTF-8" in bad.reason
    assert isinstance(long, SkippedArticle)
    assert "row 3: has 3 cells and the header 2" in long.reason
    assert isinstance(good, Article)


def test_a_table_without_a_column_of_use_names_its_columns(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, "author,page\nx,1\n", "a.csv")
    assert isinstance(bad, SkippedArticle)
    assert "row 1 has: author, page" in bad.reason


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("url\nhttps://a.example/\nhttps://b.example/\n", "a.csv"),
        ('{"url": "https://a.example/"}\n{"url": "https://b.example/"}\n', "a.ndjson"),
        ("\ufeffhttps://a.example/\n\n  https://b.example/\nhttps://a.example/\n", "a.txt"),
    ],
)
def test_lists_of_addresses_are_followed(tmp_path: Path, content: str, name: str) -> None:
    site = Site()
    found = read(tmp_path, content, name, site)
    assert site.asked == ["https://a.example/", "https://b.example/"]
    assert [each.name for each in found] == site.asked


def test_a_feed_is_followed_and_its_days_are_given_as_they_were_written(tmp_path: Path) -> None:
    site = Site()
    dated, linkless, undated, local = read(tmp_path, RSS, "feed.xml", site)
    assert site.asked == ["https://sund.example/1", "https://sund.example/2"]
    assert isinstance(dated, Article)
    assert (dated.published.value, dated.published.found_in) == (date(2024, 7, 23), "given")
    assert dated.title == "Night ferries"
    assert isinstance(linkless, SkippedArticle)
    assert "entry 2" in linkless.reason
    assert isinstance(undated, Article)
    assert isinstance(local, SkippedArticle)


def test_a_feed_behind_an_address_is_known_by_what_it_holds() -> None:
    class Feed(Site):
        def __call__(self, url: str) -> Page:
            return Page(url, ATOM.encode()) if url.endswith("/feed") else super().__call__(url)

    (article,) = read_inputs(["https://sund.example/feed"], None, Feed())
    assert isinstance(article, Article)
    assert (article.url, article.published.value) == ("https://sund.example/3", date(2025, 2, 5))


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    line = json.dumps({"text": FERRIES}) + "\n"
    file.write_text(line + "{\n" * 200_000, encoding="utf-8")
    found = read_inputs([str(file)], None, unasked)
    before = time.process_time()
    assert isinstance(next(found), Article)
    assert time.process_time() - before < 1


def test_json_lines_may_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = json.dumps({"text": FERRIES}) + "\n{\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    good, bad = read_inputs(["-"], None, unasked)
    assert isinstance(good, Article)
    assert good.name == "stdin line 1"
    assert isinstance(bad, SkippedArticle)


def test_a_pattern_takes_lists_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": FERRIES}), encoding="utf-8")
    (found,) = read_inputs([str(tmp_path / "*.jsonl")], None, unasked)
    assert found.name == "a.jsonl line 1"


@pytest.mark.parametrize(
    "words", ["2024-07-23", "2024-07-23T23:59:59Z", "Tue, 23 Jul 2024 23:30:00 -0500", "23 July 2024"]
)
def test_a_day_is_the_one_that_was_written(words: str) -> None:
    assert str(read_day(words)) == "2024-07-23"


def _bomb(depth: int) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "words">{entities}]><rss><channel>'


def _hostile(folder: Path) -> Iterator[Path]:
    """Write 25 files that hold no article: too large, packed, broken, nested, or in no encoding."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(5_000_000))
    item = "<item><title>&e8;</title><description>&e8;</description></item></channel></rss>"
    external = (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title>'
    )
    quadratic = f'<!DOCTYPE rss [<!ENTITY e8 "{"x" * 50_000}">]><rss><channel>{"&e8;" * 500}'
    contents: dict[str, bytes] = {
        "zip.txt": packed.getvalue(),
        "zip.jsonl": packed.getvalue(),
        "zip.csv": packed.getvalue(),
        "zip.xml": packed.getvalue(),
        "gzip.txt": gzip.compress(bytes(5_000_000)),
        "gzip.jsonl": gzip.compress(bytes(5_000_000)),
        "bomb.xml": (_bomb(9) + item).encode(),
        "bomb.rss": (_bomb(30) + item).encode(),
        "quadratic.xml": quadratic.encode(),
        "external.xml": f"{external}</item></channel></rss>".encode(),
        "deep.xml": b"<rss>" + b"<a>" * 20_000,
        "deep.jsonl": b"[" * 1_000_000,
        "deep.html": b"<html><body>" + b"<div>" * 100_001,
        "nul.txt": b"some words\0",
        "nul.csv": b"text\nsome\0words\n",
        "nul.jsonl": b'{"text": "some\0words"}\n',
        "half.txt": b"\xff\xfeh\x00a",
        "half.csv": "text\nwords\n".encode("utf-16")[:-1],
        "latin.jsonl": b'{"text": "caf\xe9"}\n',
        "empty.csv": b"",
        "blank.txt": b" \n \xc2\xa0\n",
        "quote.csv": b'text\n"' + b"x" * 9_000_000,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    for name in ("huge.txt", "huge.jsonl", "huge.csv"):
        with (folder / name).open("wb") as file:
            file.truncate(200_000_000)
    yield from sorted(folder.iterdir())


def test_hostile_files_are_skipped_soon_and_in_little_memory(tmp_path: Path) -> None:
    files = list(_hostile(tmp_path))
    assert len(files) == 25
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for file in files:
        started = time.process_time()
        found = list(read_inputs([str(file)], None, unasked))
        assert {type(each) for each in found} <= {SkippedArticle}, file.name
        assert found or file.name == "empty.csv", file.name
        assert time.process_time() - started < 2, file.name
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200_000  # kilobytes


def test_a_line_of_two_hundred_megabytes_ends_its_file(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with file.open("wb") as handle:
        handle.write(json.dumps({"text": FERRIES}).encode() + b"\n" + b"x" * 5_000)
        handle.truncate(200_000_000)
    good, bad = read_inputs([str(file)], None, unasked)
    assert isinstance(good, Article)
    assert isinstance(bad, SkippedArticle)
    assert "longer than 10 MB" in bad.reason


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda words: f"<rss>{words}".encode())))
def test_bytes_are_a_feed_or_an_error_of_ours(data: bytes) -> None:
    try:
        for entry in feed_entries(data, "feed"):
            assert entry.name
    except UnusableInput:
        return


def entries(
    head: str, item: str, name: str = "feed.xml", title: str = "Ferries"
) -> list[Listed | SkippedArticle]:
    return list(feed_entries(FEED.format(head=head, title=title, item=item).encode(), name))


@pytest.mark.parametrize(
    ("head", "link", "name", "url"),
    [
        ("<link>https://sund.example/</link>", "/news/a", "feed.xml", "https://sund.example/news/a"),
        ("<link>https://sund.example/news/</link>", "a", "feed.xml", "https://sund.example/news/a"),
        ("<link>https://sund.example/</link>", "//tarn.example/a", "feed.xml", "https://tarn.example/a"),
        ("", "/news/a", "https://sund.example/rss/feed.xml", "https://sund.example/news/a"),
        ("<link>/</link>", "news/a", "https://sund.example/rss/feed.xml", "https://sund.example/news/a"),
        (
            "<link>https://sund.example/</link>",
            " https://tarn.example/a ",
            "feed.xml",
            "https://tarn.example/a",
        ),
    ],
)
def test_a_relative_link_of_a_feed_counts_from_the_feed(head: str, link: str, name: str, url: str) -> None:
    (entry,) = entries(head, f"<link>{link}</link>", name)
    assert isinstance(entry, Listed)
    assert entry.given.url == url


@pytest.mark.parametrize(
    "item", ["", "<link>mailto:a@sund.example</link>", "<link>javascript:a()</link>", "<link>http://[</link>"]
)
def test_an_entry_without_a_page_is_a_value(item: str) -> None:
    (entry,) = entries("<link>https://sund.example/</link>", item)
    assert isinstance(entry, SkippedArticle)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("<pubDate>Do, 03 Okt 2024 12:00:00 +0200</pubDate>", None),
        ("<pubDate>jeu., 03 août 2024 12:00:00 +0200</pubDate>", None),
        ("<pubDate>2024-10-32</pubDate>", None),
        ("<pubDate>03/10/2024</pubDate>", None),
        ("<pubDate>Thu, 03 Oct 2024 23:30:00 -0500</pubDate>", date(2024, 10, 3)),
        ("<dc:date>2024-10-03T08:00:00+02:00</dc:date>", date(2024, 10, 3)),
    ],
)
def test_an_entry_keeps_its_title_whatever_its_date_is(when: str, day: date | None) -> None:
    (entry,) = entries("", f"<link>https://sund.example/a</link>{when}")
    assert isinstance(entry, Listed)
    assert (entry.given.title, entry.given.published) == ("Ferries", day)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Crews &amp;amp; Norlin", "Crews & Norlin"),
        ("&lt;b&gt;No&lt;/b&gt; deal", "No deal"),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_markup_in_the_title_of_an_entry_is_no_part_of_it(title: str, words: str) -> None:
    (entry,) = entries("", "<link>https://sund.example/a</link>", title=title)
    assert isinstance(entry, Listed)
    assert entry.given.title == words


def test_an_article_knows_where_it_was_read_and_may_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"id": 7, "url": "https://example.org/7", "text": FERRIES},
        {"url": "https://example.org/8", "text": FERRIES},
    ]
    (tmp_path / "rows.jsonl").write_text(
        "\n".join(map(json.dumps, [*rows, {"text": FERRIES}])), encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text(FERRIES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = [each.origin for each in read_inputs(["rows.jsonl", "a.txt"]) if isinstance(each, Article)]
    assert found == ["id 7", "https://example.org/8", None, str(tmp_path / "a.txt")]
