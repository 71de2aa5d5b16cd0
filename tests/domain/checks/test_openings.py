"""A word list looks only at words with which one of its entries can begin, and misses nothing by it."""

import re
import tomllib
from pathlib import Path

import pytest

from withdrawal.domain.checks.lexicon import PARTS, WordList, topic_of
from withdrawal.domain.checks.message import STRAIGHT
from withdrawal.domain.checks.notation import spelled_out, translate
from withdrawal.domain.checks.openings import needs, openings
from withdrawal.domain.checks.search import Search
from withdrawal.domain.checks.text import Text
from withdrawal.domain.wording import LANGUAGES, phrases

MESSAGES = tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))["messages"]
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
        ("(can't|cannot) come", {"can't", "canno"}),
        ("(un)?fair", {"unfai", "fair$"}),
        ("re-?think", {"re$", "rethi"}),
        ("i\\w+", {"i~"}),
        ("i … am", {"i$"}),
        ("go*", {"go~"}),
        ("n't (be )?sure", {"^"}),
        ("(not|n't) sure", {"not su", "^"}),
        ("(?!very)late", {"late$"}),
        ("(very ){0,2}late", {"very$", "late$"}),
        ("[a-z]{3} days", {"~"}),
        ("-optional-", {"$"}),
        ("i'll", {"i'l"}),
        ("we('ve| have)", {"we$", "we ha"}),
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


@pytest.mark.parametrize(
    ("entry", "sets"),
    [
        ("thank you", [{"you$"}]),
        ("i (really |truly ){0,2}appreciate", [{"reall", "truly", "appre"}, {"appre"}]),
        ("wish … luck", [{"luck$"}]),
        ("(best|good) of luck", [{"luck$"}, {"of lu"}]),
        ("my (old |\\w+ )offer", [{"offer"}]),
        ("my (old|new)? offer", [{"offer"}]),
        ("my( own)? offer", [{"offer"}]),
        ("my( own)? ?offer", []),
        ("no (?!more )thanks(?! for)", [{"thank"}]),
        ("we (really|truly)", [{"reall", "truly"}]),
        ("as [a-z]", []),
        ("to \\[", []),
        ("yes|no thanks", []),
        ("sorry", []),
    ],
)
def test_an_entry_needs_the_words_behind_its_first_that_no_wording_of_it_lacks(
    entry: str, sets: list[set[str]]
) -> None:
    assert sorted(map(sorted, needs(entry))) == sorted(map(sorted, sets))


def test_what_says_most_is_asked_first() -> None:
    assert needs("for all of the trouble")[0] == {"troub"}


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
    assert [text[start:end] for start, end in WordList([entry]).spans(Text(text))] == found


def test_a_class_stands_for_its_words_and_may_name_other_classes() -> None:
    assert spelled_out("an? <firm>", {"firm": "company|<small>", "small": "shop"}) == "an? (company|(shop))"


def test_the_first_letters_miss_nothing_that_the_whole_list_finds() -> None:
    text = Text("I don't think I can't. Don't be unfair: re-think it, rethink it, and go, going, GONE, my Own choice.")
    entries = ["n't (be )?\\w+", "(un)?fair", "re-?think", "go*", "my own", "i can"]
    whole = re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(map(translate, entries))})(?!\w)", re.IGNORECASE)
    assert WordList(entries).spans(text) == [hit.span() for hit in whole.finditer(text.text)]


@pytest.mark.parametrize(("language", "topic", "name"), LISTS)
def test_no_entry_of_a_list_has_to_be_tried_at_every_word(language: str, topic: str, name: str) -> None:
    entries = [spelled_out(one, topic_of(language, "classes")) for one in topic_of(language, topic)[name]]
    assert [one for one in entries if "~" in openings(one)] == []


@pytest.mark.parametrize(("language", "topic", "name"), LISTS)
def test_no_entry_is_written_so_that_it_can_never_be_found(language: str, topic: str, name: str) -> None:
    """Behind a space at its end an entry never ends a word."""
    entries = topic_of(language, topic)[name]
    assert [one for one in entries if re.search(r" \(\?[=!][^()]*\)$| $", one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_looking_for_all_entries_at_once_finds_what_looking_for_each_by_itself_finds(language: str) -> None:
    classes = topic_of(language, "classes")
    search = Search()
    for _, topic, name in (one for one in LISTS if one[0] == language):
        for number, entry in enumerate(topic_of(language, topic)[name]):
            search.add(spelled_out(entry, classes), (topic, name, number))
    body = "\n".join(one["text"] for one in MESSAGES[::40])
    text = Text(body.translate(STRAIGHT))
    found = {(owner, hit.start) for owner, hits in search.hits(text).items() for hit in hits}
    starts = [start for _, start in text.tokens]
    by_itself = {(one.owner, start) for one in search.entries for start in starts if one.at(text, start)}
    assert found == by_itself
    assert len(found) > 200
