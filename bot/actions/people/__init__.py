"""The registry, the chats that are linked to it, who has left."""
