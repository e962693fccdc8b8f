"""A group becomes a supergroup: it gets another id, and the old one answers with the new one."""

from sandbox.chats import Chat, ChatId
from sandbox.world import World


def migrate(world: World, chat_id: ChatId, new_id: int | None = None) -> int:
    """Move a chat to a new id and return that; a chat that the sandbox does not know only gets a number."""
    wanted = new_id if new_id is not None else -1_000_000_000_000 - abs(int(chat_id))
    old = world.chats.get(chat_id)
    if old is None:
        return wanted
    if old.moved_to is not None:
        return old.moved_to
    old.moved_to = wanted
    moved = Chat(wanted, old.name, old.title, old.group, hints=old.hints, started=True, kind="supergroup")
    moved.moved_from = chat_id
    world.put_people([moved])
    return wanted
