"""Units that a sentence makes responsible, and what may be asked of such a bearer."""

from dataclasses import dataclass

from directives.duties.role_words import PREDICATE
from expressions.names.duty_words import PRONOUNS

_LONGEST_VERB = 30  # letters of a verb of work with what may stand before it


@dataclass(frozen=True, slots=True)
class Bearer:
    """Units that a sentence makes responsible.

    `given`: by the issuer's verb; `bound`: by "chủ trì" and the like; `inner`: only in a later clause.
    """

    start: int
    end: int
    names: tuple[str, ...]
    given: bool = False
    bound: bool = False
    verb: str = ""
    inner: bool = False


def does_at(text: str, at: int) -> bool:
    """Whether a verb of work stands at a place, whatever its capital: "Rà soát …", "rà soát …"."""
    small = text[at : at + 1].lower() + text[at + 1 : at + _LONGEST_VERB]
    return PREDICATE.match(small) is not None


def is_told_to(text: str, bearer: Bearer) -> bool:
    """Whether the bearer is a subject that does something, and neither speaks nor tells of itself."""
    return not bearer.given and not bearer.inner and PREDICATE.match(text, bearer.end) is not None


def is_pronoun(names: tuple[str, ...]) -> bool:
    """Whether a polite word stands for the addressees ("quý cơ quan")."""
    return len(names) == 1 and names[0].lower() in PRONOUNS
