"""Logging: a constant code with structured fields, to standard error; nothing secret, nobody's words.

A warning or worse carries the sentence for its code (messages.upkeep), for the IT officer.

httpx logs every URL at INFO, and a bot's token is part of the URL; python-telegram-bot logs answers that
it cannot parse. Both are kept to what cannot hold either.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot.loading import places_of
from messages.upkeep import log_sentence

_FOR_PEOPLE = frozenset({"warning", "error", "critical"})
_LOUD = ("httpx", "httpcore", "telegram", "apscheduler")


@contextmanager
def told_as(level: str) -> Iterator[None]:
    """Logging as the program has it, and afterwards as it was; `level` is a name that logging knows."""
    root = logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in _LOUD)]
    before = [each.level for each in loggers]
    handlers, settings = root.handlers[:], structlog.get_config()
    _configure(level)
    try:
        yield
    finally:
        structlog.configure(**settings)
        root.handlers[:] = handlers
        for each, kept in zip(loggers, before, strict=True):
            each.setLevel(kept)


def _configure(level: str) -> None:
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                _first_line_of_asyncio,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _places_only,
                _said,
                structlog.processors.LogfmtRenderer(sort_keys=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _said(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A warning or worse with the sentence for its code, so that who reads it need not know the code."""
    if event.get("level") in _FOR_PEOPLE:
        sentence = log_sentence(str(event.get("event", "")))
        if sentence:
            event["means"] = sentence
    return event


def _first_line_of_asyncio(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """What asyncio says of a task that failed goes on with the exception's text: that is left out."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and record.name == "asyncio":
        event["event"] = str(event.get("event", "")).partition("\n")[0]
    return event


def _places_only(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """An exception as its type and its places, without its text: that may hold what people wrote."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["error"] = info[0].__name__
        event["at"] = places_of(info[2])
    return event
