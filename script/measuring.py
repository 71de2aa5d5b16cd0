"""How a ratio is measured: both sides in turn in one run, and the median of the pairs; milliseconds mean little."""

import statistics
import time
from collections.abc import Callable, Sequence

PAIRS = 60


def ratio(
    ours: Callable[[int], object], theirs: Callable[[int], object], pairs: int = PAIRS
) -> tuple[float, float, float]:
    """Median of ours/theirs over `pairs` runs in turn, and the median milliseconds of each side."""
    for warm in range(5):
        ours(-warm - 1)
        theirs(-warm - 1)
    took = [(timed(ours, number), timed(theirs, number)) for number in range(pairs)]
    mine, others = zip(*took, strict=True)
    return (
        statistics.median(a / b for a, b in took),
        statistics.median(mine) * 1000,
        statistics.median(others) * 1000,
    )


def timed(run: Callable[[int], object], number: int) -> float:
    start = time.perf_counter()
    run(number)
    return time.perf_counter() - start


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(f"\n## {title}\n\n| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
