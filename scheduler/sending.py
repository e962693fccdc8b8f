"""One claimed row on its way: words, the moment to start, the lease, the call, and how it ended."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from messages.lists import Carried, FileWay, beside, carried
from messages.text import RESENT, Attachment, Message, Text, mark, message_payload, split
from scheduler.attempts import Delivery, Ended, window_of
from scheduler.channel import (
    Channel,
    ChannelError,
    Extra,
    Failure,
    of_error,
    of_not_started,
    of_receipt,
    of_unrenderable,
)
from scheduler.failpoints import reach
from scheduler.lanes import Lanes
from scheduler.policy import DeliveryPolicy
from scheduler.renderer import Rendered, Renderer
from scheduler.time import Clock
from storage.database.engine import Database, Session
from storage.delivery import routes, settling
from storage.delivery.outbox import Target, put_parts
from storage.incoming import choices
from storage.incoming.task_numbers import numbers_meant
from storage.registry import people
from tasks.model import Role

log = structlog.get_logger()

FileLink = Callable[[Attachment, datetime, Target], str]
"""The address under which a file can be had for a while by whom the chat speaks for; "" for none."""


def _tell(row_id: int, outcome: str) -> None:
    match outcome:
        case "ambiguous":
            log.warning("delivery_not_certain", outbox_id=row_id)
        case "quota":
            log.error("quota_used_up", outbox_id=row_id)
        case _:
            log.warning("not_delivered", outbox_id=row_id, outcome=outcome)


def _numbered(fitted: Carried, *, anew: bool) -> choices.NumberedChoices:
    return choices.NumberedChoices(fitted.first, fitted.choices, anew)


class Sender:
    """Carries claimed rows through; `bad_tokens` are the bots whose token was refused."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[tuple[str, str], Channel],
        clock: Clock,
        policy: DeliveryPolicy,
        lanes: Lanes,
        link: FileLink | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._policy = policy
        self._lanes = lanes
        self._link = link
        self.bad_tokens: set[tuple[str, str]] = set()

    async def send(self, job: Delivery, renderer: Renderer, start: float) -> Ended:
        """Make the message, send it once at the monotonic moment `start`; how that ended. Raises nothing."""
        try:
            ended = await self._carry(job, renderer, start)
        except Exception:
            # Where this can be met it is not known what has left: the row is left to its lease.
            log.exception("delivery_failed", outbox_id=job.claimed.fence.id)
            ended = Ended(
                job,
                of_error(
                    ChannelError(Failure.AMBIGUOUS),
                    resends_left=job.row.resends_left,
                    marked=job.claimed.marked,
                    policy=self._policy,
                ),
            )
        self._lanes.answered(job.target, ended.outcome.well, self._clock.monotonic())
        return ended

    async def _carry(self, job: Delivery, renderer: Renderer, start: float) -> Ended:
        marked = job.claimed.marked
        try:
            rendered = renderer.render(job.facts)
            channel = self._channels[job.bot]
            fitted, rendered = await self._fitted(job, channel, rendered)
            parts = split(fitted, channel.limits)
            message = self._dressed(job, parts[0])
        except Exception:
            log.exception("outbox_row_not_rendered", outbox_id=job.claimed.fence.id)
            return Ended(job, of_unrenderable(job.row.failures, marked=marked, policy=self._policy))
        try:
            if job.row.part == 0:
                await self._owe_parts(job, rendered, parts[1:])
        except Exception:
            log.exception("later_parts_not_written", outbox_id=job.claimed.fence.id)
            return Ended(job, of_not_started(marked=marked, policy=self._policy))
        if len(parts) > 1:
            rendered = replace(rendered, listed=choices.NOTHING_LISTED)  # the last part holds them
        await asyncio.sleep(max(0.0, start - self._clock.monotonic()))
        more = len(parts) > 1 or job.row.part > 0
        return await self._call(job, channel, rendered, message, more=more)

    async def _fitted(self, job: Delivery, channel: Channel, rendered: Rendered) -> tuple[Message, Rendered]:
        """The message as the channel can carry it; without buttons with its choices under numbers."""
        now, target, limits = self._clock.now(), job.target, channel.limits
        file = None if limits.sends_files else rendered.message.attachment
        link = self._link(file, now, target) if self._link is not None and file is not None else ""
        way = await self._hand_over(job, file) if file is not None and not link else FileWay(link)
        if limits.buttons or not rendered.message.buttons:
            return carried(rendered.message, limits, way=way).message, rendered

        def numbering(session: Session) -> tuple[int, tuple[str, ...], frozenset[int]]:
            person = people.person(session, job.row.person_id or 0)
            meant = numbers_meant(session, target, person, now).any
            return *choices.next_choices(session, target.channel, target.chat_id, now), meant

        first, offered, meant = await self._database.look(numbering)
        fitted = carried(rendered.message, limits, first, offered, way, meant.union(rendered.tasks))
        return fitted.message, replace(rendered, listed=_numbered(fitted, anew=first == len(offered) + 1))

    async def _hand_over(self, job: Delivery, file: Attachment) -> FileWay:
        """Owe the file to the person's other chat that can take it now, where there is one."""
        able = {
            bot
            for bot, channel in self._channels.items()
            if channel.limits.sends_files and not self._lanes.is_open(bot) and bot not in self.bad_tokens
        }
        payload, now = message_payload(beside(file, job.target.channel)), self._clock.now()

        def owe(session: Session) -> FileWay:
            held = settling.holds(session, job.claimed.fence)
            over = routes.hand_over(session, job.row, payload, able, now) if held else ""
            person = people.person(session, job.row.person_id or 0)
            return FileWay(over=over, office=person is not None and person.has(Role.OFFICE))

        return await self._database.run(owe)

    def _dressed(self, job: Delivery, message: Message) -> Message:
        if job.plainly:
            message = Message(tuple(Text(block.plain) for block in message.blocks), (), message.attachment)
        return mark(message, RESENT) if job.claimed.marked else message

    async def _owe_parts(self, job: Delivery, rendered: Rendered, rest: tuple[Message, ...]) -> None:
        payloads = [message_payload(part, rendered.tasks, rendered.review_id) for part in rest]
        if payloads and rendered.listed.choices:
            listed = rendered.listed
            payloads[-1]["listed"] = [listed.first, list(listed.choices), listed.anew]
        if not payloads and job.row.attempts <= 1:
            return
        now = self._clock.now()

        def owe(session: Session) -> None:
            if settling.holds(session, job.claimed.fence):
                put_parts(session, job.row, payloads, now)

        await self._database.run(owe)

    async def _call(
        self, job: Delivery, channel: Channel, rendered: Rendered, message: Message, *, more: bool
    ) -> Ended:
        late = self._clock.monotonic() + self._policy.send_timeout > job.lease_end
        if late or self._lanes.closed_for(job.target, self._clock.machine()) > 0:
            # Somebody else may have taken the row over by now, or the server has closed its window.
            return Ended(job, of_not_started(marked=job.claimed.marked, policy=self._policy))
        reach("before_send")
        try:
            async with asyncio.timeout(self._policy.send_timeout):
                receipt = await channel.send(job.target.chat_id, message, reply_to=job.row.reply_to)
        except Exception as error:
            return self._failed(job, error)
        reach("after_send")
        self.bad_tokens.discard(job.bot)
        receipt_of = of_receipt(receipt)
        return Ended(job, receipt_of, message_id=receipt.message_id, rendered=rendered, more=more)

    def _failed(self, job: Delivery, error: Exception) -> Ended:
        outcome = of_error(
            error, resends_left=job.row.resends_left, marked=job.claimed.marked, policy=self._policy
        )
        _tell(job.claimed.fence.id, outcome.name)
        if isinstance(error, ChannelError) and error.failure is Failure.BAD_TOKEN:
            self.bad_tokens.add(job.bot)
            self._lanes.refuse(job.bot, self._clock.monotonic())
        window = None
        if outcome.extra is Extra.PACE:
            machine, quota = self._clock.machine(), self._policy.quota_wait
            of_chat = self._lanes.is_group(job.target)
            window = window_of(job.target, outcome.name, error, machine, quota, of_chat=of_chat)
            self._lanes.close(*window)
        return Ended(job, outcome, error=error, window=window)
