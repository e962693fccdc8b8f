"""The first paragraphs of a text: markup away, sentences that a page broke into lines whole again."""

import re

from language.letters import LOWER

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&nbsp;")
_CLOSED = (".", ":", ";", "!", "/")


def paragraphs(document: str, reach: int) -> list[str]:
    """The paragraphs of the first `reach` characters, white space folded."""
    whole: list[str] = []
    open_end = False
    for raw in document[:reach].split("\n"):
        text = " ".join(_TAG.sub(" ", raw).replace("\\", "").replace("**", "").split()).strip("# *")
        if text and open_end and (text[0] in LOWER or text[0].isdigit() or text[0] == "("):
            whole[-1] += " " + text
        elif text:
            whole.append(text)
        open_end = bool(text) and not text.endswith(_CLOSED)
    return whole
