"""The gate for state secrets before the journal: what it says of a payload's words, and who may answer it."""

from dataclasses import replace

from bot.channels.messenger import Inbound, Texts
from chat.clearance import clears, without_clearance
from directives.model import Classification
from directives.secrets import Verdict, classify
from tasks.model import Person, Role

HELD = ("secret", "doubt")
"""The words for what the gate holds, heavier first: nothing of it is kept."""


def word_for(verdict: Verdict) -> str:
    """ "secret", "doubt", or "" where it may pass."""
    if verdict is None:
        return ""
    return "secret" if isinstance(verdict, Classification) else "doubt"


def judged(texts: Texts) -> str:
    """The word for all that is said; the answer to a doubt is itself no mark."""
    own = classify(without_clearance(texts.own), texts.names or None)
    said = {word_for(own), *(word_for(classify(each)) for each in texts.quoted)}
    return next((word for word in HELD if word in said), "")


def may_be_cleared(texts: Texts) -> bool:
    """Whether somebody's own words can answer the doubt: not one about what they repeat of others."""
    return clears(texts.own) and not any(classify(each) for each in texts.quoted)


def answers_doubt(inbound: Inbound, person: Person | None) -> bool:
    """Whether an officer of the office answers the gate's doubt about what comes with the message."""
    own = inbound.private and not inbound.forwarded and not inbound.edited
    return own and person is not None and person.has(Role.OFFICE) and clears(inbound.text)


def cleared(inbound: Inbound) -> Inbound:
    """The message as it is understood: with the answer to the gate taken out of its words."""
    return replace(inbound, text=without_clearance(inbound.text), cleared=True)
