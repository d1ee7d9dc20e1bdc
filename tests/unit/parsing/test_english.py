from pathlib import Path

import pytest

from summarizer.errors import ParserUnavailable
from summarizer.parsing import english, parse


def test_offsets_count_the_characters_of_the_sentence_whatever_white_space_it_has() -> None:
    sentence = "The  union\nrejected\tthe offer, Ana Vell said."

    (tree,) = parse([sentence])

    assert [sentence[token.start : token.end] for token in tree.tokens] == [
        token.text for token in tree.tokens
    ]
    assert [token.text for token in tree.tokens][:3] == ["The", "union", "rejected"]


def test_who_rejects_what_is_in_the_tree() -> None:
    (tree,) = parse(["The union rejected the offer."])

    (root,) = tree.roots
    subject, matter = tree.child(root, "nsubj"), tree.child(root, "dobj")

    assert root.lemma == "reject"
    assert subject is not None
    assert matter is not None
    assert [token.text for token in tree.subtree(subject)] == ["The", "union"]
    assert matter.text == "offer"


def test_coordinated_words_are_found_from_each_of_them() -> None:
    (tree,) = parse(["Peru, Chile and Bolivia agreed."])

    names = {token.text: token for token in tree.tokens}

    assert [token.text for token in tree.conjuncts(names["Bolivia"])] == ["Peru", "Chile", "Bolivia"]


def test_trees_come_in_the_order_of_the_sentences_also_where_some_are_known() -> None:
    first = parse(["Peru agreed.", "Chile refused."])
    second = parse(["Bolivia waited.", "Chile refused.", "Peru agreed."])

    assert [tree.text for tree in second] == ["Bolivia waited.", "Chile refused.", "Peru agreed."]
    assert second[1:] == first[::-1]


def test_a_sentence_of_nothing_has_an_empty_tree() -> None:
    assert [tree.tokens for tree in parse(["", " \n "])] == [(), ()]


def test_files_that_are_not_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model").write_bytes(b"other weights")
    english._model.cache_clear()
    monkeypatch.setattr(english, "_folder", lambda: tmp_path)

    with pytest.raises(ParserUnavailable, match="SHA-256"):
        english._model()


def test_only_what_was_parsed_lately_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english, "_KEPT", 2)
    parser = english.English()

    parser.parse(["One left.", "Two left.", "Three left."])

    assert list(parser._trees) == ["Two left.", "Three left."]
