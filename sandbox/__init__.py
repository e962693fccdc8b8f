"""A stand-in for the Telegram and Zalo servers on loopback, with a chat page for people who try the bot.

It knows nothing of the product: it speaks the servers' public protocols and keeps pretend people's chats.
"""
