"""A stand-in for the Telegram and Zalo servers on loopback, with a chat page for people who try the bot.

`python -m sandbox --port 8081 --people people.json` runs it; then there are

    /                       the chat page                    (page.py, static/)
    /bot<token>/<method>    the Telegram Bot API             (telegram.py, methods.py, sending.py, polling.py)
    /file/bot<token>/...    its downloads
    /zalo/bot<token>/...    the Zalo Bot API                 (zalo.py)
    /control/...            what the page and the tests pull (control.py, actors.py; faults.py has the rules)
    /clock, /events         the way to the bot's clock, and the page's live events

It knows nothing of the product: it speaks the servers' public protocols and keeps pretend people's chats.
"""
