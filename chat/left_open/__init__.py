"""What the conversation left open: questions of the bot, offers, corrections."""
