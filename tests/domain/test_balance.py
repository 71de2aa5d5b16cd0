"""The scales are drawn true: the heavier side hangs lower, and everything stays within the drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.balance import HEIGHT, PIVOT_Y, WIDTH, Balance, balance
from withdrawal.domain.reflection import Reason

SIDES = st.sampled_from(["withdraw", "keep"])
REASONS = st.lists(st.builds(Reason, SIDES, st.just("why"), st.integers(1, 5)), min_size=1, max_size=24)


def drawn(withdraw: list[int], keep: list[int]) -> Balance:
    found = balance([Reason("withdraw", "a", n) for n in withdraw] + [Reason("keep", "b", n) for n in keep])
    assert found is not None
    return found


def test_nothing_is_drawn_where_there_is_nothing_to_weigh() -> None:
    assert balance([]) is None


TILTS = [
    ([3], [3], 0, ""), ([5], [], 28, "withdraw"), ([], [1], -28, "keep"), ([3], [1], 14, "withdraw"),
    ([1], [3], -14, "keep"), ([5, 5], [5, 5], 0, ""), ([2], [1], 9, "withdraw"),
]  # fmt: skip


@pytest.mark.parametrize(("withdraw", "keep", "down", "leans"), TILTS)
def test_the_beam_goes_down_on_the_heavier_side(withdraw: list[int], keep: list[int], down: int, leans: str) -> None:
    left, right = drawn(withdraw, keep).pans
    assert (left.beam - PIVOT_Y, right.beam - PIVOT_Y) == (down, -down)
    assert drawn(withdraw, keep).leans == leans


def test_a_bar_is_as_wide_as_its_reason_weighs() -> None:
    left, _ = drawn([1, 2, 3, 4, 5], []).pans
    assert [bar.width for bar in left.bars] == [20, 41, 62, 83, 104]
    assert [bar.number for bar in left.bars] == [1, 2, 3, 4, 5]


def test_the_first_reason_lies_on_top_and_the_last_in_the_pan() -> None:
    left, _ = drawn([1, 5, 3], []).pans
    tops = [bar.y for bar in left.bars]
    assert tops == sorted(tops)
    assert left.bars[-1].y + left.bars[-1].height == left.y


def test_numbers_are_left_out_of_bars_too_thin_to_read_them() -> None:
    assert all(bar.is_readable for bar in drawn([1] * 7, []).pans[0].bars)
    assert not any(bar.is_readable for bar in drawn([1] * 12, []).pans[0].bars)


@given(REASONS)
def test_everything_stays_within_the_drawing(reasons: list[Reason]) -> None:
    found = balance(reasons)
    assert found is not None
    for pan in found.pans:
        assert 0 <= pan.left < pan.right <= WIDTH
        assert pan.beam < pan.y < pan.bottom <= HEIGHT
        assert pan.name_at <= HEIGHT
        for bar in pan.bars:
            assert pan.left <= bar.x < bar.x + bar.width <= pan.right
            assert pan.beam < bar.y < bar.y + bar.height <= pan.y
            assert bar.height >= 1
            assert bar.x < bar.middle[0] < bar.x + bar.width


@given(REASONS)
def test_every_reason_is_drawn_once_and_weighed_once(reasons: list[Reason]) -> None:
    found = balance(reasons)
    assert found is not None
    assert sum(len(pan.bars) for pan in found.pans) == len(reasons)
    assert sum(pan.together for pan in found.pans) == sum(reason.weight for reason in reasons)
