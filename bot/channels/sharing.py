"""Whether another program polls with the same token: which of the two goes on, and when nothing may be sent.

A messenger that hands its updates to one poller alone refuses the other's poll (Telegram: 409). While that
goes on nothing is sent. The program that was alone before it goes on; one that has only just begun gives up,
for then it is the copy that somebody started beside it, and only a new start lets it try again. One that was
alone and is still refused stops as well, looks from time to time, and goes on once it is alone again.
"""

import time
from collections.abc import Callable

ALONE_AFTER = 30.0
"""Seconds of undisturbed polling after which a program is held to be alone with its token."""
_REFUSALS, _REFUSALS_OF_ONE_ALONE = 3, 6


class TokenSharing:
    """Told of every poll, by monotonic seconds; a wait in it is a part of `alone_after`."""

    def __init__(
        self, alone_after: float = ALONE_AFTER, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._alone_after = alone_after
        self._monotonic = monotonic
        self._alone_since: float | None = None
        self._refused_at: float | None = None
        self._quiet_until = 0.0
        self._refusals = 0
        self._was_alone = False
        self._met = False
        self.stopped = False

    def be_careful(self) -> None:
        """Another program may be at work with the token: first see whether there is one."""
        self._quiet_until = self._monotonic() + self._alone_after

    def refused(self) -> float:
        """A poll was refused because another program polls; in how many seconds to poll again."""
        now = self._monotonic()
        if not self._refusals:
            self._was_alone = self._alone_since is not None and now - self._alone_since >= self._alone_after
        self._refusals += 1
        self._refused_at, self._alone_since = now, None
        self._met = self._met or self._refusals == _REFUSALS
        if self._refusals >= (_REFUSALS_OF_ONE_ALONE if self._was_alone else _REFUSALS):
            self.stopped = True
        return 2 * self._alone_after if self.stopped else self._alone_after / 15

    def undisturbed(self) -> None:
        """A poll came to its end without such a refusal."""
        now = self._monotonic()
        if self._alone_since is None:
            self._alone_since = now
        if not self.stopped:
            self._refusals = 0
        elif not self.given_up and now - self._alone_since >= self._alone_after:
            self.stopped, self._refusals = False, 0

    @property
    def given_up(self) -> bool:
        """Whether this program has left the token to the other, until it is started anew."""
        return self.stopped and not self._was_alone

    @property
    def muted(self) -> bool:
        """Whether nothing may be sent now."""
        now = self._monotonic()
        lately = self._refused_at is not None and now - self._refused_at < self._alone_after / 3
        return self.stopped or lately or now < self._quiet_until

    def take_meeting(self) -> bool:
        """Whether another program was met since this was asked last."""
        met, self._met = self._met, False
        return met
