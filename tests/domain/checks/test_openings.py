"""A word list looks only at words with which one of its entries can begin, and misses nothing by it."""

import re

import pytest

from withdrawal.domain.checks.lexicon import PARTS, Text, WordList, by_opening, spelled_out, topic_of, translate
from withdrawal.domain.checks.openings import openings
from withdrawal.domain.wording import LANGUAGES, phrases

LISTS = [
    (language, topic, name)
    for language in LANGUAGES
    for topic, lists in phrases(language)["check"].items()
    for name, entries in lists.items()
    if isinstance(entries, list) and not {topic, name} & PARTS
]


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        ("thank you", {"thank"}),
        ("i am", {"i am"}),
        ("my (own )?choice", {"my ow", "my ch"}),
        ("i (really |truly ){0,2}am", {"i re", "i tr", "i am"}),
        ("my", {"my$"}),
        ("my, oh my", {"my$"}),
        ("(can't|cannot) come", {"can$", "canno"}),
        ("(un)?fair", {"unfai", "fair$"}),
        ("re-?think", {"re$", "rethi"}),
        ("i\\w+", {"i~"}),
        ("i … am", {"i$"}),
        ("go*", {"go~"}),
        ("n't (be )?sure", {"'"}),
        ("(not|n't) sure", {"not su", "'"}),
        ("(?!very)late", {"late$"}),
        ("(very ){0,2}late", {"very$", "late$"}),
        ("[a-z]{3} days", {"~"}),
        ("-optional-", {"$"}),
    ],
)
def test_the_keys_of_an_entry_are_the_first_letters_it_can_begin_with(entry: str, keys: set[str]) -> None:
    assert openings(entry) == keys


def test_an_entry_that_can_begin_in_too_many_ways_is_kept_by_its_first_word() -> None:
    many = "|".join(f"{a}{b}{c}" for a in "abcdefgh" for b in "abcdefgh" for c in "abcdefgh")
    assert openings(f"my ({many})") == {f"my {a}{b}" for a in "abcdefgh" for b in "abcdefgh"}
    assert openings(f"(my|our|his|her|its|your|the) ({many})") == {
        "my$",
        "our$",
        "his$",
        "her$",
        "its$",
        "your$",
        "the$",
    }


@pytest.mark.parametrize("entry", ["(late", "late)", "(?P<x>late)"])
def test_an_entry_that_cannot_be_read_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="late"):
        openings(entry)


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("part-? ?time", "part-time part time parttime", ["part-time", "part time", "parttime"]),
        ("thank you", "Thank   you thankyou", ["Thank   you"]),
        ("appl*", "apply applied app", ["apply", "applied"]),
        ("wish … luck", "wish you all the best luck", ["wish you all the best luck"]),
        ("wish … luck", "wish you all the very best luck", []),
        ("(not|n't) come", "I don't come, not come", ["don't come", "not come"]),
    ],
)
def test_the_short_cuts_of_an_entry_mean_what_they_say(entry: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in WordList(by_opening([entry])).spans(Text(text))] == found


def test_a_class_stands_for_its_words_and_may_name_other_classes() -> None:
    assert spelled_out("an? <firm>", {"firm": "company|<small>", "small": "shop"}) == "an? (company|(shop))"


def test_the_first_letters_miss_nothing_that_the_whole_list_finds() -> None:
    text = Text("I don't think I can't. Don't be unfair: re-think it, rethink it, and go, going, GONE, my Own choice.")
    entries = ["n't (be )?\\w+", "(un)?fair", "re-?think", "go*", "my own", "i can"]
    whole = re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(map(translate, entries))})(?!\w)", re.IGNORECASE)
    assert WordList(by_opening(entries)).spans(text) == [hit.span() for hit in whole.finditer(text.text)]


@pytest.mark.parametrize(("language", "topic", "name"), LISTS)
def test_no_entry_of_a_list_has_to_be_tried_at_every_word(language: str, topic: str, name: str) -> None:
    entries = [spelled_out(one, topic_of(language, "classes")) for one in topic_of(language, topic)[name]]
    assert [one for one in entries if "~" in openings(one)] == []


@pytest.mark.parametrize(("language", "topic", "name"), LISTS)
def test_no_entry_is_written_so_that_it_can_never_be_found(language: str, topic: str, name: str) -> None:
    """Behind a space at its end an entry never ends a word."""
    entries = topic_of(language, topic)[name]
    assert [one for one in entries if re.search(r" \(\?[=!][^()]*\)$| $", one)] == []
