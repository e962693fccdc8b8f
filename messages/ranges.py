"""Numbers as people write them in a row: "1-3, 7"."""

from collections.abc import Iterable


def ranges(numbers: Iterable[int]) -> str:
    """Sorted, each once, runs of three and more as "30-43"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    if len(run) >= 3:
        return f"{run[0]}-{run[-1]}"
    return ", ".join(str(number) for number in run)
