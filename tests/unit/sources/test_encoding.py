"""Bytes become text: by what they declare, else by the letters that they would be."""

import pytest

from summarizer.sources import read_bytes
from summarizer.sources.encoding import as_utf8, decode, decoded

ENGLISH = "The ferry crews turned down the offer on Monday, and they will strike until Friday.\n" * 20
TEXTS = {
    "cp1252": [
        ENGLISH + "José Peña met Müller and Åsa Björk in Malmö.",
        ENGLISH + "The envoy Núñez spoke of the Côte d’Ivoire talks.",
        ENGLISH + "It’s “over” – £5 or 3½ percent at 30°C.",
        "La tripulación rechazó la oferta de la compañía y la huelga seguirá mañana, dijo José Peña.",
        "L’équipage a rejeté l’offre ; la grève durera jusqu’à l’été, a déclaré le ministère français.",
        "Die Besatzung lehnte das Angebot der Fährgesellschaft ab und will bis München fahren, heißt es.",
    ],
    "cp1250": [
        "Załoga odrzuciła ofertę spółki i zapowiedziała strajk, źródła mówią o dniach.",
        "Posádka řekla, že přístav zůstává uzavřený.",
    ],
    "iso8859-2": [
        "Załoga odrzuciła ofertę spółki i zapowiedziała strajk, źródła mówią o dniach.",
        "Posádka řekla, že přístav zůstává uzavřený.",
    ],
    "cp1254": [
        "Mürettebat şirketin teklifini reddetti ve grev yapacağını açıkladı; İstanbul ve Iğdır kapalı."
    ],
    "mac-roman": [
        ENGLISH + "It’s “over”, said José Peña.",
        "La tripulación rechazó la oferta de la compañía mañana.",
    ],
    "cp1251": ["Экипаж отклонил предложение компании и объявил забастовку до пятницы, сообщил министр."],
    "koi8-r": ["Экипаж отклонил предложение компании и объявил забастовку до пятницы, сообщил министр."],
    "cp1253": ["Το πλήρωμα απέρριψε την προσφορά της εταιρείας και ανακοίνωσε απεργία μέχρι την Παρασκευή."],
    "cp1256": ["رفض الطاقم يوم الاثنين عرض الشركة وأعلن أنه سيواصل الإضراب حتى يوم الجمعة المقبل."],
    "shift_jis": ["乗組員は月曜日に会社の提案を拒否し、金曜日までストライキを続けると発表した。"],
    "euc_jp": ["乗組員は月曜日に会社の提案を拒否し、金曜日までストライキを続けると発表した。"],
    "gb18030": ["船员周一拒绝了公司的提议，并宣布罢工将持续到周五。部长表示不会进行任何谈判。"],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(each, text) for each, texts in TEXTS.items() for text in texts]
)
def test_bytes_that_declare_nothing_are_read_by_their_letters_and_it_is_told(
    encoding: str, text: str
) -> None:
    read, note = decoded(text.encode(encoding), "a.txt")
    assert read == text
    assert note
    assert note.startswith("The file does not say how its characters are encoded")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><p>\xb3\xf3d\xbc</p>', "łódź"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xcc\xe8\xf0</p>',
            "Мир",
        ),
        (b"<meta charset=gbk><p>\xd6\xd0\xb9\xfa</p>", "中国"),
        (b"<meta charset=shift_jis><p>\x93\xfa\x96{</p>", "日本"),
        (b"<meta charset=iso-2022-jp><p>\x1b$BF|K\\\x1b(B</p>", "日本"),
        ("<meta charset=iso-8859-1><p>Malmö</p>".encode(), "Malmö"),
        ("Malmö".encode("utf-16-le") * 20, "Malmö"),
        ("Malmö".encode("utf-16-be") * 20, "Malmö"),
        ("Malmö".encode("utf-16"), "Malmö"),
        (b"\x1b$BF|K\\\x1b(B", "日本"),
    ],
)
def test_what_is_declared_holds_unless_the_bytes_are_utf_8(data: bytes, text: str) -> None:
    read, note = decoded(data, "a.html")
    assert text in read
    assert note is None


def test_a_stray_byte_leaves_the_rest_of_a_file_utf_8() -> None:
    text, note = decoded("Åsa Björk – “no” – ".encode() + b"caf\xe9", "a.txt")
    assert text == "Åsa Björk – “no” – café"
    assert note == "The file is no whole UTF-8: 1 of its bytes were read as Windows-1252."


def test_the_note_reaches_the_article() -> None:
    article = read_bytes(TEXTS["cp1252"][0].encode("cp1252"), "a.txt")
    assert article.notes == ("The file does not say how its characters are encoded; read as cp1252.",)


def test_a_header_does_not_turn_utf_8_into_something_else() -> None:
    assert as_utf8("Malmö".encode(), "iso-8859-1").decode() == "Malmö"
    assert as_utf8(b"Malm\xf6", "iso-8859-1").decode() == "Malmö"


@pytest.mark.parametrize("line", [b"caf\xe9 ", b"caf\xe9\n", b"\x81\x8d"])
def test_a_large_file_takes_no_longer_to_guess_than_a_small_one(line: bytes) -> None:
    assert decode(line * (9_000_000 // len(line)), "a.txt")
