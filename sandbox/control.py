"""/control/*: the levers that the page and the tests pull. Plain JSON in and out."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox import actors
from sandbox.chats import ChatId, read_people
from sandbox.params import ControlError, JsonAnswer, Upload
from sandbox.world import Json, World

RouteHandler = Callable[[Request], Awaitable[Response]]


async def body_of(request: Request) -> Json:
    """The JSON object of a request. Raises ControlError."""
    try:
        body = await request.json()
    except ValueError:
        raise ControlError("Nội dung phải là JSON.") from None
    if not isinstance(body, dict):
        raise ControlError("Nội dung phải là một đối tượng JSON.")
    return body


class Control:
    """The endpoints; each returns what the act has made."""

    def __init__(self, world: World) -> None:
        self.world = world

    def key(self, value: Any) -> ChatId:
        """A chat's id from JSON, or from a URL where a number is digits; a Zalo id may be digits too."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = str(value or "")
        digits = text.removeprefix("-")
        return int(text) if digits.isdecimal() and text not in self.world.chats else text

    def routes(self) -> list[Route]:
        """All of /control."""
        posts: dict[str, RouteHandler] = {
            "say": self.say,
            "start": self.start,
            "press": self.press,
            "file": self.file,
            "edit": self.edit,
            "forward": self.forward,
            "block": self.block,
            "migrate": self.migrate,
            "join": self.join,
            "updates": self.updates,
            "revoke": self.revoke,
            "zalo": self.zalo,
            "settings": self.settings,
            "reset": self.reset,
        }
        gets: dict[str, RouteHandler] = {
            "ledger": self.ledger,
            "figures": self.figures,
            "chats": self.chats,
            "chats/{chat_id}/messages": self.messages,
            "wait": self.wait,
            "files/{file_id}": self.download,
            "commands": self.commands,
        }
        return [
            *(Route(f"/control/{name}", act, methods=["POST"]) for name, act in posts.items()),
            *(Route(f"/control/{name}", act, methods=["GET"]) for name, act in gets.items()),
            Route("/control/faults", self.faults, methods=["GET", "POST", "DELETE"]),
            Route("/control/people", self.people, methods=["GET", "POST"]),
        ]

    async def say(self, request: Request) -> Response:
        """{chat_id, text, reply_to?, from?: {id, name}}"""
        body = await body_of(request)
        text = str(body.get("text") or "")
        message = actors.say(
            self.world, self.key(body.get("chat_id")), text, body.get("reply_to"), body.get("from")
        )
        return JsonAnswer({"message": message})

    async def start(self, request: Request) -> Response:
        """{chat_id, code?}: /start with the code given, or with the person's own"""
        body = await body_of(request)
        return JsonAnswer(
            {"message": actors.start(self.world, self.key(body.get("chat_id")), body.get("code"))}
        )

    async def press(self, request: Request) -> Response:
        """{chat_id, message_id, data, times?}"""
        body = await body_of(request)
        ids = actors.press(
            self.world,
            self.key(body.get("chat_id")),
            body.get("message_id") or 0,
            str(body.get("data") or ""),
            int(body.get("times") or 1),
        )
        return JsonAnswer({"callbacks": ids})

    async def file(self, request: Request) -> Response:
        """multipart: chat_id, file, caption?, reply_to?, photo?, album?"""
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise ControlError("Thiếu tệp.")
            name, mime = file.filename or "tep", file.content_type or "application/octet-stream"
            upload = Upload(name, mime, await file.read())
            reply_to = form.get("reply_to")
            message = actors.send_file(
                self.world,
                self.key(form.get("chat_id")),
                upload,
                str(form.get("caption") or ""),
                int(str(reply_to)) if reply_to else None,
                as_photo=form.get("photo") in ("1", "true"),
                album=str(form.get("album") or ""),
            )
        return JsonAnswer({"message": message})

    async def edit(self, request: Request) -> Response:
        """{chat_id, message_id, text}"""
        body = await body_of(request)
        message = actors.edit(
            self.world,
            self.key(body.get("chat_id")),
            body.get("message_id") or 0,
            str(body.get("text") or ""),
        )
        return JsonAnswer({"message": message})

    async def forward(self, request: Request) -> Response:
        """{chat_id, from_chat_id, message_id}"""
        body = await body_of(request)
        message = actors.forward(
            self.world,
            self.key(body.get("chat_id")),
            self.key(body.get("from_chat_id")),
            body.get("message_id") or 0,
        )
        return JsonAnswer({"message": message})

    async def block(self, request: Request) -> Response:
        """{chat_id, blocked}"""
        body = await body_of(request)
        actors.block(self.world, self.key(body.get("chat_id")), bool(body.get("blocked", True)))
        return JsonAnswer({"ok": True})

    async def migrate(self, request: Request) -> Response:
        """{chat_id, to?} -> {chat_id: the new one}"""
        body = await body_of(request)
        chat_id = self.key(body.get("chat_id"))
        self.world.chat(chat_id)
        return JsonAnswer({"chat_id": actors.move(self.world, chat_id, body.get("to"))})

    async def join(self, request: Request) -> Response:
        """{chat_id, by: {id, name}}: somebody puts the bot into a group"""
        body = await body_of(request)
        actors.add_to_group(self.world, self.key(body.get("chat_id")), body.get("by") or {})
        return JsonAnswer({"ok": True})

    async def updates(self, request: Request) -> Response:
        """{"raw": [...]} | {"replay": update_id} | {"restart_ids": true | first} | {"twice": bool}"""
        body = await body_of(request)
        queue = self.world.updates
        answer: Json = {"ok": True}
        if "restart_ids" in body:
            first = body["restart_ids"]
            answer["next_id"] = queue.restart_ids(None if isinstance(first, bool) else int(first))
        if "twice" in body:
            queue.twice = bool(body["twice"])
        if "replay" in body and not queue.replay(int(body["replay"])):
            raise ControlError(f"No update {body['replay']} to replay.", 404)
        if "raw" in body:
            raw = body["raw"] if isinstance(body["raw"], list) else [body["raw"]]
            answer["updates"] = [queue.inject(one) for one in raw]
        answer["past"] = [queued.update_id for queued in queue.past]
        answer["pending"] = [queued.update_id for queued in queue.pending]
        self.world.came()
        return JsonAnswer(answer)

    async def zalo(self, request: Request) -> Response:
        """{chat_id, kind: sticker | voice | unsupported | …}, {raw: an event as it is}, or {replay: true}"""
        body = await body_of(request)
        if body.get("replay"):
            actors.replay(self.world)
            return JsonAnswer({"ok": True})
        if "raw" in body:
            actors.emit(self.world, body["raw"])
            return JsonAnswer({"ok": True})
        message = actors.act(self.world, self.key(body.get("chat_id")), str(body.get("kind") or ""))
        return JsonAnswer({"message": message})

    async def revoke(self, request: Request) -> Response:
        """{token?}: the bot's token is another one now, or the first again"""
        self.world.revoke(str((await body_of(request)).get("token") or ""))
        return JsonAnswer({"ok": True})

    async def settings(self, request: Request) -> Response:
        """{callback_age?, per_second?, per_chat_second?, per_group_minute?, zalo_…?}"""
        body = await body_of(request)
        for name, value in body.items():
            if name not in vars(self.world.settings):
                raise ControlError(f"Unknown setting {name!r}.")
            setattr(self.world.settings, name, type(getattr(self.world.settings, name))(value))
        return JsonAnswer(vars(self.world.settings))

    async def faults(self, request: Request) -> Response:
        """POST rules (a list, or {"rules": [...], "seed": n}); DELETE removes all; always answers all"""
        book = self.world.faults
        if request.method == "DELETE":
            book.rules.clear()
        if request.method == "POST":
            body = await request.json()
            if isinstance(body, dict) and "rules" in body:
                if "seed" in body:
                    book.dice.seed(body["seed"])
                body = body["rules"]
            book.add(body)
        return JsonAnswer({"rules": book.view()})

    async def people(self, request: Request) -> Response:
        """POST the rows of a people file to add or renew; always answers all"""
        if request.method == "POST":
            self.world.put_people(read_people(await request.json()))
        return await self.chats(request)

    async def ledger(self, request: Request) -> Response:
        """Accepted messages, attempts, violations, number of polls, what each channel holds for the bot"""
        waiting = {channel: len(self.world.waiting(channel)) for channel in self.world.hooks}
        return JsonAnswer(self.world.ledger.view() | {"waiting": waiting})

    async def figures(self, request: Request) -> Response:
        """How many messages were accepted; when each press was made, handed over, answered"""
        presses = {key: vars(each) for key, each in self.world.callbacks.items()}
        return JsonAnswer({"accepted": len(self.world.ledger.accepted), "callbacks": presses})

    async def chats(self, request: Request) -> Response:
        """All chats, in the order of the people file; with ?messages=1 also what was written in them"""
        views = [chat.view() for chat in self.world.chats.values()]
        if request.query_params.get("messages"):
            for view in views:
                view["messages"] = list(self.world.messages[view["chat_id"]].values())
        return JsonAnswer({"chats": views})

    async def messages(self, request: Request) -> Response:
        """All messages of a chat, oldest first"""
        chat = self.world.chat(self.key(request.path_params["chat_id"]))
        return JsonAnswer({"messages": list(self.world.messages[chat.chat_id].values())})

    async def wait(self, request: Request) -> Response:
        """?chat_id=&after=&timeout=&contains= -> the first such message of the bot, or null

        `after` is a message id that the wanted one must come after in the chat; an edited message counts
        by its present text.
        """
        query = request.query_params
        chat = self.world.chat(self.key(query.get("chat_id")))
        after, contains = query.get("after", ""), query.get("contains", "")
        ends = time.monotonic() + min(float(query.get("timeout", "10")), 120)
        while True:
            found = self._first(chat.chat_id, after, contains)
            left = ends - time.monotonic()
            if found is not None or left <= 0 or self.world.outbound.closed:
                return JsonAnswer({"message": found})
            await self.world.outbound.wait(left)

    def _first(self, chat_id: ChatId, after: str, contains: str) -> Json | None:
        kept = list(self.world.messages[chat_id].values())
        ids = [str(message["message_id"]) for message in kept]
        first = ids.index(after) + 1 if after in ids else 0
        for message in kept[first:]:
            text = message.get("text") or message.get("caption") or ""
            if message["from"]["is_bot"] and contains in text:
                return message
        return None

    async def download(self, request: Request) -> Response:
        """The bytes of a file in a chat, for the page's link"""
        file = self.world.files.get(request.path_params["file_id"])
        if file is None:
            raise ControlError("Không có tệp này.", 404)
        # The page names the file by the link's download attribute; nothing of it is ever shown in place.
        headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return Response(file.data, media_type="application/octet-stream", headers=headers)

    async def commands(self, request: Request) -> Response:
        """What the bot has set by setMyCommands"""
        return JsonAnswer(self.world.commands)

    async def reset(self, request: Request) -> Response:
        """Forget everything but the people"""
        self.world.reset()
        return JsonAnswer({"ok": True})
