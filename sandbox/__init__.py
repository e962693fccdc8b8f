"""A stand-in for the messengers' servers on loopback, with a chat page."""
