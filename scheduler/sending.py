"""One claimed row on its way: words, the lease, the call, and the record."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from messages.carried import Carried, carried
from messages.reminders import RESENT
from messages.text import Attachment, Message, Text, mark, message_payload, split
from scheduler.attempts import (
    Delivery,
    Extra,
    Moments,
    Outcome,
    of_error,
    of_not_started,
    of_receipt,
    of_unrenderable,
    record,
    window_of,
)
from scheduler.channel import Channel, ChannelError, Failure
from scheduler.failpoints import reach
from scheduler.lanes import Lanes
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import Rendered, Renderer
from scheduler.time import Clock
from storage import choices, claims
from storage.engine import Database, Session
from storage.outbox import Target, put_parts

log = structlog.get_logger()

_RECORD_TRIES = 60
_RECORD_PAUSE = 1.0


FileLink = Callable[[Attachment, datetime, Target], str]
"""The address under which a file can be had for a while by whom the chat speaks for; "" for none."""


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

    async def send(self, job: Delivery, renderer: Renderer) -> None:
        """Make the message, send it once, and write down how it ended."""
        try:
            await self._carry(job, renderer)
        except Exception:
            # The row is left to its lease; the chat's and the bot's places must be free again.
            self._lanes.answered(job.target, None, self._clock.monotonic())
            raise

    async def _carry(self, job: Delivery, renderer: Renderer) -> None:
        try:
            rendered = renderer.render(job.facts)
            channel = self._channels[job.bot]
            fitted, rendered = await self._fitted(job, channel, rendered)
            parts = split(fitted, channel.limits)
            message = self._dressed(job, parts[0])
        except Exception:
            log.exception("outbox_row_not_rendered", outbox_id=job.claimed.fence.id)
            outcome = of_unrenderable(job.row.failures, marked=job.claimed.marked, policy=self._policy)
            await self._end(job, outcome)
            return
        try:
            if job.row.part == 0:
                await self._owe_parts(job, rendered, parts[1:])
        except Exception:
            log.exception("later_parts_not_written", outbox_id=job.claimed.fence.id)
            await self._end(job, of_not_started(marked=job.claimed.marked, policy=self._policy))
            return
        if len(parts) > 1:
            rendered = replace(rendered, listed=choices.NOTHING_LISTED)  # the last part holds them
        await self._call(job, channel, rendered, message)

    async def _fitted(self, job: Delivery, channel: Channel, rendered: Rendered) -> tuple[Message, Rendered]:
        """The message as the channel can carry it; without buttons with its choices under numbers."""
        now, target, file = self._clock.now(), job.target, rendered.message.attachment
        link = self._link(file, now, target) if self._link is not None and file is not None else ""
        if channel.limits.buttons or not rendered.message.buttons:
            return carried(rendered.message, channel.limits, link=link).message, rendered
        first, offered = await self._database.look(
            lambda s: choices.next_choices(s, target.channel, target.chat_id, now)
        )
        fitted = carried(rendered.message, channel.limits, first, offered, link)
        return fitted.message, replace(rendered, listed=_numbered(fitted, anew=first == len(offered) + 1))

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
            if claims.holds(session, job.claimed.fence):
                put_parts(session, job.row, payloads, now)

        await self._database.run(owe)

    async def _call(self, job: Delivery, channel: Channel, rendered: Rendered, message: Message) -> None:
        late = self._clock.monotonic() + self._policy.send_timeout > job.lease_end
        if late or self._lanes.closed_for(job.target, self._clock.machine()) > 0:
            # Somebody else may have taken the row over by now, or the server has closed its window.
            await self._end(job, of_not_started(marked=job.claimed.marked, policy=self._policy))
            return
        reach("before_send")
        try:
            async with asyncio.timeout(self._policy.send_timeout):
                receipt = await channel.send(job.target.chat_id, message, reply_to=job.row.reply_to)
        except Exception as error:
            await self._failed(job, error)
            return
        reach("after_send")
        self.bad_tokens.discard(job.bot)
        await self._end(job, of_receipt(receipt), message_id=receipt.message_id, rendered=rendered)

    async def _failed(self, job: Delivery, error: Exception) -> None:
        outcome = of_error(
            error, resends_left=job.row.resends_left, marked=job.claimed.marked, policy=self._policy
        )
        log.warning(
            "delivery_not_certain",
            outbox_id=job.claimed.fence.id,
            outcome=outcome.name,
        )
        if isinstance(error, ChannelError) and error.failure is Failure.BAD_TOKEN:
            self.bad_tokens.add(job.bot)
            self._lanes.refuse(job.bot, self._clock.monotonic())
        window = None
        if outcome.extra is Extra.PACE:
            machine, quota = self._clock.machine(), self._policy.quota_wait
            of_chat = self._lanes.is_group(job.target)
            window = window_of(job.target, outcome.name, error, machine, quota, of_chat=of_chat)
            self._lanes.close(*window)
        await self._end(job, outcome, error=error, window=window)

    async def _end(
        self,
        job: Delivery,
        outcome: Outcome,
        *,
        message_id: str | None = None,
        rendered: Rendered | None = None,
        error: Exception | None = None,
        window: tuple[str, datetime] | None = None,
    ) -> None:
        self._lanes.answered(job.target, outcome.well, self._clock.monotonic())
        for _ in range(_RECORD_TRIES):
            at = Moments(self._clock.now(), self._clock.machine())
            try:
                held = await self._database.run(
                    lambda s, at=at: record(  # type: ignore[misc]
                        s,
                        job,
                        outcome,
                        at,
                        message_id=message_id,
                        rendered=rendered,
                        error=error,
                        window=window,
                    )
                )
            except Exception:
                # What is known must not be lost to a full disk or a locked file: keep trying.
                log.exception("result_not_written", outbox_id=job.claimed.fence.id)
                await asyncio.sleep(_RECORD_PAUSE)
                continue
            if not held:
                log.warning(
                    "row_taken_over",
                    outbox_id=job.claimed.fence.id,
                    outcome=outcome.name,
                )
            return
