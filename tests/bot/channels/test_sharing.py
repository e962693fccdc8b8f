"""Two programs with one token: which of them goes on, and that neither sends while it is not clear."""

from dataclasses import dataclass, field

import pytest

from bot.channels.messenger import ALONE_AFTER, TokenSharing


@dataclass
class Seconds:
    """Monotonic seconds, moved by hand."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class TwoPollers:
    """Two programs at one server, which refuses whoever polled before the other began to poll."""

    seconds: Seconds = field(default_factory=Seconds)

    def new(self) -> TokenSharing:
        return TokenSharing(monotonic=self.seconds)

    def meet(self, older: TokenSharing, younger: TokenSharing) -> None:
        """The younger begins; they refuse each other until one lets go."""
        waiting, other = older, younger
        for _ in range(20):
            if other.stopped:
                waiting.undisturbed()
                return
            pause = waiting.refused()
            self.seconds.at += 0 if waiting.stopped else pause
            waiting, other = other, waiting
        pytest.fail("nobody let go")


@pytest.fixture
def two() -> TwoPollers:
    return TwoPollers()


def test_f33_the_one_that_was_alone_goes_on_and_the_younger_gives_up(two: TwoPollers) -> None:
    older, younger = two.new(), two.new()
    older.undisturbed()
    two.seconds.at += ALONE_AFTER
    two.meet(older, younger)
    assert (older.stopped, younger.given_up) == (False, True)
    assert older.muted
    two.seconds.at += ALONE_AFTER
    assert (older.muted, younger.muted) == (False, True)
    assert (older.take_meeting(), older.take_meeting()) == (True, False)


def test_f33_of_two_that_begin_together_exactly_one_goes_on(two: TwoPollers) -> None:
    one, other = two.new(), two.new()
    two.meet(one, other)
    assert sorted((one.stopped, other.stopped)) == [False, True]


def test_f33_one_that_gave_up_stays_so(two: TwoPollers) -> None:
    young = two.new()
    for _ in range(3):
        two.seconds.at += young.refused()
    for _ in range(3):
        young.undisturbed()
        two.seconds.at += ALONE_AFTER
    assert young.given_up


def test_f33_one_that_was_alone_and_is_refused_for_long_stops_and_goes_on_when_it_is_alone(
    two: TwoPollers,
) -> None:
    old = two.new()
    old.undisturbed()
    two.seconds.at += ALONE_AFTER
    waits = [old.refused() for _ in range(6)]
    assert (old.stopped, old.given_up, waits[-1]) == (True, False, 2 * ALONE_AFTER)
    old.undisturbed()
    assert old.stopped
    two.seconds.at += ALONE_AFTER
    old.undisturbed()
    assert (old.stopped, old.muted) == (False, False)


def test_one_refusal_stops_the_sending_for_a_moment(two: TwoPollers) -> None:
    one = two.new()
    one.refused()
    one.undisturbed()
    assert one.muted
    two.seconds.at += ALONE_AFTER / 2
    assert not one.muted
    assert not one.take_meeting()


def test_who_is_called_to_be_careful_sends_nothing_for_a_while(two: TwoPollers) -> None:
    one = two.new()
    one.be_careful()
    assert one.muted
    two.seconds.at += ALONE_AFTER
    assert not one.muted
