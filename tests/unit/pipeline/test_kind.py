from pathlib import Path

import pytest

from summarizer.domain import brief_type
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import SettingsError
from summarizer.pipeline.kind import kind_of_sections, known_kinds, load_kind, usual_kind
from tests.kinds import LawsuitBrief, LawsuitSections

RECALL = '''from typing import Annotated

from summarizer.domain import Claim, Section, Sections


class Fault(Claim):
    """What is wrong with a product."""

    fault: str


class ToyRecall(Sections):
    """Products that are called back.

    More words.
    """

    faults: Annotated[tuple[Fault, ...], Section("Faults", "fault")]


class Nothing(Sections):
    """No section but the summary."""


SEVEN = 7
'''
PROMPT = "---\npurpose: Ask for a recall.\ninputs: [sentences]\n---\n{% block user %}So.{% endblock %}\n"


@pytest.fixture
def recall(tmp_path: Path) -> Path:
    path = tmp_path / "recall.py"
    path.write_text(RECALL, encoding="utf-8")
    return path


def test_the_usual_kind_is_that_of_disputes_in_two_ways() -> None:
    assert usual_kind() is load_kind("disputes")
    assert (usual_kind().brief, usual_kind().name) == (DisputeBrief, "disputes")
    assert set(usual_kind().strategies) == {"single", "staged"}
    assert known_kinds()["disputes"] == usual_kind().title


def test_a_kind_of_a_class_of_briefs_has_the_name_that_its_briefs_have() -> None:
    kind = kind_of_sections(LawsuitBrief)
    assert (kind.brief, kind.name, set(kind.strategies)) == (LawsuitBrief, "lawsuit", {"single"})
    assert kind.strategy("single").prompts == ("kind",)


def test_a_kind_of_sections_gets_a_brief_of_them_named_as_their_class_is() -> None:
    class SmallClaimsSections(LawsuitSections):
        """Small claims."""

    kind = kind_of_sections(SmallClaimsSections)
    assert (kind.name, kind.title) == ("small-claims", "Small claims.")
    assert kind.brief.sections() == LawsuitSections.sections()


def test_whatever_way_is_asked_for_a_kind_is_drafted_in_one_that_it_has() -> None:
    kind = kind_of_sections(LawsuitBrief)
    assert kind.strategy("staged").name == "single"
    assert usual_kind().strategy("staged").name == "staged"


def test_a_class_of_a_file_is_a_kind(recall: Path) -> None:
    kind = load_kind(f"{recall}:ToyRecall")
    assert (kind.name, kind.title) == ("toy-recall", "Products that are called back.")
    assert [section.name for section in kind.brief.sections()] == ["summary", "faults"]
    assert kind.prompts is None
    assert load_kind(f"{recall}:ToyRecall") is kind


def test_a_kind_is_loaded_from_a_module_as_well() -> None:
    assert load_kind("tests.kinds:LawsuitBrief").brief is LawsuitBrief
    assert load_kind("summarizer.kinds.disputes:KIND") is usual_kind()


def test_a_prompt_of_its_name_beside_a_file_asks_for_it(recall: Path) -> None:
    folder = recall.parent / "prompts"
    folder.mkdir()
    (folder / "toy-recall.md").write_text(PROMPT, encoding="utf-8")
    kind = load_kind(f"{recall}:ToyRecall")
    assert (kind.prompts, kind.strategy("single").prompts) == (folder, ("toy-recall",))


def test_another_prompt_beside_a_file_does_not(recall: Path) -> None:
    (recall.parent / "prompts").mkdir()
    kind = load_kind(f"{recall}:ToyRecall")
    assert (kind.prompts, kind.strategy("single").prompts) == (None, ("kind",))


def test_a_file_called_as_a_module_of_python_takes_no_place_of_it(tmp_path: Path) -> None:
    import json

    path = tmp_path / "json.py"
    path.write_text(RECALL.replace("ToyRecall", "Withdrawal"), encoding="utf-8")
    load_kind(f"{path}:Withdrawal")
    import sys

    assert sys.modules["json"] is json


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("recalls", "no such kind; `summarizer kinds list` names them"),
        ("../recalls", "no such kind"),
        ("", "no such kind"),
        ("summarizer.kinds:Nope", "Nope is no kind"),
        ("no.such.module:Thing", "cannot be run: ModuleNotFoundError"),
        ("{folder}/gone.py:Recall", "no such file"),
        ("{folder}/recall.py:Missing", "Missing is no kind"),
        ("{folder}/recall.py:SEVEN", "SEVEN is no kind"),
        ("{folder}/recall.py:Fault", "Fault is no kind"),
        ("{folder}/recall.py:Nothing", "Nothing is no kind; give it a section of claims"),
        ("{folder}/recall.py:", "is no kind"),
        ("{folder}/recall.py", "and one of your own is FILE.py:Class"),
        ("{folder}/broken.py:Recall", "cannot be run: SyntaxError"),
        ("{folder}/raises.py:Recall", "cannot be run: ZeroDivisionError"),
    ],
)  # fmt: skip
def test_what_is_no_kind_is_refused_with_what_to_do(recall: Path, reference: str, told: str) -> None:
    (recall.parent / "broken.py").write_text("class Recall(:\n", encoding="utf-8")
    (recall.parent / "raises.py").write_text("1 / 0\n", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_kind(reference.format(folder=recall.parent))
    assert told in str(refused.value)
    assert str(refused.value).startswith("--kind ")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("fault: str", "fault: float", "Fault.fault: <class 'float'> is no text, choice, moment or claim"),
        ("tuple[Fault, ...]", "tuple[str, ...]", "faults: tuple[str, ...] is no tuple of claims"),
        ("tuple[Fault, ...]", "Fault", "is no tuple of claims"),
        ("class ToyRecall", "class Disputes", "is called disputes, as the kind that ships"),
        ('"fault")', '"a fault")', "“a fault” has to be a word of its own"),
        ('"fault")', '"added")', "“added” has to be a word of its own"),
        ('"fault")', '"summary")', "“summary” has to be a word of its own"),
    ],
)  # fmt: skip
def test_a_class_of_which_no_brief_can_be_made_is_refused(
    recall: Path, right: str, wrong: str, told: str
) -> None:
    text = RECALL.replace(right, wrong)
    recall.write_text(text, encoding="utf-8")
    name = "ToyRecall" if "class ToyRecall" in text else "Disputes"
    with pytest.raises(SettingsError) as refused:
        load_kind(f"{recall}:{name}")
    assert told in str(refused.value)


def test_after_a_kind_was_refused_briefs_of_disputes_are_read_as_ever(recall: Path) -> None:
    recall.write_text(RECALL.replace("class ToyRecall", "class Disputes"), encoding="utf-8")
    with pytest.raises(SettingsError):
        load_kind(f"{recall}:Disputes")
    assert brief_type("disputes") is DisputeBrief


def test_a_kind_called_as_another_that_is_loaded_is_refused_and_one_written_anew_is_not(
    recall: Path, tmp_path: Path
) -> None:
    first = load_kind(f"{recall}:ToyRecall").brief
    namesake = tmp_path / "elsewhere.py"
    namesake.write_text(RECALL, encoding="utf-8")
    with pytest.raises(SettingsError, match="is called toy-recall, as that of kind_recall; rename it"):
        load_kind(f"{namesake}:ToyRecall")
    assert brief_type("toy-recall") is first
    load_kind.cache_clear()
    assert load_kind(f"{recall}:ToyRecall").brief is brief_type("toy-recall")
    assert brief_type("toy-recall") is not first
