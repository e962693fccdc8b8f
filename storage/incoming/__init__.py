"""What comes in and what is kept of it: the journal, chats, choices, doubts, files, retention."""
