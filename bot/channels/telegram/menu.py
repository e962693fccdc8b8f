"""Telegram's menu of commands: set at a start, of no account where it cannot be."""

import contextlib
from collections.abc import Iterable

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from messages.help import commands


async def set_menu(bot: Bot, wide: Iterable[str]) -> None:
    """Offer everybody the short menu, and the chats of the office and the leaders the long one."""
    with contextlib.suppress(Exception):
        short = _menu(commands(office=False, leader=False))
        await bot.set_my_commands(short, scope=BotCommandScopeAllPrivateChats())
        long = _menu(commands(office=True, leader=True))
        for chat in wide:
            await bot.set_my_commands(long, scope=BotCommandScopeChat(int(chat)))


def _menu(entries: Iterable[tuple[str, str]]) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in entries]
