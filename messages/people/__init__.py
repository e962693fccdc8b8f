"""People and their chats: linking, codes, groups, who has left."""
