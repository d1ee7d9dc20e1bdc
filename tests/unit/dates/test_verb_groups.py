"""What auxiliaries and governing words tell of a verb."""

import pytest

from summarizer.dates import VerbGroup, predicate_above, verb_group
from summarizer.parsing import Tree, parse


def tree_of(sentence: str) -> Tree:
    return parse([sentence])[0]


def read(sentence: str, word: str) -> VerbGroup:
    tree = tree_of(sentence)
    group = verb_group(tree, next(token for token in tree.tokens if token.text == word))
    assert group is not None
    return group


@pytest.mark.parametrize(
    ("sentence", "verb", "tense"),
    [
        ("The ministers signed the accord.", "signed", "past"),
        ("The army has left the town.", "left", "present"),
        ("They had met in Oslo.", "met", "past"),
        ("The party opposes the bill.", "opposes", "present"),
        ("The talks will resume soon.", "resume", "future"),
        ("They'll sign and leave.", "leave", "future"),
        ("He said that the talks would resume.", "resume", "future"),
        ("The accord may be signed in Oslo.", "signed", "future"),
        ("They may have met in Oslo.", "met", "past"),
        ("He'd already met them.", "met", "past"),
        ("They could not agree.", "agree", "past"),
        ("The troops used in the raid left.", "used", "past"),
        ("The bill passed on Monday and heads to the House on Thursday.", "heads", "present"),
        ("He will leave, having met them.", "met", "past"),
        ("Two men were arrested and charged.", "charged", "past"),
        ("The deal was signed after meeting in Oslo.", "meeting", "past"),
        ("The deal will be signed after meeting in Oslo.", "meeting", "future"),
    ],
)
def test_auxiliaries_tell_the_tense(sentence: str, verb: str, tense: str) -> None:
    group = read(sentence, verb)
    assert (group.tense, group.intended) == (tense, False)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The truce was due to expire on Friday.", "expire"),
        ("The trial is set to begin on Wednesday.", "begin"),
        ("The ministers are about to meet.", "meet"),
        ("They are going to meet.", "meet"),
        ("The leaders were to meet on Friday.", "meet"),
        ("The union voted to strike.", "strike"),
        ("The union wants troops to leave.", "leave"),
        ("The company has plans to close the plant.", "close"),
        ("They announced a meeting to be held in Oslo.", "held"),
        ("The minister is likely to resign.", "resign"),
        ("The firm expects to have finished by June.", "finished"),
        ("Ferry union to strike on Monday", "strike"),
        ("They agreed to meet and sign the accord.", "sign"),
    ],
)
def test_an_infinitive_below_most_words_lies_ahead_and_is_only_intended(sentence: str, verb: str) -> None:
    group = read(sentence, verb)
    assert (group.tense, group.intended) == ("future", True)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The strike had been expected to begin in October.", "begin"),
        ("The pipeline was once expected to be completed in October.", "completed"),
        ("She was to have met him on Monday.", "met"),
        ("He tried to leave in May.", "leave"),
    ],
)
def test_what_was_once_intended_or_tried_lies_back_and_need_not_have_come(sentence: str, verb: str) -> None:
    group = read(sentence, verb)
    assert (group.tense, group.intended) == ("past", True)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Ministers managed to agree on Friday.", "agree"),
        ("They began to withdraw in May.", "withdraw"),
        ("They were forced to leave the town.", "leave"),
        ("He is believed to have fled on Monday.", "fled"),
        ("It was the first country to sign in May.", "sign"),
        ("He became the first minister to resign in May.", "resign"),
        ("They had to leave by Friday.", "leave"),
    ],
)
def test_an_infinitive_below_a_word_that_says_so_came_true(sentence: str, verb: str) -> None:
    group = read(sentence, verb)
    assert (group.tense, group.intended, group.negated) == ("past", False, False)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("They did not sign.", "sign"),
        ("They never met.", "met"),
        ("No deal was signed on Friday.", "signed"),
        ("Nobody signed.", "signed"),
        ("Negotiators failed to reach a deal.", "reach"),
        ("The union refused to meet on Friday.", "meet"),
        ("They did not manage to agree.", "agree"),
        ("They left without signing the deal.", "signing"),
    ],
)
def test_a_negation_reaches_the_verb(sentence: str, verb: str) -> None:
    assert read(sentence, verb).negated


def test_aspect_and_voice_are_told() -> None:
    group = read("The troops have been fighting in the north.", "fighting")
    assert (group.perfect, group.progressive, group.passive) == (True, True, False)
    group = read("The army has been withdrawn.", "withdrawn")
    assert (group.perfect, group.progressive, group.passive) == (True, False, True)


def test_a_modal_is_told_and_reaches_down() -> None:
    assert read("The army may begin to withdraw.", "withdraw").modal == "may"


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The army has left.", "past"),
        ("The army left.", "past"),
        ("The army will have left.", "future"),
        ("The army is leaving.", None),
    ],
)
def test_the_direction_is_seen_from_the_telling(sentence: str, direction: str | None) -> None:
    tree = tree_of(sentence)
    group = verb_group(tree, tree.roots[0])
    assert group is not None
    assert group.direction == direction


def test_a_word_without_a_verb_above_it_has_no_group() -> None:
    tree = tree_of("the attacks of October")
    assert predicate_above(tree, tree.tokens[-1]) is None
    assert verb_group(tree, tree.tokens[-1]) is None


def test_a_noun_and_an_auxiliary_belong_to_the_verb_above_them() -> None:
    tree = tree_of("The talks on Monday will be held in Oslo.")
    above = [predicate_above(tree, tree.tokens[place]) for place in (3, 4, 5)]
    assert [token.text for token in above if token] == ["held", "held", "held"]


def test_deeply_nested_verbs_are_read() -> None:
    assert read("They want to try " + "to want " * 150 + "to leave.", "leave").intended
