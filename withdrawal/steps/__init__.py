"""The seven steps, in the order in which they are offered; they may be taken in any."""

from itertools import pairwise

from withdrawal.steps.alternatives import ALTERNATIVES
from withdrawal.steps.arrange import ARRANGE
from withdrawal.steps.confirm import CONFIRM
from withdrawal.steps.courtesy import COURTESY
from withdrawal.steps.reason import REASON
from withdrawal.steps.reflect import REFLECT
from withdrawal.steps.relationship import RELATIONSHIP
from withdrawal.steps.step import Step

STEPS = (REFLECT, ARRANGE, COURTESY, REASON, ALTERNATIVES, CONFIRM, RELATIONSHIP)


def find(slug: str) -> Step | None:
    """The step called `slug`, or None."""
    return next((step for step in STEPS if step.slug == slug), None)


def after(step: Step) -> Step | None:
    """The step offered after `step`; None after the last."""
    return next((later for earlier, later in pairwise(STEPS) if earlier is step), None)
