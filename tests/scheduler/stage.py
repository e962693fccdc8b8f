"""A small stage for delivery: a real database, a fake channel, a clock by hand, rows to send."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import col, select

from messages.text import Message, Text, message_payload
from scheduler.deliver import Deliverer
from scheduler.policy import DeliveryPolicy, Policy, policy_of
from scheduler.renderer import Renderer
from scheduler.rendering import renderers
from storage import settings
from storage.database.engine import Database, Session
from storage.delivery.outbox import Target, by_key, enqueue
from storage.tables import Attempt, Outbox
from tasks.workdays import Calendar, national
from tests.scheduler.fakes import FakeChannel, FakeClock

BOT = ("telegram", "1")
YEARS = national((2026, 2027))
FAST = DeliveryPolicy(chat_interval=0.0, per_second=1000, idle_wait=0.05)


def rules(session: Session, now: datetime) -> tuple[Calendar, Policy]:
    """The office's settings and the nation's days."""
    return YEARS, policy_of(settings.load(session))


@dataclass
class Stage:
    """Everything that a test of delivery holds in its hands."""

    database: Database
    clock: FakeClock
    policy: DeliveryPolicy = FAST
    channels: dict[tuple[str, str], FakeChannel] = field(default_factory=dict)
    renderers: dict[str, Renderer] = field(default_factory=lambda: renderers(rules))

    def __post_init__(self) -> None:
        if not self.channels:
            self.channels[BOT] = FakeChannel(self.clock)

    @property
    def channel(self) -> FakeChannel:
        return self.channels[BOT]

    def deliverer(self, owner: str = "first", **changes: float) -> Deliverer:
        policy = replace(self.policy, **changes)  # type: ignore[arg-type]
        return Deliverer(self.database, self.channels, self.renderers, self.clock, policy, owner=owner)

    def owe(self, key: str, text: str = "", *, chat: str = "105", **more: object) -> None:
        """A whole message to a chat."""
        message = message_payload(Message((Text(text or f"tin {key}"),)), (12,))
        self.database.write(
            lambda s: enqueue(
                s,
                key,
                "message",
                now=self.clock.now(),
                to=Target(*BOT, chat),
                payload=message,
                **more,  # type: ignore[arg-type]
            )
        )

    def owe_person(self, key: str, person_id: int) -> None:
        """A whole message to a person, wherever they can be reached."""
        message = message_payload(Message((Text(f"tin {key}"),)), (12,))
        now = self.clock.now()
        self.database.write(
            lambda s: enqueue(s, key, "message", now=now, person_id=person_id, payload=message)
        )

    def row(self, key: str) -> Outbox:
        found = self.database.read(lambda s: by_key(s, key))
        assert found is not None
        return found

    def state(self, key: str) -> str:
        return self.row(key).state

    def rows(self) -> list[Outbox]:
        return self.database.read(lambda s: list(s.exec(select(Outbox).order_by(col(Outbox.id)))))

    def attempts(self, key: str) -> list[Attempt]:
        wanted = select(Attempt).where(Attempt.outbox_id == self.row(key).id).order_by(col(Attempt.number))
        return self.database.read(lambda s: list(s.exec(wanted)))
