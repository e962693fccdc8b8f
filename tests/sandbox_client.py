"""The client of a running sandbox: plays its people, looks at its ledger, makes trouble."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import httpx

Json = dict[str, Any]
ChatId = int | str

TOKEN = "1000000001:sandbox"
PATIENCE = 240.0
"""Seconds until what is waited for is given up, however slow and busy the machine is: none are lost on it."""
SLOWER = 4
"""So many times as slow as the one for which a test names its own patience may a machine be."""
_AT_ONCE = 60.0  # seconds for which one request waits

SHORT_PAUSE, LONG_PAUSE = 0.02, 0.2
"""Seconds between two looks: the longer something takes, the less often is looked."""


class Sandbox:
    """What a test can do with a running sandbox. `url` is its address, without a slash at the end."""

    def __init__(self, url: str, token: str = TOKEN) -> None:
        self.url = url
        self.token = token
        # Without TLS, whose certificates take longer to load than all else that a request does.
        self._http = httpx.Client(base_url=url, timeout=PATIENCE, verify=False)  # noqa: S501 - loopback

    @property
    def base_url(self) -> str:
        """For telegram.Bot(base_url=...)."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """For telegram.Bot(base_file_url=...)."""
        return f"{self.url}/file/bot"

    def api_of(self, channel: str) -> str:
        """The address that the program is given for a messenger."""
        return f"{self.url}/zalo" if channel == "zalo" else self.url

    @property
    def zalo_url(self) -> str:
        """The Zalo API's base, before the token."""
        return f"{self.url}/zalo/bot"

    def there(self, chat_id: ChatId) -> ChatId:
        """The chat's id on the messenger that this client's people use."""
        return chat_id

    # What people do.

    def people(self, rows: Sequence[Json]) -> None:
        """Add chats, or renew their words."""
        self.post("people", [{**row, "chat_id": self.there(row["chat_id"])} for row in rows])

    def start(self, chat_id: ChatId, code: str | None = None) -> Json:
        """Press START: "/start <code>", by default with the code from the people file."""
        return self._message(self.post("start", {"chat_id": self.there(chat_id), "code": code}))

    def say(
        self, chat_id: ChatId, text: str, reply_to: ChatId | None = None, sender: Json | None = None
    ) -> Json:
        """Write to the bot; `reply_to` is a message id. `sender` {"id", "name"} writes in a group."""
        body = {"chat_id": self.there(chat_id), "text": text, "reply_to": reply_to, "from": sender}
        return self._message(self.post("say", body))

    def ask(
        self, chat_id: ChatId, text: str, reply_to: ChatId | None = None, timeout: float = PATIENCE / SLOWER
    ) -> Json:
        """Write to the bot and return its first message after that."""
        said = self.say(chat_id, text, reply_to)
        return self.wait_for(chat_id, after=said["message_id"], timeout=timeout)

    def press(self, chat_id: ChatId, message_id: int, data: str, times: int = 1) -> list[str]:
        """Press a button by its data (any data: forgeries too); returns the callback ids."""
        body = {"chat_id": chat_id, "message_id": message_id, "data": data, "times": times}
        ids: list[str] = self.post("press", body)["callbacks"]
        return ids

    def press_button(self, chat_id: ChatId, label: str, times: int = 1) -> list[str]:
        """Press the newest button whose label contains these words."""
        for message in reversed(self.messages(chat_id)):
            for button in buttons_of(message):
                if label in button["text"] and "callback_data" in button:
                    return self.press(chat_id, message["message_id"], button["callback_data"], times)
        raise AssertionError(f"no button {label!r} in chat {chat_id}")

    def send_file(
        self,
        chat_id: ChatId,
        file: Path | tuple[str, bytes],
        caption: str = "",
        reply_to: ChatId | None = None,
        photo: bool = False,
        album: str = "",
    ) -> Json:
        """Send a document (or a photo): a path, or a name with its bytes; of the album with that id."""
        name, data = (file.name, file.read_bytes()) if isinstance(file, Path) else file
        chat = str(self.there(chat_id))
        form = {"chat_id": chat, "caption": caption, "photo": "1" if photo else "", "album": album}
        if reply_to is not None:
            form["reply_to"] = str(reply_to)
        answer = self._http.post("/control/file", data=form, files={"file": (name, data)})
        return self._message(self._checked(answer))

    def edit(self, chat_id: ChatId, message_id: int, text: str) -> Json:
        """Correct an own message."""
        return self._message(self.post("edit", {"chat_id": chat_id, "message_id": message_id, "text": text}))

    def forward(self, chat_id: ChatId, from_chat_id: ChatId, message_id: int) -> Json:
        """Forward a message of one chat into another."""
        body = {"chat_id": chat_id, "from_chat_id": from_chat_id, "message_id": message_id}
        return self._message(self.post("forward", body))

    def block(self, chat_id: ChatId, blocked: bool = True) -> None:
        """Block the bot: 403 for what it sends, and a my_chat_member update."""
        self.post("block", {"chat_id": chat_id, "blocked": blocked})

    def join(self, chat_id: ChatId, by: Json) -> None:
        """Somebody {"id", "name"} puts the bot into a group."""
        self.post("join", {"chat_id": self.there(chat_id), "by": by})

    def migrate(self, chat_id: ChatId, to: int | None = None) -> int:
        """Turn a group into a supergroup; returns the new id."""
        return int(self.post("migrate", {"chat_id": chat_id, "to": to})["chat_id"])

    def act(self, chat_id: ChatId, kind: str) -> Json:
        """Send what bears no text, on Zalo: "sticker", "voice", "unsupported", or an event to come."""
        return self._message(self.post("zalo", {"chat_id": self.there(chat_id), "kind": kind}))

    def zalo_event(self, raw: Any) -> None:
        """Queue, or post to the webhook, an event of Zalo as it is."""
        self.post("zalo", {"raw": raw})

    # What the bot did.

    def messages(self, chat_id: ChatId) -> list[Json]:
        """Every message of a chat, oldest first, as Telegram's Message objects."""
        found: list[Json] = self.get(f"chats/{self.there(chat_id)}/messages")["messages"]
        return found

    def texts(self, chat_id: ChatId) -> list[str]:
        """The texts (or captions) of the bot's messages in a chat, as they read now."""
        return [text_of(message) for message in self.messages(chat_id) if message["from"]["is_bot"]]

    def wait_for(
        self,
        chat_id: ChatId,
        contains: str = "",
        after: ChatId | None = None,
        timeout: float = PATIENCE / SLOWER,
    ) -> Json:
        """The bot's first message in a chat (after a message id, with these words), as soon as there is one.

        Fails with what the chat holds when none comes in time.
        """
        query = {"chat_id": str(self.there(chat_id)), "contains": contains}
        if after is not None:
            query["after"] = str(after)
        found: Json | None = None
        ends = time.monotonic() + SLOWER * timeout
        while found is None and (left := ends - time.monotonic()) > 0:
            query["timeout"] = str(min(left, _AT_ONCE))
            found = self._checked(self._http.get("/control/wait", params=query))["message"]
        if found is None:
            seen = "\n---\n".join(self.texts(chat_id)[-5:])
            raise AssertionError(f"no message with {contains!r} in chat {chat_id}; the last ones:\n{seen}")
        return found

    def wait_until(
        self, true: Callable[[], object], timeout: float = PATIENCE / SLOWER, longest: float = LONG_PAUSE
    ) -> None:
        """Wait until something holds: `sandbox.wait_until(lambda: len(sandbox.sent(101)) == 3)`.

        `longest` is the pause between two looks in the end: a look that moves the clock is dear.
        """
        ends = time.monotonic() + SLOWER * timeout
        pause = SHORT_PAUSE
        while not true():
            if time.monotonic() > ends:
                raise AssertionError(f"still not so after {SLOWER * timeout} seconds")
            time.sleep(pause)
            pause = min(2 * pause, longest)

    def ledger(self) -> Json:
        """{"messages": accepted, "attempts": all requests, "violations", "polls", "waiting": by messenger}"""
        return self.get("ledger")

    def sent(self, chat_id: ChatId | None = None, contains: str = "") -> list[Json]:
        """Accepted messages (ledger entries: seq, chat_id, text, entities, buttons, reply_to, edits...)."""
        there = None if chat_id is None else self.there(chat_id)
        return [
            entry
            for entry in self.ledger()["messages"]
            if there in (None, entry["chat_id"]) and contains in (entry["text"] or "")
        ]

    def attempts(self, chat_id: ChatId | None = None, method: str | None = None) -> list[Json]:
        """Requests made (attempt, outcome, accepted...), without undisturbed polls."""
        there = None if chat_id is None else self.there(chat_id)
        return [
            entry
            for entry in self.ledger()["attempts"]
            if there in (None, entry["chat_id"]) and method in (None, entry["method"])
        ]

    # Trouble.

    def faults(self, *rules: Json, seed: int | None = None) -> None:
        """Add fault rules (see sandbox/faults.py); `seed` fixes the dice of `probability`."""
        body: Json = {"rules": list(rules)}
        if seed is not None:
            body["seed"] = seed
        self.post("faults", body)

    def fault_rules(self) -> list[Json]:
        """The rules in force with their hits."""
        rules: list[Json] = self.get("faults")["rules"]
        return rules

    def clear_faults(self) -> None:
        """Take all rules away."""
        self._checked(self._http.delete("/control/faults"))

    def inject(self, *updates: Any) -> list[Any]:
        """Queue raw updates, any JSON; objects without update_id get one."""
        queued: list[Any] = self.post("updates", {"raw": list(updates)})["updates"]
        return queued

    def update_ids(self) -> list[int]:
        """The ids of all updates queued so far, oldest first."""
        ids: list[int] = self.post("updates", {})["past"]
        return ids

    def pending_updates(self) -> list[int]:
        """The ids of updates that the bot has not confirmed yet."""
        ids: list[int] = self.post("updates", {})["pending"]
        return ids

    def waiting(self) -> int:
        """How much on both messengers the bot has not been told yet."""
        return sum(self.ledger()["waiting"].values())

    def replay(self, update_id: int | None = None) -> None:
        """Deliver an update (by default the newest) once more."""
        self.post("updates", {"replay": self.update_ids()[-1] if update_id is None else update_id})

    def deliver_twice(self, on: bool = True) -> None:
        """From now on every update is delivered twice."""
        self.post("updates", {"twice": on})

    def restart_ids(self, first: int | None = None) -> int:
        """Number coming updates from elsewhere, at random by default; returns the next id."""
        return int(self.post("updates", {"restart_ids": True if first is None else first})["next_id"])

    def settings(self, **values: float | str) -> None:
        """callback_age (seconds); per_second, per_chat_second, per_group_minute: limits answered with 429;
        zalo_month: Zalo's messages a month; zalo_pictures, proxy, tries: see sandbox.world.Settings.
        """
        self.post("settings", values)

    def clock(self, move: str | None = None) -> str:
        """The bot's time (ISO), after a move "next_morning" or "+3" if one is given."""
        if move is None:
            return str(self._checked(self._http.get("/clock"))["now"])
        return str(self._checked(self._http.post("/clock", json={"move": move}, timeout=300))["now"])

    def revoke(self, token: str = "") -> None:
        """The bot's token is another one now; "" for the first again."""
        self.post("revoke", {"token": token})

    def reset(self) -> None:
        """Forget everything but the people; faults and settings too."""
        self.post("reset", {})

    # Plumbing.

    def get(self, path: str) -> Json:
        """GET /control/<path>."""
        return self._checked(self._http.get(f"/control/{path}"))

    def post(self, path: str, body: Any) -> Json:
        """POST /control/<path>."""
        # Escaped by ourselves, so that a test can send half a surrogate pair; httpx writes UTF-8.
        headers = {"Content-Type": "application/json"}
        return self._checked(self._http.post(f"/control/{path}", content=json.dumps(body), headers=headers))

    def close(self) -> None:
        """Close the client; the process is ended by `running_sandbox`."""
        self._http.close()

    @staticmethod
    def _checked(answer: httpx.Response) -> Json:
        if answer.status_code != 200:
            text = json.dumps(answer.json(), ensure_ascii=False) if answer.is_client_error else answer.text
            raise AssertionError(f"the sandbox answered {answer.status_code}: {text[:500]}")
        body: Json = answer.json()
        return body

    @staticmethod
    def _message(body: Json) -> Json:
        message: Json = body["message"]
        return message


def text_of(message: Json) -> str:
    """A message's text or caption."""
    return str(message.get("text") or message.get("caption") or "")


def buttons_of(message: Json) -> list[Json]:
    """A message's inline buttons in reading order."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
