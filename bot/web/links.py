"""Links to files that a messenger does not carry: signed, short-lived, and to nothing but what was offered.

A link names a file by its path under the data folder, with the name that people see, the last moment at
which it opens and the chat to which it was sent; all of that is under one signature, so that nobody can name
another file, another day or another chat. It opens as long as that chat speaks for somebody of the office.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from messages.text import Attachment
from storage.delivery.outbox import Target
from tasks.serializing import from_text, to_text

HOLDS = timedelta(hours=24)
_SIGNATURE = 32  # bytes of SHA-256


@dataclass(frozen=True, slots=True)
class FileLinks:
    """`base` is the public address without a slash at the end, `root` the folder that all files lie in."""

    base: str
    key: bytes
    root: Path

    def make(self, attachment: Attachment, now: datetime, to: Target) -> str:
        """The address of a file for a day, in that chat; "" for one that lies elsewhere."""
        path = Path(attachment.path).resolve()
        if not path.is_relative_to(self.root.resolve()):
            return ""
        inside = path.relative_to(self.root.resolve()).as_posix()
        until, chat = int((now + HOLDS).timestamp()), [to.channel, to.bot, to.chat_id]
        said = to_text([inside, attachment.name, until, chat]).encode()
        signed = hmac.digest(self.key, said, hashlib.sha256) + said
        return f"{self.base}/tep/{base64.urlsafe_b64encode(signed).decode().rstrip('=')}"

    def opened(self, token: str, now: datetime) -> tuple[Path, str, Target] | None:
        """The file, its name and its chat; None for what was not signed here, is over, or is gone."""
        try:
            signed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except ValueError:
            return None
        signature, said = signed[:_SIGNATURE], signed[_SIGNATURE:]
        if not hmac.compare_digest(signature, hmac.digest(self.key, said, hashlib.sha256)):
            return None
        inside, name, until, *chat = from_text(said.decode())
        path = self.root / inside
        if not chat or now.timestamp() > until or not path.is_file():
            return None
        return path, name, Target(*chat[0])
