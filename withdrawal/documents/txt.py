"""The letter as plain text, to be pasted anywhere."""

from withdrawal.domain.letter import Letter, blocks


def letter(value: Letter) -> str:
    """Every word of the letter, one block below the other, a blank line between."""
    return "\n\n".join(block.text for block in blocks(value)) + "\n"
