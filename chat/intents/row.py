"""What is known once of everything that can be meant, beside the class that means it.

The tables by intent are made of these rows: names and rights (`catalog`), typed forms (`typed`), what the
bot asks for (`left_open`), what is shown before it is done (`reading`), the plain frames (`acts.plain`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chat.situation import Missing
from tasks.model import Act
from tasks.query import Stand


class Free(StrEnum):
    """Why something takes no right of its own."""

    SIGHT = "sight"  # a question: the answer holds what the person may see
    WITHIN = "within"  # it takes the right of the act that it holds
    EVERYBODY = "everybody"  # it concerns nobody but who writes, or is only a word to the office


@dataclass(frozen=True, slots=True)
class IntentRow:
    """What is known of one kind of intent.

    `name` is what `nhacviec understand` calls it, told from the intent where its parts decide. `right` is
    what it takes, or why it takes none. `typed` makes the command that a person would type, which is
    understood as the same intent; without it none is ever offered. `at_once` says whether what was said is
    enough to do it, `missing` what is asked for otherwise.
    """

    name: str | Callable[[Any], str]
    right: Act | Free
    typed: Callable[[Any], str] | None = None
    at_once: Callable[[Any], bool] | None = None
    missing: Callable[[Any], Missing | None] | None = None

    action: str | Callable[[Any], str] = ""
    """What events and refusals call the act, where it is not by its name."""
    verbs: tuple[str, ...] = ()
    """The classes of its verb (language/words/acts.toml), where a plain order is all that it takes: the verb,
    its tasks, where it has such fields a unit and a reason. Any other is read by a frame of its own."""
    beside: tuple[str, ...] = ()
    """The further classes that may stand in a plain order."""
    button: str = ""
    """The verb of the button that does it to a task; of what is final, to all that were shown."""
    stands: Mapping[str, tuple[Stand, ...]] | None = None
    """By the verb that lacks its number: how the tasks stand that may be meant."""
    weighed: bool = False
    """A strange sign, or a turn at the end, stops it; and its next message may put a word of it right."""
    final: bool = False
    """It is shown, and done once it was chosen."""
    repeated: bool = False
    """It may be done to another task in the same words: "15 cũng vậy"."""
    replaced: bool = False
    """Said again of the same task, the second takes the place of the first."""
    taken_back: Callable[[tuple[int, ...]], Any] | None = None
    """What takes it back from these tasks."""
    spoken_of: tuple[str, ...] = ()
    """The classes of words by which what was done is spoken of again, to be taken back."""

    def named(self, intent: Any) -> str:
        """What `nhacviec understand` calls it."""
        return self.name if isinstance(self.name, str) else self.name(intent)

    def acting(self, intent: Any) -> str:
        """What events and refusals call the act."""
        action = self.action or self.name
        return action if isinstance(action, str) else action(intent)
