"""What a type checker knows of the public surface; nobody runs this file, `make types` reads it."""

from pathlib import Path
from typing import assert_type

from summarizer import (
    Article,
    Brief,
    Maker,
    load_kind,
    load_prompts,
    make_brief,
    make_briefs,
    open_model,
    read_brief,
    read_html,
    read_input,
    verify,
)
from summarizer.domain import Claim, SkippedArticle, Verification
from summarizer.pipeline import Finished, Kind
from summarizer.sources import read_submission

article = read_input("article.txt")
assert_type(article, Article)
assert_type(read_html("<p>One.</p>", "https://a.example/"), Article)
model, prompts = open_model("local"), load_prompts()
kind = load_kind("docs/kinds/recall.py:Recall")
assert_type(kind, Kind)
brief = make_brief(article, model, prompts, kind=kind)
assert_type(brief, Brief)
assert_type(brief.claims(), tuple[Claim, ...])
assert_type(read_brief(brief.model_dump_json()), Brief)
assert_type(verify(read_submission("claims.json"), [article]), Verification)
for outcome in make_briefs([article], Maker(model, prompts, kind=kind), Path("briefs"), ["json"]):
    assert_type(outcome, Finished | SkippedArticle)
