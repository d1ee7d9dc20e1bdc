"""What an actor does with a partition, without Ray: a row an input, each with a brief or a reason."""

import json
import socket
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pyarrow import fs

from summarizer.domain import Article, BatchReport, BatchRow
from summarizer.errors import AccessDenied, OutputError, SettingsError
from summarizer.llm import Limits, ScriptedModel
from summarizer.pipeline import Maker, Plan, distributed
from summarizer.pipeline.distributed import Job, PartitionWorker, Scale, run_on_ray, stores_folder
from summarizer.prompting import load_prompts
from summarizer.render.partitions import PartitionFolder
from summarizer.sources.partitions import Partition, Place, place_of
from summarizer.store import open_store
from summarizer.text import signature
from tests.articles import fill_in, quarrel

STATES = ("Peru", "France", "Norway")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


def news(number: int, **more: str) -> str:
    text = quarrel(STATES[number % 3], f"harbour {number}")
    return json.dumps({"id": f"a{number}", "text": text, **more})


def partition(*rows: str) -> Partition:
    return Partition("news.jsonl", 1, "\n".join(rows).encode())


class Here:
    """A worker with a scripted model and a folder of its own."""

    def __init__(self, tmp_path: Path) -> None:
        self.model = ScriptedModel(always=fill_in)
        self.output = PartitionFolder(fs.LocalFileSystem(), str(tmp_path / "out"))

    def worker(self, plan: Plan | None = None, second_look: bool = True) -> PartitionWorker:  # noqa: FBT001, FBT002 - as the maker takes it
        return PartitionWorker(
            Maker(self.model, load_prompts(), second_look=second_look), self.output, plan or Plan()
        )

    def work(self, partition: Partition, plan: Plan | None = None) -> BatchReport:
        report = self.worker(plan).work(partition)
        counts = (report.made, report.there, report.copies, report.skipped, report.given_up, report.failed)
        assert report.inputs == sum(counts) + report.pending
        return report

    def rows(self, partition: Partition) -> list[BatchRow]:
        return self.output.rows(self.worker().name(partition))


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path)


def test_every_input_is_a_row_in_order_with_its_brief_or_its_reason(here: Here) -> None:
    cut = partition(news(0), "no row", news(1), news(0), "", news(2))
    report = here.work(cut, Plan(workers=3))
    assert (report.made, report.skipped, report.copies) == (3, 1, 1)
    rows = here.rows(cut)
    assert [(row.name, row.fate) for row in rows] == [
        ("a0", "made"),
        ("news.jsonl line 2", "skipped"),
        ("a1", "made"),
        ("a0", "copies"),
        ("a2", "made"),
    ]
    assert all((row.brief is None) == (row.reason is not None) for row in rows)
    assert [row.brief.source.name for row in rows if row.brief] == ["a0", "a1", "a2"]


def test_a_bug_in_one_article_is_the_reason_of_its_row(here: Here) -> None:
    here.model._always = lambda request: 1 // ("harbour 1" not in request.user) and fill_in(request)
    cut = partition(news(0), news(1), news(2))
    assert (here.work(cut).made, here.work(cut).there) == (2, 2)
    assert [row.fate for row in here.rows(cut)] == ["made", "failed", "made"]
    assert "ZeroDivisionError" in str(here.rows(cut)[1].reason)


def test_a_partition_that_is_there_asks_nothing_and_tells_what_it_told(here: Here) -> None:
    cut = partition(news(0), "no row", news(1))
    first = here.work(cut)
    before = len(here.model.requests)
    again = here.work(cut)
    assert len(here.model.requests) == before
    assert (again.there, again.made, again.usage.calls) == (2, 0, 0)
    assert again.reasons == first.reasons
    assert list(stores_folder().iterdir()) == []


def test_the_name_is_that_of_the_rows_and_the_configuration(here: Here) -> None:
    one, moved, other = partition(news(0)), Partition("b.jsonl", 7, news(0).encode()), partition(news(1))
    worker = here.worker()
    assert worker.name(one) == worker.name(moved)
    assert worker.name(one) != worker.name(other)
    assert worker.name(one) != here.worker(second_look=False).name(one)


def test_a_run_that_was_stopped_writes_nothing_and_goes_on_where_it_was(here: Here) -> None:
    cut = partition(*map(news, range(6)))
    here.model._always = lambda request: (
        AccessDenied("the key is wrong") if "harbour 3" in request.user else fill_in(request)
    )
    report = here.work(cut)
    assert report.stopped_by == "model"
    assert here.rows(cut) == []
    here.model._always = fill_in
    here.model.requests.clear()
    assert (here.work(cut).there, len(here.rows(cut))) == (report.made, 6)
    assert not any("harbour 0" in request.user for request in here.model.requests)


def test_an_article_with_which_the_process_died_twice_is_given_up(here: Here) -> None:
    cut = partition(news(0), news(1))
    worker = here.worker()
    article = next(iter(cut.read()))
    assert isinstance(article, Article)
    configuration = worker._maker.configuration(article)
    for _ in range(2):  # what a process leaves that dies with the article in work
        with open_store(stores_folder() / f"{worker.name(cut)}.db") as store:
            store.take()
            store.add(article, signature(article))
            store.begin(article.content_hash, configuration)
    report = here.work(cut)
    assert (report.made, report.given_up) == (1, 1)
    assert [row.fate for row in here.rows(cut)] == ["given_up", "made"]


def test_retry_asks_again_only_about_rows_without_a_brief(here: Here) -> None:
    cut = partition(news(0), news(1), news(2))
    here.model._always = lambda request: 1 // ("harbour 1" not in request.user) and fill_in(request)
    here.work(cut)
    here.model._always = fill_in
    assert here.work(cut).failed == 1
    here.model.requests.clear()
    report = here.work(cut, Plan(retry=True))
    assert (report.made, report.there, report.failed) == (1, 2, 0)
    assert {
        word
        for request in here.model.requests
        for word in ("0", "1", "2")
        if f"harbour {word}" in request.user
    } == {"1"}
    assert [row.fate for row in here.rows(cut)] == ["made", "made", "made"]
    assert here.work(cut, Plan(retry=True)).there == 3


def test_a_partition_that_cannot_be_written_keeps_its_briefs_for_the_next_run(
    here: Here, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "jsonl").write_text("", encoding="utf-8")
    cut = partition(news(0), news(1))
    with pytest.raises(OutputError):
        here.work(cut)
    (tmp_path / "out" / "jsonl").unlink()
    here.model.requests.clear()
    assert here.work(cut).there == 2
    assert here.model.requests == []


def test_limits_are_shared_by_the_actors() -> None:
    assert Limits(600, None).shared(4) == Limits(150, None)


def test_without_ray_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    job = Job(lambda _limits, _threads: Maker(ScriptedModel(), load_prompts()), place_of(str(tmp_path)))
    with pytest.raises(SettingsError, match=r"pip install dispute-briefs\[ray\]"):
        run_on_ray([place_of(str(tmp_path / "a.jsonl"))], job, Scale())


def test_an_address_where_no_ray_is_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ray", "ray.data"):  # only their names are asked for before somebody answers
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        port = closed_soon.getsockname()[1]
    monkeypatch.setenv("RAY_ADDRESS", f"127.0.0.1:{port}")
    job = Job(lambda _limits, _threads: Maker(ScriptedModel(), load_prompts()), place_of(str(tmp_path)))
    with pytest.raises(SettingsError, match=f"no Ray answers at 127.0.0.1:{port}: .*; check RAY_ADDRESS"):
        run_on_ray([place_of(str(tmp_path / "a.jsonl"))], job, Scale())


def cut_rows(path: Path, rows: int) -> list[dict[str, Any]]:
    """Return what the task that cuts a file hands on to the actors."""
    table = distributed._table(**vars(place_of(str(path))))
    return [row for found in distributed._cut(table, rows) for row in found.to_pylist()]


def actor(tmp_path: Path, output: str) -> distributed._Actor:
    maker = Maker(ScriptedModel(always=fill_in), load_prompts())
    return distributed._Actor(Job(lambda _limits, _threads: maker, Place("file:///", str(tmp_path / output))))


def test_the_reports_of_all_partitions_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join([*map(news, range(5)), "no row"]), encoding="utf-8")
    (tmp_path / "b.parquet").write_bytes(b"no Parquet")
    worker, total = actor(tmp_path, "out"), distributed._Total()
    for row in [*cut_rows(tmp_path / "a.jsonl", 4), *cut_rows(tmp_path / "b.parquet", 4)]:
        (told,) = worker(distributed._table(**row)).to_pylist()
        total.add(distributed._report(told))
    report = total.report()
    assert (report.inputs, report.made, report.skipped) == (7, 5, 2)
    assert [reason.name for reason in report.reasons] == ["a.jsonl line 6", "b.parquet"]
    assert report.usage.calls == 5


def test_an_error_of_ours_in_an_actor_is_raised_where_the_program_runs(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(news(0), encoding="utf-8")
    (row,) = cut_rows(tmp_path / "a.jsonl", 4)
    (told,) = actor(tmp_path, "out")(distributed._table(**row)).to_pylist()
    with pytest.raises(OutputError, match="check --output"):
        distributed._report(told)


class FakeRay:
    """What is asked of Ray to share out cores: its machines, and whether they are up."""

    def __init__(self, *cores: int) -> None:
        self._machines = [
            {"Alive": True, "Resources": {"CPU": float(each)} if each else {}} for each in cores
        ]

    def nodes(self) -> list[dict[str, Any]]:
        return [*self._machines, {"Alive": False, "Resources": {"CPU": 64.0}}]


@pytest.mark.parametrize(
    ("cores", "scale", "shares"),
    [
        ((2,), Scale(), (2, 1.0, None)),
        ((2,), Scale(actors=8), (8, 0.25, None)),
        ((2,), Scale(actors=3), (3, 0.66, None)),
        ((8, 8, 0), Scale(actors=4), (4, 1.0, None)),
        ((2,), Scale(on_processor=True), (1, 2, 2)),
        ((2,), Scale(actors=2, on_processor=True), (2, 1, 1)),
        ((8, 8, 0), Scale(on_processor=True), (2, 8, 8)),
        ((16, 4), Scale(on_processor=True), (2, 4, 4)),
    ],
)
def test_actors_share_the_cores(cores: tuple[int, ...], scale: Scale, shares: tuple[Any, ...]) -> None:
    assert distributed._shares(FakeRay(*cores), scale) == shares


def test_more_models_on_the_processor_than_cores_are_refused() -> None:
    with pytest.raises(SettingsError, match=r"--actors 4: .* there are 2 cores"):
        distributed._shares(FakeRay(2), Scale(actors=4, on_processor=True))
