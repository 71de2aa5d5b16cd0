"""A long record on its way to paper: of the log as it stands, never the only copy, and gone when it is not wanted."""

import datetime as dt

import pytest

from tests.models.conftest import Write
from withdrawal.domain import parts as domain
from withdrawal.models import Offer, PrintedPart, Printing, User
from withdrawal.models.acts import erase_offer
from withdrawal.models.printing import begin, standing
from withdrawal.models.recording import efforts, part, record


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two entries a part, three lines a section of the index."""
    monkeypatch.setattr(domain, "PART", 3_000)
    monkeypatch.setattr(domain, "INDEX_LINES", 3)


@pytest.fixture
def printing(offer: Offer, now: dt.datetime, write: Write) -> Printing:
    for _ in range(5):
        write()
    return begin(offer, now=now)


def spans(printing: Printing) -> list[tuple[bool, int, int]]:
    return list(printing.parts.values_list("is_index", "first", "last"))


def test_it_is_divided_when_it_is_begun_the_index_first(printing: Printing) -> None:
    assert spans(printing) == [(True, 1, 3), (True, 4, 5), (False, 1, 2), (False, 3, 4), (False, 5, 5)]
    assert (printing.entries, printing.drawn, printing.is_whole) == (5, 0, False)


def test_what_is_drawn_is_counted_in_entries(printing: Printing) -> None:
    printing.parts.get(is_index=False, first=3).keep(b"%PDF")
    printing.parts.get(is_index=True, first=1).keep(b"%PDF")
    assert printing.drawn == 2


def test_it_stands_as_long_as_the_log_does(printing: Printing, offer: Offer, write: Write, now: dt.datetime) -> None:
    assert standing(offer, now=now) == printing
    assert standing(offer, now=now + dt.timedelta(hours=25)) is None, "a day at most"
    write(text="One more.")
    assert standing(offer, now=now) is None


@pytest.mark.parametrize("name", ["my_name", "company", "role"])
def test_it_does_not_stand_when_a_name_on_it_is_another(
    name: str, printing: Printing, offer: Offer, now: dt.datetime
) -> None:
    setattr(offer, name, "Another")
    assert standing(offer, now=now) is None


def test_a_new_one_takes_the_place_of_the_old_one(printing: Printing, offer: Offer, now: dt.datetime) -> None:
    printing.finish(b"%PDF")
    again = begin(offer, now=now)
    assert list(offer.printings.all()) == [again]
    assert not again.is_whole


def test_whatever_is_a_day_old_goes_when_anybody_begins_one(
    printing: Printing, offer: Offer, ben: User, now: dt.datetime
) -> None:
    bens = Offer(owner=ben, company="Ben and Sons", role="Baker", my_name="Ben")
    bens.save()
    begin(bens, now=now + dt.timedelta(hours=23))
    assert offer.printings.exists()
    begin(bens, now=now + dt.timedelta(hours=25))
    assert not offer.printings.exists()
    assert not PrintedPart.objects.of(printing.offer.owner).exists()  # type: ignore[arg-type]


def test_a_part_that_takes_too_long_becomes_two(printing: Printing) -> None:
    printing.parts.get(is_index=False, first=1).halve()
    assert spans(printing)[2:4] == [(False, 1, 1), (False, 2, 2)]


def test_two_requests_that_halve_the_same_part_halve_it_once(printing: Printing) -> None:
    first, second = (printing.parts.get(is_index=False, first=1) for _ in range(2))
    first.halve()
    second.halve()
    assert len(spans(printing)) == 6


def test_the_whole_takes_the_place_of_its_parts(printing: Printing, offer: Offer, now: dt.datetime) -> None:
    printing.finish(b"%PDF-1.7 whole")
    kept = standing(offer, now=now)
    assert kept is not None
    assert kept.pdf is not None
    assert bytes(kept.pdf) == b"%PDF-1.7 whole"
    assert spans(kept) == []


def test_an_index_of_another_length_is_drawn_again(printing: Printing, offer: Offer, now: dt.datetime) -> None:
    for one in printing.parts.all():
        one.keep(b"%PDF")
    printing.count_the_index_anew(7)
    kept = standing(offer, now=now)
    assert kept is not None
    assert kept.index_pages == 7
    assert set(kept.parts.filter(pdf=None).values_list("is_index", flat=True)) == {True}
    assert kept.drawn == 5


def test_what_was_begun_anew_or_erased_meanwhile_is_left_alone(
    printing: Printing, offer: Offer, now: dt.datetime
) -> None:
    late = printing.parts.get(is_index=False, first=1)
    again = begin(offer, now=now)
    late.keep(b"%PDF")
    late.halve()
    printing.finish(b"%PDF")
    printing.keep_pages([0])
    assert not again.parts.exclude(pdf=None).exists()
    erase_offer(offer, now=now)
    again.finish(b"%PDF")
    assert not Printing._base_manager.exists()
    assert not PrintedPart._base_manager.exists()


def test_what_an_entry_takes_is_told_from_its_text(offer: Offer, write: Write) -> None:
    write(text="Zwölf Öfen")
    write(text="one\ntwo\n\nthree")
    assert efforts(offer) == [domain.effort(10, 0), domain.effort(14, 3)]


def test_a_part_has_the_same_lines_as_the_whole(printing: Printing, offer: Offer) -> None:
    assert part(offer, 3, 4).lines == record(offer).lines[2:4]


def test_what_another_tab_halved_meanwhile_is_not_kept_twice(printing: Printing) -> None:
    slow = printing.parts.get(is_index=False, first=1)
    printing.parts.get(pk=slow.pk).halve()
    slow.keep(b"%PDF of both")
    assert spans(printing)[2:4] == [(False, 1, 1), (False, 2, 2)]
    assert printing.drawn == 0


def test_a_section_drawn_with_the_old_count_of_pages_is_not_kept(printing: Printing) -> None:
    slow = printing.parts.get(is_index=True, first=1)
    printing.count_the_index_anew(7)
    slow.keep(b"%PDF with wrong numbers")
    assert printing.parts.get(is_index=True, first=1).pdf is None
