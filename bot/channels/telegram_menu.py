"""Telegram's menu of commands: set at a start, of no account where it cannot be."""

import contextlib

from telegram import Bot, BotCommand

from messages.menu import MENU


async def set_menu(bot: Bot) -> None:
    """Offer the commands in the chat's menu."""
    with contextlib.suppress(Exception):
        await bot.set_my_commands([BotCommand(name, description) for name, description in MENU])
