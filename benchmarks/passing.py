"""Which of our files "xong 12" passes through, from the update to the office's notice made ready to send.

    python -m benchmarks.passing

Counts the files in which a function of ours runs; what only loads, and what only defines, does not count.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import CodeType
from typing import Any

from bot.channels.telegram.messenger import TelegramMessenger
from bot.intake import Intake
from bot.reading.reader import Reader
from bot.rules import rules
from messages.text import Message
from scheduler.channel import Receipt
from scheduler.deliver import Deliverer
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import renderers
from scheduler.time import SystemClock
from storage import days, invites, people, registry, settings, tasks
from storage.engine import Database, Session
from storage.start import open_database
from tasks.deadline import Deadline, Operator
from tasks.model import Due, Role
from tasks.workdays import local_day

ROOT = str(Path(__file__).parent.parent) + "/"
