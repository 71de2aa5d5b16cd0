"""The letter as plain text: every word, in the order of the sheet."""

import dataclasses

from withdrawal.documents import txt
from withdrawal.domain.layouts import LAYOUTS
from withdrawal.domain.letter import Letter


def test_the_blocks_stand_below_one_another_as_on_the_sheet(letter: Letter) -> None:
    assert txt.letter(dataclasses.replace(letter, layout=LAYOUTS["gb"])) == (
        "Ana Lind\n2 Quay Street\nLeeds LS1 4AB\nana@example.org\n0113 496 0000\n\n"
        "23 November 2026\n\n"
        "Ms Maya Okafor\nHead of Data\nNorthwind\n1 Mill Lane\nYork YO1 7HH\n\n"
        "Dear Ms Okafor,\n\n"
        "Withdrawal of my acceptance\n\n"
        "This letter confirms what I told you by telephone on 23 November 2026: I am withdrawing my acceptance.\n\n"
        "Thank you for the time that you and Tom gave me.\n\n"
        "Yours sincerely,\n\n"
        "Ana Lind\n"
    )


def test_what_is_not_known_leaves_no_gap(letter: Letter) -> None:
    bare = dataclasses.replace(letter, recipient=(), close="", signature="", subject="")
    assert "\n\n\n" not in txt.letter(bare)
    assert txt.letter(bare).endswith("Thank you for the time that you and Tom gave me.\n")
