"""Names: found by any spelling, suggested by likeness, shown in any script."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.model.names import NameIndex, did_you_mean, fold, initials, isolate, romanised

FSI, PDI = "\u2068", "\u2069"


@pytest.mark.parametrize(
    "spellings",
    [
        ["al-Qāʿida", "al-Qa'ida", "Al Qaʿida", "AL‐QAIDA", "el-Qaida", "Qaida", "al - Qâ’ida"],
        ["an-Nusra", "al-Nusra", "Nusra", "en-Nusra", "  AN  NUSRA "],
        ["as-Saḥāb", "al-Sahab", "as Sahab"],
        ["ash-Shām", "al-Sham", "Sham"],
        ["Abū l-Walīd", "Abu'l-Walid", "Abu al-Walid", "Abul Walid"],
        ["at-Tawḥīd wa-l-Jihād", "Tawhid wal-Jihad", "al-Tawhid wa'l-Jihad", "Tawhid wa al-Jihad"],
        ["مُحَمَّد", "محمد", "محـــمد"],
        ["القاعدة", "قاعدة", "القاعده"],
        ["أسامة", "اسامة", "اسامه"],
        ["التوحيد والجهاد", "توحيد وجهاد"],
        ["مصطفى", "مصطفي", "مصطفی"],
        ["שָׁלוֹם", "שלום"],
        ['צה"ל', "צה״ל", "צהל"],
        ["Чайковский", "ЧАЙКОВСКИЙ", "Чаиковскии"],
        ["Хрущёв", "Хрущев"],
        ["毛泽东", "毛 泽东", "毛 泽 东", "毛·泽东"],
        ["İstanbul", "ISTANBUL", "istanbul", "ıstanbul"],
        ["Işık", "ISIK", "isik"],
        ["Straße", "STRASSE", "Strasse", "STRAẞE"],
        ["Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ", "οδυσσευς"],
        ["Nguyễn Văn Đức", "Nguyen Van Duc", "NGUYỄN VĂN ĐỨC"],
        ["Łódź", "Lodz"],
        ["U.S.A.", "USA", "U. S. A."],
        ["O’Brien", "O'Brien", "OBrien"],
        ["٣ مايو", "3 مايو"],
        ["Jean-Luc", "Jean Luc", "jean\u2011luc", "Jean_Luc"],
        ["سعودی\u200cها", "سعوديها"],
        ["Ｔｏｋｙｏ", "Tokyo"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name_have_one_key(spellings: list[str]) -> None:
    assert {fold(spelling) for spelling in spellings} == {fold(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Usama", "Osama"),
        ("Zawahiri", "الظواهري"),
        ("An Tran", "Tran"),
        ("As-Ibn", "Ibn"),
        ("Al", "El"),
        ("か", "が"),
        ("कि", "कु"),
        ("A. L. Smith", "Smith"),
        ("Alqaeda", "Qaeda"),
        ("ולד", "ילד"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["al", "el", "l", "abu", "abul", "wal", "an", "n", "ن", "ال", "وال", "x"])))
def test_fold_is_idempotent_among_articles(words: list[str]) -> None:
    for gap in (" ", "-", ""):
        assert fold(fold(gap.join(words))) == fold(gap.join(words))


def test_fold_is_idempotent_on_every_assigned_character() -> None:
    letters = [*filter(lambda letter: unicodedata.category(letter) != "Cn", map(chr, range(0x20, 0x33FF)))]
    letters += map(chr, range(0xA000, sys.maxunicode, 17))
    unstable = [letter for letter in letters if fold(fold(f"a{letter}b")) != fold(f"a{letter}b")]
    assert not unstable


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_finds_its_agent_in_every_spelling_that_folds_alike(name: str) -> None:
    index = NameIndex([(name, "x1")])
    for spelling in (name, name.lower(), f"  {name} ", unicodedata.normalize("NFD", name), fold(name)):
        assert index.find(spelling) == (("x1",) if fold(spelling) else ())


@given(st.text(), st.text())
def test_suggesting_never_raises(known: str, asked: str) -> None:
    index = NameIndex([(known, "x1")])
    assert len(index.suggest(asked)) <= 1


def test_an_exact_id_comes_before_a_name_and_a_name_before_a_folded_id() -> None:
    index = NameIndex([("ISI", "isi"), ("isi", "other"), ("al-Qaeda", "aq"), ("AQ", "annals-quarterly")])
    assert index.find("isi") == ("isi",)
    assert index.find("Isi") == ("isi", "other")
    assert index.find("A.Q.") == ("annals-quarterly",)
    assert index.find("annals quarterly") == ("annals-quarterly",)
    assert index.find("nobody") == ()
    assert index.find("") == ()


def test_a_kunya_that_three_men_bore_gives_three_candidates() -> None:
    men = ("masri", "muhajir", "libi")
    index = NameIndex([("Abu Hamza", man) for man in men] + [("Abū Ḥamza", "muhajir"), ("Hamza", "son")])
    assert index.find("abu-hamza") == men


@pytest.mark.parametrize(
    "group",
    [
        "Usama bin Ladin|Osama bin Laden|Oussama ben Laden|أسامة بن لادن",
        "Zawahiri|Zawahri|al-Zawahiri|الظواهري|Dhawahiri",
        "Чайковский|Tchaikovsky|Tchaikowsky|Chaikovskii|Tschaikowski",
        "Qaddafi|Gaddafi|Kadhafi|القذافي",
        "al-Qaeda|al-Kaida|القاعدة",
        "Umar|Omar|عمر",
        "Yusuf|Yousef|يوسف",
        "Walid|Oualid|وليد",
        "Hamza|Hamzah|حمزة",
    ],
)
def test_romanisations_share_a_skeleton(group: str) -> None:
    assert len(set(map(romanised, group.split("|")))) == 1


AGENTS = [
    ("Usama bin Ladin", "ubl"),
    ("Ayman al-Zawahiri", "aaz"),
    ("الظواهري", "aaz"),
    ("Abu Bakr al-Baghdadi", "abb"),
    ("Abu Umar al-Baghdadi", "aub"),
    ("Чайковский", "pit"),
    ("القذافي", "gaddafi"),
    ("毛泽东", "mao"),
    ("أبو مصعب الزرقاوي", "amz"),
    ("Islamic State of Iraq", "isi"),
    ("Clemens VII", "clement7"),
    ("בנימין נתניהו", "bibi"),
]


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ("Osama bin Laden", ["ubl"]),
        ("Zawahri", ["aaz"]),
        ("Tchaikovsky", ["pit"]),
        ("Gadafy", ["gaddafi"]),
        ("Mao Zedong", ["mao"]),
        ("Zarkaoui", ["amz"]),
        ("Netanyahu", ["bibi"]),
        ("Clement", ["clement7"]),
        ("Bagdadi", ["abb", "aub"]),
        ("Xyzzy", []),
        ("", []),
        ("?!", []),
    ],
)
def test_variants_are_suggested_and_not_found(asked: str, suggested: list[str]) -> None:
    index = NameIndex(AGENTS)
    assert index.find(asked) == ()
    assert [agent for agent, _ in index.suggest(asked)] == suggested


def test_a_suggestion_shows_the_name_that_is_like_it_and_each_agent_once() -> None:
    index = NameIndex(AGENTS)
    assert index.suggest("Aiman Zawahri") == (("aaz", "Ayman al-Zawahiri"),)
    assert len(index.suggest("Abu Bagdadi", limit=1)) == 1


def test_did_you_mean() -> None:
    known = ["pledges-to", "part-of", "leads"]
    assert did_you_mean("pledge-to", known) == "pledges-to"
    assert did_you_mean("Part_Of", iter(known)) == "part-of"
    assert did_you_mean("zzz", known) == ""
    assert did_you_mean("", []) == ""


@pytest.mark.parametrize("text", ["", "Zawahiri", "Ẓawāhirī", "Чайковский", "毛泽东", "2007–12"])
def test_left_to_right_text_needs_no_fence(text: str) -> None:
    assert isolate(text) == text


@pytest.mark.parametrize("text", ["الظواهري", "שלום", "al-Qaeda (القاعدة)"])
def test_right_to_left_text_is_fenced_once(text: str) -> None:
    assert isolate(text) == f"{FSI}{text}{PDI}"
    assert isolate(isolate(text)) == isolate(text)


def test_a_name_cannot_reorder_the_line_around_it() -> None:
    assert isolate("abc\u202edef") == "abcdef"
    assert isolate(f"{PDI}\u202eשלום") == f"{FSI}שלום{PDI}"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Abu Bakr al-Baghdadi", "AB"),
        ("as-Sahab", "S"),
        ("Al-Qaeda", "Q"),
        ("ISI", "ISI"),
        ("Clement VII", "CV"),
        ("ʿAbd al-Raḥmān", "AR"),
        ("J.R.R. Tolkien", "JT"),
        ("17 November", "1N"),
        ("Duran Duran", "DD"),
        ("ßeta", "ß"),
        ("毛泽东", "毛"),
        ("أيمن الظواهري", "أظ"),
        ("मोदी", "म"),
        ("al", "A"),
        ("!!", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
