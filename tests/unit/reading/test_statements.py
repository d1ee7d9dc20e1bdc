"""Who holds what: sources, kinds, and what is nobody's position."""

import pytest

from summarizer.reading import Statement, find_statements
from tests.articles import article


def statements(text: str) -> list[Statement]:
    return find_statements(article(text))


def held(text: str) -> set[tuple[str | None, str]]:
    """Return who holds which kind of position; what is only possible is none."""
    return {(found.source, found.kind) for found in statements(text) if found.modality == "stated"}


def said(text: str) -> list[tuple[str | None, list[str]]]:
    made = article(text)
    return [
        (found.source, [made.words(span) for span in found.content_spans]) for found in find_statements(made)
    ]


# ---------------------------------------------------------------- sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Peru said that the port would close.", "Peru"),
        ("Four Iraqi sources said that the port would close.", "Four Iraqi sources"),
        ("Ada Lund met the crews on Monday. She said that the port would close.", "Ada Lund"),
        ("Ada Lund, who leads the union, said that the port would close.", "Ada Lund"),
        ("Tove Brandt, who said that the port would close, left on Monday.", "Tove Brandt"),
        ("The foreign minister, Ada Lund, said that the port would close.", "Ada Lund"),
        ("Ada Lund, the foreign minister, said that the port would close.", "Ada Lund"),
        ("A spokesman for Peru said that the port would close.", "A spokesman for Peru"),
        ("Ada Lund's lawyer said that the port would close.", "Ada Lund's lawyer"),
        ("Some said that the port would close.", "Some"),
        ("Peru was told by Chile that the port would close.", "Chile"),
        ("According to Peru, the port will close.", "Peru"),
        ("The port, according to Peru, will close.", "Peru"),
        ("The port will close, according to Peru.", "Peru"),
        ("The port, Peru said, will close.", "Peru"),
        ("As Ada Lund put it, the port is dead.", "Ada Lund"),
        ("The port is dead, as Ada Lund put it.", "Ada Lund"),
        ("In the words of Ada Lund, the port is dead.", "Ada Lund"),
        ("In Ada Lund's view, the port is dead.", "Ada Lund"),
        ("Peru made it clear that the port is dead.", "Peru"),
        ("Peru made clear that the port is dead.", "Peru"),
        ("Peru went on to explain that the port is dead.", "Peru"),
        ("Peru has pointed out that the port is dead.", "Peru"),
    ],
)
def test_a_source_is_found_wherever_the_sentence_tells_it(text: str, source: str) -> None:
    assert held(text) == {(source, "says")}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Norlin rejected the plan. A spokesman for Norlin said that the port would close.", "Norlin"),
        ("Norlin rejected the plan. Norlin's lawyer said that the port would close.", "Norlin"),
        ("Ada Lund met the crews. Ada Lund's lawyer said that the port would close.", "Ada Lund"),
        ("Two diplomats said that the port would close.", None),
    ],
)
def test_who_speaks_for_a_party_takes_its_position(text: str, holder: str | None) -> None:
    assert statements(text)[-1].holder == holder


def test_nobody_is_behind_what_the_article_itself_says() -> None:
    assert said("The port of Tarn closed on Monday. It had been losing money for years.") == []


def test_one_statement_points_at_its_source_cue_and_content() -> None:
    made = article("The talks went on. Peru, officials said, will close the port.")
    found = find_statements(made)[0]
    assert found.source_span is not None
    assert (made.words(found.source_span), made.words(found.cue)) == ("officials", "said")
    assert [made.words(span) for span in found.content_spans] == ["Peru", "will close the port"]
    assert found.sentences == (2,)


# ---------------------------------------------------------------- kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru wants Chile to sign.", "demands"),
        ("Peru insists on a new vote.", "demands"),
        ("Peru called for a new vote.", "demands"),
        ("Peru urged Chile to hold a new vote.", "demands"),
        ("Peru asked Chile to hold a new vote.", "demands"),
        ("Peru asked whether a vote would be held.", "says"),
        ("Peru promised to close the port.", "offers"),
        ("Peru is ready to leave the bloc.", "offers"),
        ("Peru made an offer to buy the port.", "offers"),
        ("Peru accepted the plan but not the date.", "agrees"),
        ("Peru voted for the plan.", "agrees"),
        ("Peru is in favour of the plan.", "agrees"),
        ("Peru gave its approval to the plan.", "agrees"),
        ("Peru, which rejected the plan, will vote in March.", "refuses"),
        ("Peru is reluctant to leave the bloc.", "refuses"),
        ("Peru refuses to support the plan.", "refuses"),
        ("Peru voted against the plan.", "refuses"),
        ("Peru came out against the plan.", "refuses"),
        ("Peru spoke out against the plan.", "refuses"),
        ("Peru is against the plan.", "refuses"),
        ("Peru is opposed to the plan.", "refuses"),
        ("Peru raised objections to the plan.", "refuses"),
        ("Peru's refusal to sign came on Monday.", "refuses"),
        ("Peru warned that the port would close.", "warns"),
        ("Peru threatened to close the port.", "warns"),
        ("Peru issued a threat to close the port.", "warns"),
        ("Peru expressed concern about the plan.", "warns"),
        ("Peru plans to close the port.", "plans"),
        ("Peru voted to leave the bloc.", "plans"),
        ("Peru denied that it had closed the port.", "denies"),
        ("Peru hopes to close the port.", "says"),
        ("Peru has doubts about the plan.", "says"),
    ],
)
def test_the_kind_is_what_the_cue_says_of_its_source(text: str, kind: str) -> None:
    assert held(text) == {("Peru", kind)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru did not agree to the plan.", "refuses"),
        ("Peru has never supported the plan.", "refuses"),
        ("Peru no longer supports the plan.", "refuses"),
        ("Peru does not want Chile to sign.", "refuses"),
        ("Peru is not ready to leave the bloc.", "refuses"),
        ("Peru has no plans to leave the bloc.", "refuses"),
        ("Peru does not oppose the plan.", "agrees"),
        ("Peru would not accept the plan.", "refuses"),
    ],
)
def test_not_turns_a_position(text: str, kind: str) -> None:
    assert held(text) == {("Peru", kind)}
    assert statements(text)[0].negated


@pytest.mark.parametrize(
    "text",
    [
        "Peru declined to comment.",
        "Peru did not respond to a request for comment.",
        "Peru refused to say when it would vote.",
    ],
)
def test_silence_is_withheld(text: str) -> None:
    found = statements(text)
    assert {(one.source, one.withheld) for one in found} == {("Peru", True)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru may agree to the plan.",
        "Peru could reject the plan.",
        "Peru is likely to reject the plan.",
        "Peru is expected to reject the plan.",
        "Peru is said to want the port.",
        "Peru was reported to have refused to sign.",
        "Peru seems to want the port.",
        "It seems that Peru wants the port.",
        "It was rumoured that Peru wanted the port.",
        "There are rumours that Peru wants the port.",
        "Peru reportedly wants the port.",
        "Peru's alleged demand for the port came on Monday.",
        "Peru was forced to accept the plan.",
    ],
)
def test_what_nobody_vouches_for_is_only_possible(text: str) -> None:
    assert {found.modality for found in statements(text) if found.source == "Peru"} == {"possible"}


# ---------------------------------------------------------------- one party on another


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile said that Peru refused to sign.", {("Chile", "says")}),
        ("Chile denied that Peru refused to sign.", {("Chile", "denies")}),
        ("Reports that Peru refused to sign were false, Chile said.", {("Chile", "says")}),
        ("Chile dismissed reports that Peru refused to sign.", {("Chile", "refuses")}),
        ("Chile rejected claims that Peru wants the port.", {("Chile", "refuses")}),
        ("Chile does not believe that Peru wants the port.", {("Chile", "says")}),
        ("Chile suspects that Peru wants the port.", {("Chile", "says")}),
        ("Chile is convinced that Peru wants the port.", {("Chile", "says")}),
        ("Chile fears that Peru will reject the plan.", {("Chile", "warns")}),
        ("Chile fears Peru will reject the plan.", {("Chile", "warns")}),
        ("Chile is worried that Peru wants the port.", {("Chile", "warns")}),
        ("Chile's fear that Peru wants the port has grown.", {("Chile", "warns")}),
        ("Chile expects Peru to reject the plan.", {("Chile", "says")}),
        ("Chile hopes that Peru will accept the plan.", {("Chile", "says")}),
        ("Chile wants Peru to accept the plan.", {("Chile", "demands")}),
        ("Chile urged Peru to accept the plan.", {("Chile", "demands")}),
        ("Chile asked Peru to agree to the plan.", {("Chile", "demands")}),
        ("Chile called on Peru to accept the plan.", {("Chile", "demands")}),
        ("Chile's call for Peru to accept the plan was in vain.", {("Chile", "demands")}),
        ("Peru was urged by Chile to accept the plan.", {("Chile", "demands")}),
        ("Chile accused Peru of refusing to sign.", {("Chile", "refuses")}),
        ("Chile accuses Peru of threatening to close the port.", {("Chile", "refuses")}),
        ("Peru was accused by Chile of refusing to sign.", {("Chile", "refuses")}),
        ("Chile condemned Peru for rejecting the plan.", {("Chile", "refuses")}),
        ("Chile blamed Peru for rejecting the plan.", {("Chile", "says")}),
        ("Chile criticised Peru's refusal to sign.", {("Chile", "refuses")}),
        ("According to Chile, Peru wants the port.", {("Chile", "says")}),
        ("“Peru wants to ruin us,” Chile said.", {("Chile", "says")}),
        ("Ada Lund said: “Peru wants to ruin us. It refuses to sign.”", {("Ada Lund", "says")}),
        ("Asked whether Peru would refuse to sign, Chile said that it did not know.", {("Chile", "says")}),
        ("Chile asked whether Peru would refuse to sign.", {("Chile", "says")}),
        ("Chile wondered if Peru would agree to the plan.", {("Chile", "says")}),
        ("Chile would not say whether Peru had agreed to the plan.", {("Chile", "says")}),
        ("Chile never said that Peru wants the port.", {("Chile", "says")}),
        ("Chile warned that if Peru refuses to sign, the port will close.", {("Chile", "warns")}),
        ("Chile reported that Peru, which wants the port, had left.", {("Chile", "says")}),
        ("Peru wants Chile to drop its demand for the port.", {("Peru", "demands")}),
    ],
)
def test_what_one_party_says_of_another_is_not_the_others_position(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If Peru agrees, Chile will sign.",
        "Even if Peru refuses to sign, Chile will.",
        "Unless Peru agrees to the plan, Chile will not sign.",
        "Chile will leave unless Peru agrees to the plan.",
        "Should Peru refuse, Chile will sign.",
        "Had Peru agreed to the plan, Chile would have signed.",
        "If Peru had rejected the plan, Chile would have left.",
        "Peru would have agreed to the plan.",
        "In case Peru refuses to sign, Chile has a plan.",
        "Provided that Peru agrees to the plan, Chile will sign.",
        "Chile will stay as long as Peru supports the plan.",
        "Chile will sign once Peru agrees to the plan.",
        "Chile will wait until Peru agrees to the plan.",
        "Chile behaved as though Peru wanted the port.",
        "Chile acted as if Peru had rejected the plan.",
        "Chile sent a letter so that Peru would agree to the plan.",
        "Chile waited for Peru to accept the plan.",
        "Chile persuaded Peru to accept the plan.",
        "It is unclear whether Peru will agree to the plan.",
        "Whether Peru will agree to the plan is unclear.",
        "Does Peru want the port?",
        "Will Peru agree to the plan?",
        "Imagine that Peru wants the port.",
        "Suppose that Peru rejects the plan.",
    ],
)
def test_a_condition_a_purpose_or_a_question_is_nobodys_position(text: str) -> None:
    assert {found.source for found in statements(text) if found.modality == "stated"} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Peru refused to sign are untrue.",
        "It is not true that Peru refused to sign.",
        "There is no evidence that Peru wants the port.",
        "Nothing suggests that Peru wants the port.",
        "Peru pretended to support the plan.",
        "Peru has yet to agree to the plan.",
        "Peru failed to agree to the plan.",
        "The chance that Peru will accept the plan is small.",
        "Fears that Peru would reject the plan were unfounded.",
        "Hopes that Peru would accept the plan have faded.",
    ],
)
def test_what_is_not_so_is_nobodys_position(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said that it wants the port.", {("Peru", "says"), ("Peru", "demands")}),
        ("Peru said it would not accept the plan.", {("Peru", "says"), ("Peru", "refuses")}),
        ("Peru confirmed that it had refused to sign.", {("Peru", "says"), ("Peru", "refuses")}),
        ("Peru denied that it wants the port.", {("Peru", "denies")}),
        ("Peru rejected claims that it wants the port.", {("Peru", "refuses")}),
        ("Peru did not say that it wants the port.", {("Peru", "says")}),
    ],
)
def test_what_a_party_says_of_itself_is_its_position_unless_it_takes_it_back(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert held(text) == expected


def test_sources_who_are_no_party_pass_a_position_on() -> None:
    found = statements("Two diplomats said that Peru wants the port.")
    assert [(one.source, one.kind, one.chain) for one in found] == [
        ("Two diplomats", "says", ()),
        ("Peru", "demands", ("Two diplomats",)),
    ]


# ---------------------------------------------------------------- several holders


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile rejected the plan.",
        "Both Peru and Chile rejected the plan.",
        "Peru and Chile both rejected the plan.",
        "Peru and Chile each rejected the plan.",
        "Neither Peru nor Chile agreed to the plan.",
        "Not only Peru but also Chile rejected the plan.",
        "Peru as well as Chile rejected the plan.",
        "Peru, as well as Chile, rejected the plan.",
        "Peru along with Chile rejected the plan.",
        "Peru, along with Chile, rejected the plan.",
        "Peru, together with Chile, rejected the plan.",
        "Together with Chile, Peru rejected the plan.",
        "Peru, like Chile, rejected the plan.",
        "Like Chile, Peru rejected the plan.",
        "The plan was rejected by Peru and Chile.",
        "The plan was rejected by both Peru and Chile.",
        "The plan was rejected by Peru as well as Chile.",
        "The plan was not accepted by either Peru or Chile.",
        "The plan was accepted neither by Peru nor by Chile.",
        "Peru and Chile met on Monday. They rejected the plan.",
        "Peru and Chile met on Monday. Both rejected the plan.",
        "Peru and Chile met on Monday. Both countries rejected the plan.",
        "Peru and Chile met on Monday. The two countries rejected the plan.",
    ],
)
def test_all_who_share_a_position_hold_it(text: str) -> None:
    assert held(text) == {("Peru", "refuses"), ("Chile", "refuses")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru, Chile and Bolivia rejected the plan.",
        "Three states, Peru, Chile and Bolivia, rejected the plan.",
        "Three states – Peru, Chile and Bolivia – rejected the plan.",
    ],
)
def test_all_of_a_list_hold_it(text: str) -> None:
    assert held(text) == {("Peru", "refuses"), ("Chile", "refuses"), ("Bolivia", "refuses")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Peru and Chile, the plan is dead.", {("Peru", "says"), ("Chile", "says")}),
        ("The plan is dead, said Ada Lund and Bob Ray.", {("Ada Lund", "says"), ("Bob Ray", "says")}),
        (
            "Both Ada Lund, the minister, and Bob Ray, her rival, said that the plan is dead.",
            {("Ada Lund", "says"), ("Bob Ray", "says")},
        ),
        ("Peru rejected the plan, while Chile accepted it.", {("Peru", "refuses"), ("Chile", "agrees")}),
        ("Peru rejected the plan; Chile accepted it.", {("Peru", "refuses"), ("Chile", "agrees")}),
        ("Peru, unlike Chile, rejected the plan.", {("Peru", "refuses")}),
        ("Peru but not Chile rejected the plan.", {("Peru", "refuses")}),
        ("Peru, not Chile, rejected the plan.", {("Peru", "refuses")}),
    ],
)
def test_each_holds_what_is_said_of_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru or Chile rejected the plan.",
        "Either Peru or Chile rejected the plan.",
        "Peru and Chile rejected and accepted the plan, respectively.",
    ],
)
def test_nobody_holds_what_may_be_anothers(text: str) -> None:
    assert {source for source, _ in held(text)} <= {None}


def test_not_behind_a_verb_is_of_something_else() -> None:
    text = "On Monday Ada Lund spoke in Sund, promising to lift the ban ― probably not what Oro had in mind."
    assert ("Ada Lund", "offers") in held(text)


def test_who_of_two_did_something_is_not_the_one_who_did_not() -> None:
    text = "The sources said that it was Ada Lund, not Oro Tamm, who refused to leave the port."
    assert ("Oro Tamm", "refuses") not in held(text)
