"""Names by their lengths: which of them a text begins with."""

from collections.abc import Iterable


class Beginnings:
    """Names by their lengths, to find those that a text begins with and not to try each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places: dict[str, list[int]] = {}
        for at, name in enumerate(names):
            self._places.setdefault(name, []).append(at)
        self._lengths = sorted({len(name) for name in self._places})

    def of(self, text: str) -> list[int]:
        """The places of the names that the text begins with, in order."""
        found = (self._places.get(text[:length], ()) for length in self._lengths if length <= len(text))
        return sorted(at for places in found for at in places)
