"""What a sentence only tells: of another's order, which lays work on the issuer; the half of a sentence."""

from collections.abc import Sequence

from directives.duties.bearer import Bearer
from directives.duties.role_words import SOURCE
from directives.duties.roles import given_in, is_own, own_name
from expressions.names.known_names import KnownNames


def recites(sentence: str, issuer: str | None, mine: Sequence[Bearer]) -> bool:
    """Whether it tells whose order is carried out, and what that order lays on the issuer itself."""
    own = own_name(issuer)
    if not own or not mine or SOURCE.match(sentence) is None:
        return False
    return all(one.given and all(is_own(name, own) for name in one.names) for one in mine)


def laid_on_issuer(sentence: str, until: int, issuer: str | None, known: KnownNames | None = None) -> bool:
    """Whether what ends at `until` is what another's order, told here, lays on the issuer itself."""
    own = own_name(issuer)
    if not own or SOURCE.match(sentence) is None:
        return False
    given = [one for one in given_in(sentence, known) if one.start < until]
    return bool(given) and all(is_own(name, own) for name in given[-1].names)


def goes_on(text: str) -> bool:
    """Whether a paragraph begins in the middle of a sentence, the rest of which stands further up."""
    first = next(filter(str.isalpha, text), "")
    return first.islower()
