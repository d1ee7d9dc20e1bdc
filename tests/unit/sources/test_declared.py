from datetime import date

import pytest

from summarizer.sources import read_html

BODY = """<p>Norlin Lines wants to cut the night crossings between Sund and Tarn, the company said.</p>
<p>The crews' union said on Monday that it would strike if a single crossing was cut in spring.</p>
<p>Talks between the company and the union begin in Tarn next week, the ministry said.</p>"""
DAY = date(2024, 7, 23)


def page(head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Ferries</title>{head}</head><body>"
        f"<article><h1>Ferries</h1>{before}{BODY}</article>{after}</body></html>"
    )


def scope(kind: str, inside: str) -> str:
    return f'<div itemscope itemtype="https://schema.org/{kind}">{inside}</div>'


def json_ld(text: str) -> str:
    return page(f'<script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            page('<meta property="article:published_time" content="2024-07-23T05:48:12+00:00">'),
            "2024-07-23T05:48:12+00:00",
        ),
        (page('<meta name="pubdate" content="July 23, 2024 13:42">'), "July 23, 2024 13:42"),
        (page('<meta itemprop="datePublished" content="2024-07-23">'), "2024-07-23"),
        (json_ld('{"@type": "NewsArticle", "datePublished": "2024-07-23"}'), "2024-07-23"),
        (json_ld('{"@graph": [{"@type": ["WebPage"], "datePublished": "2024-07-23"}]}'), "2024-07-23"),
        (
            json_ld('[{"@type": "Organization"}, {"@type": "NewsArticle", "datePublished": "2024-07-23"}]'),
            "2024-07-23",
        ),
        (
            json_ld(
                '{"@graph": [{"@type": "WebPage", "datePublished": "2015-01-01"},'
                '{"@type": "NewsArticle", "datePublished": "2024-07-23"}]}'
            ),
            "2024-07-23",
        ),
        (
            json_ld(
                '{"@type": "WebPage", "datePublished": "2015-01-01",'
                '"mainEntity": {"@type": "ReportageNewsArticle", "datePublished": "2024-07-23"}}'
            ),
            "2024-07-23",
        ),
        (
            json_ld(
                '[{"@type": "NewsArticle", "headline": "Dockers win", "datePublished": "2021-03-03"},'
                '{"@type": "NewsArticle", "headline": "Ferries", "datePublished": "2024-07-23"}]'
            ),
            "2024-07-23",
        ),
        (
            json_ld(
                '{"@type": "LiveBlogPosting", "datePublished": "2024-07-23", "liveBlogUpdate":'
                '[{"@type": "BlogPosting", "datePublished": "2024-07-24"}]}'
            ),
            "2024-07-23",
        ),
        (
            page(before=scope("NewsArticle", '<b itemprop="datePublished">2024-07-23</b>')),
            "2024-07-23",
        ),
        (
            page(
                before='<time datetime="2024-07-23">Tuesday</time>',
                after='<article class="comment-body"><time datetime="2024-07-25">Thursday</time></article>',
            ),
            "2024-07-23",
        ),
        (
            page(before='<time datetime="2024-07-23">a</time> Updated <time datetime="2024-07-24">b</time>'),
            "2024-07-23",
        ),
        (page(before='<span itemprop="datePublished">23 July 2024</span>'), "23 July 2024"),
        (page(before='<time datetime="2024-07-23">Tuesday</time>'), "2024-07-23"),
    ],
)
def test_a_declared_day_is_found_with_its_words(html: str, words: str) -> None:
    published = read_html(html).published
    assert (published.value, published.found_in, published.evidence) == (DAY, "metadata", words)


@pytest.mark.parametrize(
    "html",
    [
        page('<meta property="article:published_time" content="soon">'),
        page('<meta property="article:published_time" content="2024-07">'),
        page('<meta property="article:published_time" content="0001-01-01T00:00:00Z">'),
        page('<meta property="article:modified_time" content="2024-07-23">'),
        page('<meta name="date.release" content="03/04/2024">'),
        page('<meta property="og:image" content="https://sund.example/2024/07/23/a.jpg">'),
        page("<title>The treaty of 23 July 1998</title>"),
        page(before="<p>The ferry was built on 23 July 2019 in Tarn, the company said.</p>"),
        page(before='<time datetime="2024-07-23">a</time><time datetime="2024-07-24">b</time>'),
        page(after='<aside><article><time datetime="2017-01-02">2 Jan</time></article></aside>'),
        page(after="<div class=comment><p>Anna, 2016-02-03: no</p></div>"),
        page(after='<article><h2>Dockers win</h2><time datetime="2021-03-03">3 March</time></article>'),
        page(after='<div class="comments"><time datetime="2021-03-03">3 March</time></div>'),
        page(before='<div class="related"><time datetime="2021-03-03">3 March</time></div>'),
        page(before='<article><time datetime="2021-03-03">3 March</time></article>'),
        page(after=scope("Comment", '<b itemprop="datePublished">2021-03-03</b>')),
        page(after=scope("Comment", '<meta itemprop="datePublished" content="2021-03-03">')),
        page(after='<aside><time pubdate datetime="2021-03-03">3 March</time></aside>'),
        page(before='Last updated: <time datetime="2021-03-03">3 March</time>'),
        json_ld(
            '{"@type": "ItemList", "itemListElement": '
            '[{"@type": "NewsArticle", "datePublished": "2021-03-03"}]}'
        ),
        json_ld('{"@type": "NewsArticle", "comment": [{"@type": "Comment", "datePublished": "2021-03-03"}]}'),
        json_ld(
            '{"@type": "NewsArticle", "isBasedOn": {"@type": "NewsArticle", "datePublished": "2021-03-03"}}'
        ),
        json_ld('{"@type": "WebPage", "relatedLink": [{"@type": "Article", "datePublished": "2021-03-03"}]}'),
        json_ld(
            '[{"@type": "NewsArticle", "headline": "A", "datePublished": "2021-03-03"},'
            '{"@type": "NewsArticle", "headline": "B", "datePublished": "2022-03-03"}]'
        ),
        json_ld('{"@type": "VideoObject", "datePublished": "2024-07-23"}'),
        json_ld("{broken"),
        json_ld("[" * 50_000),
    ],
)
def test_what_declares_no_publication_day_gives_none(html: str) -> None:
    assert read_html(html, "https://sund.example/2023/05/06/ferries").published.value is None


def test_metadata_go_before_time_elements() -> None:
    html = page('<meta name="dc.date" content="2024-07-23">', before='<time datetime="2020-01-01">x</time>')
    assert read_html(html).published.value == DAY
