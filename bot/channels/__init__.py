"""One file a channel behind the protocol of scheduler.channel."""
