"""A message in parts that a channel can take: cut between blocks, inside one only if it alone is too long."""

from messages.text import Button, Limits, Message, Range, Text, join, utf16_length

RESERVE = 48
"""Room kept in every part for the mark of a resend and the like, in UTF-16 units."""


def split(message: Message, limits: Limits) -> tuple[Message, ...]:
    """The message as one or more messages within the limits, in order. Never empty.

    Buttons and the file go with the last part, where a person looks for them.
    """
    room = limits.text - RESERVE
    pieces = [piece for block in message.blocks for piece in _pieces(block, room)]
    groups = _pack(pieces, message.separator, room)
    parts = [Message(blocks=tuple(group), separator=message.separator) for group in groups]
    buttons = _allowed(message, limits)
    if message.attachment and (not parts or len(parts[-1].text) > limits.caption):
        parts.append(Message(blocks=(), separator=message.separator))
    if not parts:
        parts.append(Message(blocks=(), separator=message.separator))
    last = parts[-1]
    parts[-1] = Message(last.blocks, buttons, message.attachment, message.separator)
    return tuple(parts)


def mark(message: Message, words: str) -> Message:
    """The same message with words of our own before it."""
    first = Text(words)
    if not message.blocks:
        return Message((first,), message.buttons, message.attachment, message.separator)
    head = join("\n", (first, message.blocks[0]))
    return Message((head, *message.blocks[1:]), message.buttons, message.attachment, message.separator)


def cut(text: Text, at: int) -> tuple[Text, Text]:
    """Two texts, cut before the character with index `at` (in code points); styles go on in the second."""
    left, right = text.plain[:at], text.plain[at:]
    edge = utf16_length(left)
    before = tuple(
        Range(r.start, min(r.start + r.length, edge) - r.start, r.style)
        for r in text.ranges
        if r.start < edge
    )
    after = tuple(
        Range(max(r.start, edge) - edge, r.start + r.length - max(r.start, edge), r.style)
        for r in text.ranges
        if r.start + r.length > edge
    )
    return Text(left, before), Text(right, after)


def _allowed(message: Message, limits: Limits) -> tuple[tuple[Button, ...], ...]:
    rows = []
    left = limits.buttons
    for row in message.buttons:
        if len(row) > left:
            break
        rows.append(row)
        left -= len(row)
    return tuple(rows)


def _pieces(block: Text, room: int) -> list[Text]:
    pieces = []
    while len(block) > room:
        piece, block = cut(block, _place_to_cut(block.plain, room))
        pieces.append(piece)
    return [*pieces, block]


def _place_to_cut(plain: str, room: int) -> int:
    """An index after a line break or a space if there is one in the second half of the room."""
    end = units = 0
    while end < len(plain):
        units += 2 if ord(plain[end]) > 0xFFFF else 1
        if units > room:
            break
        end += 1
    for sign in ("\n", " "):
        found = plain.rfind(sign, end // 2, end)
        if found > 0:
            return found + 1
    return max(end, 1)


def _pack(pieces: list[Text], separator: str, room: int) -> list[list[Text]]:
    groups: list[list[Text]] = []
    used = 0
    for piece in pieces:
        more = utf16_length(separator) + len(piece)
        if groups and used + more <= room:
            groups[-1].append(piece)
            used += more
        else:
            groups.append([piece])
            used = len(piece)
    return groups
