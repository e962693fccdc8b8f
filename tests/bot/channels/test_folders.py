"""Only a messenger's own folder knows its library, its methods, its fields and its limits."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
ROOMS = ("language", "tasks", "expressions", "directives", "chat", "messages", "storage", "scheduler", "bot")
HOMES = ("bot/channels/telegram/", "bot/channels/zalo/")
WIRING = "bot/channels/wiring.py"
MIGRATIONS = "storage/migrations/"  # what has been written there is never rewritten

METHODS = {
    *("getUpdates", "getMe", "getFile", "setWebhook", "deleteWebhook", "setMyCommands", "leaveChat"),
    *("sendMessage", "sendDocument", "sendPhoto", "sendMediaGroup", "editMessageText", "answerCallbackQuery"),
    *("deleteMessage", "delete_message"),
    *("sendSticker", "sendVoice", "sendChatAction", "getWebhookInfo", "testWebhook"),
    *("get_updates", "get_me", "get_file", "set_webhook", "set_my_commands", "leave_chat"),
    *("send_message", "send_document", "send_photo", "answer_callback_query", "do_api_request"),
}
FIELDS = {
    *("update_id", "callback_query", "callback_data", "edited_message", "my_chat_member", "chat_member"),
    *("media_group_id", "file_unique_id", "forward_origin", "sender_chat", "reply_to_message", "is_bot"),
    *("reply_markup", "inline_keyboard", "reply_parameters", "caption_entities", "message_thread_id"),
    *("event_name", "chat_type", "display_name", "text_styles", "voice_url", "account_name"),
    *("allowed_updates", "retry_after_seconds", "migrate_to_chat_id", "secret_token", "parse_mode"),
}
LIMITS = {4096, 1024}
WRITTEN = ("4096", "1024", "4_096", "1_024", "0x1000", "0x400")
"""How they may be written; what holds none of it is not looked through number by number."""
MEBIBYTE = re.compile(r"\b1024 \* 1024\b")  # in sizes of files, not of captions


@cache
def _sources() -> list[tuple[str, str]]:
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    named = [(path.relative_to(ROOT).as_posix(), path) for path in paths]
    elsewhere = [each for each in named if not each[0].startswith((*HOMES, MIGRATIONS))]
    return [(name, path.read_text(encoding="utf-8")) for name, path in elsewhere]


def test_the_folder_of_a_messenger_is_imported_by_the_wiring_alone() -> None:
    importing = {
        name
        for name, source in _sources()
        if "bot.channels." in source
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and f"{(node.module or '').replace('.', '/')}/".startswith(HOMES)
    }
    assert importing == {WIRING}


@pytest.mark.parametrize("words", [METHODS, FIELDS], ids=["methods", "fields"])
def test_no_method_and_no_field_of_a_messenger_is_named_elsewhere(words: set[str]) -> None:
    wanted = re.compile(rf"\b(?:{'|'.join(sorted(words))})\b")
    assert [(name, found) for name, source in _sources() for found in wanted.findall(source)] == []


def test_no_limit_of_a_messenger_stands_elsewhere() -> None:
    reading = ("directives/", "language/", "expressions/")  # bytes of files, not lengths of messages
    found = [
        (name, node.value)
        for name, source in _sources()
        if not name.startswith(reading) and any(digits in source for digits in WRITTEN)
        for node in ast.walk(ast.parse(MEBIBYTE.sub("1", source)))
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value in LIMITS
    ]
    assert found == []


def test_a_messenger_is_its_folder_and_at_most_five_lines_of_the_program_elsewhere() -> None:
    found = [
        (name, line)
        for name, source in _sources()
        if name.startswith("bot/")
        for line in source.splitlines()
        if "zalo" in line.casefold()
    ]
    assert {name for name, _ in found} == {WIRING, "bot/config.py"}
    assert len(found) <= 5
