"""A messenger of our own, as a second folder of bot/channels would hold one: postcards."""
