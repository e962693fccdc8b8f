"""What a message says by itself: small talk, acts, answers, questions, in the order they are tried in."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from chat.acts.known import OFFICE_FRAMES, OTHERS_FRAMES, UNIT_FRAMES
from chat.acts.loose import enters_a_list, forbids_an_act, read_loosely
from chat.acts.reading import read_orders
from chat.acts.wide import read_wide
from chat.intents import (
    AddEvidence,
    Ambiguous,
    Ask,
    AskPeople,
    AskTask,
    AskUnits,
    Done,
    Doubt,
    Greeting,
    Help,
    InProgress,
    Intent,
    MyData,
    NeedNumber,
    NotDone,
    Note,
    PastedDirective,
    Plain,
    RequestExtension,
    Thanks,
    Undo,
    Unknown,
)
from chat.left_open import memory
from chat.questions import following
from chat.questions.asking import read_question
from chat.questions.question import Question
from chat.review.questions import of_the_review
from chat.sentences.courtesy import nothing_but_courtesy, without_courtesy
from chat.sentences.sentence import Sentence, answering, lexicon, read_lines, sentence
from chat.several import read_beside, sooner
from chat.situation import Situation
from chat.smalltalk import AROUND, read_of_the_bot, read_slash, read_whole
from chat.telling.answers import read_answer, read_recorded
from chat.telling.progress import says_only_done, without_closing
from chat.telling.unit_frames import read_stepping_back
from chat.telling.words_of_a_unit import read_belonging, read_paper, read_words
from chat.typed_signs import loses_a_task
from language.folding import clean, fold, plain
from language.lexicon import folded
from tasks.query import ALL_DONE, Stand

LONGEST_ORDER = 1000
"""Characters: what is longer is a document or a remark, and is not tried as an order."""
PASTED_LENGTH = 600
PASTED_LINES = 6
SHORT_DOCUMENT = 120
_KINDS = "cong van|thong bao|ke hoach|chi thi|quyet dinh|cong dien|van ban|ket luan|chuong trinh"
_LETTERHEAD = re.compile(rf"^so\s*:\s*\d+/[\w-]+|kinh gui\s*:|(?:{_KINDS})\s+so\s*:?\s*\d+/[\w-]+\s+ngay")
_TITLE = re.compile(rf"(?:{_KINDS})\b")
_LISTED = re.compile(r"^[^\S\n]*(?:\d{1,2}[.)]|[-+•–])\s", re.MULTILINE)
_SHORT_QUESTION = 6  # items
_COURTESIES: Mapping[str, Plain] = {"greeting": Greeting(), "thanks": Thanks()}


def read_message(text: str, situation: Situation) -> Intent:
    if len(text.strip()) > LONGEST_ORDER:
        return PastedDirective(clean(text)) if situation.office else Unknown(clean(text[:LONGEST_ORDER]))
    even = plain(text).strip()
    if not even:
        return Ambiguous(Doubt.FILE, situation.replied_to) if situation.has_file else Unknown("")
    slash = read_slash(even)
    if isinstance(slash, str):
        even = slash
    elif slash is not None:
        return slash
    if situation.office and _pasted(even):
        return PastedDirective(clean(text))
    typed, bare = sentence(even, situation), without_courtesy(even)
    said = typed if bare == even else sentence(bare, situation)
    whole = typed.once(read_whole) or _core(said)
    if whole is not None:
        return memory.replied(whole, situation)
    meant = _read(said)
    return meant or _COURTESIES.get(nothing_but_courtesy(even)) or Unknown(even)


def _core(said: Sentence) -> Plain | None:
    """ "hướng dẫn sử dụng giúp em với": what is asked without the words around it."""
    if said.has_number:
        return None
    items = list(said.items(lexicon()))
    while items and ((items[-1].kind == "word" and items[-1].tags & AROUND) or items[-1].kind == "punct"):
        items.pop()
    for skipped in (0, 1, 2):
        if items[skipped:] and all(i.tags & (AROUND | {"show"}) for i in items[:skipped]):
            found = read_whole(sentence(said.between(items[skipped:]), said.situation))
            if isinstance(found, Help | MyData | Ask | Greeting):
                return found
    return None


def _pasted(text: str) -> bool:
    if len(text) <= SHORT_DOCUMENT:
        return False
    letterhead = any(_LETTERHEAD.search(fold(line)) for line in text.split("\n"))
    return is_long(text) or _is_titled(text) or letterhead


def is_long(text: str) -> bool:
    """Whether it is longer, in letters or in lines, than what people type."""
    lines = sum(1 for line in text.split("\n") if line.strip())
    return len(text) > PASTED_LENGTH or (lines >= PASTED_LINES and len(text) > PASTED_LENGTH // 2)


def _is_titled(text: str) -> bool:
    """Whether a kind of document stands above a list, in capitals and on a line of its own."""
    title = text.partition("\n")[0].strip()
    return title.isupper() and _TITLE.match(fold(title)) is not None and _LISTED.search(text) is not None


def _read(said: Sentence) -> Intent | None:
    situation = said.situation
    if not situation.answers_for_a_unit:
        return _read_one(said)
    if situation.office or situation.leader:
        return _of_both(said)
    return _read_of_a_unit(said)


def _of_both(said: Sentence) -> Intent | None:
    """Who leads the office answers for it as a unit: what they report, else what they order or ask."""
    told = _read_of_a_unit(said)
    grants = isinstance(told, RequestExtension) and fold(said.text).startswith("cho ")
    if told is not None and not grants and not isinstance(told, Unknown | Ambiguous | NeedNumber | Ask):
        return told
    alone = sentence(said.text, replace(said.situation, head=False, staff=False))
    asked = _read_one(alone)
    if isinstance(asked, AskPeople | AskUnits) or grants:
        return asked
    if not isinstance(asked, Ask) or asked.not_applied:
        return told
    reports = set(asked.query.stands) <= _TOLD and bool(asked.query.stands)
    return told if reports and not Question(alone).inquires else asked


_TOLD = ALL_DONE | {Stand.ACKNOWLEDGED}
"""What a unit says of its own task as well: "xong", "đã nhận"."""


def _read_of_a_unit(said: Sentence) -> Intent | None:
    if (listed := read_lines(said, _read_one)) is not None:
        return listed
    said = without_closing(said)
    plain = said.once(read_answer) if says_only_done(said.items(answering())) else None
    if isinstance(plain, Done):
        return plain  # "xong 12": nothing else needs to be tried
    return read_beside(said, _read_one) or _read_one(said)


def _read_one(said: Sentence) -> Intent | None:
    whole = said.once(read_whole) or read_of_the_bot(said)
    if whole is not None:
        return memory.replied(whole, said.situation)
    situation = said.situation
    office = situation.office or situation.leader
    recorded = read_recorded(said) if not office else None
    if recorded is not None:
        return recorded
    if not office and (left := read_stepping_back(said)) is not None:
        return left
    act = read_orders(said, OFFICE_FRAMES if office else UNIT_FRAMES)
    told = read_words(said, act) if not situation.office else None
    if told is not None and not _asks_the_bot(told, said):
        return told
    if isinstance(act, Undo) and not act.numbers and not situation.last_acted:
        act = following.continued(said, None) or act  # "nhầm, của Thanh tra cơ", where a list was shown
    if act is not None and not isinstance(act, Ambiguous | NeedNumber):
        return (_told_in(act, said) or act) if isinstance(act, Note) else act
    if office and not (situation.reviewing and act is not None) and (wide := read_wide(said)) is not None:
        return wide
    question = None
    if situation.last_query is not None or not situation.answers_for_a_unit:
        question = of_the_review(said, said.once(read_question))
        goes_on = following.continued(said, question)
        if goes_on is not None:
            return goes_on
    if not situation.answers_for_a_unit:
        return _of_the_office(said, act, question)
    return read_belonging(said) or _of_a_unit(said, act)


def _told_in(note: Note, said: Sentence) -> Intent | None:
    """ "gửi vp: việc 59 xong": what is handed on is a report, and is kept as one.

    "trao đổi xong việc 12" tells of a step, and is asked about. A question of who leads ("hỏi văn phòng phòng
    nào chưa báo cáo") is answered.
    """
    if said.situation.leader:
        handed = sentence(note.text, said.situation)
        asked = handed.once(read_question)
        return asked if isinstance(asked, Ask | AskTask) and handed.once(Question).inquires else None
    remarks = any(item.has("remarks") for item in said.items(lexicon()))
    told = read_answer(sentence(note.text, said.situation)) if note.numbers and not remarks else None
    steps = any(a.has("step") and b.has("done") for a, b in pairwise(said.items(answering())))
    return said.once(read_answer) if steps else told if isinstance(told, Done) else None


def _of_a_unit(said: Sentence, act: Intent | None) -> Intent | None:
    """What a unit reports, else what it asks, else what somebody else may order or nobody here can do."""
    answer = said.once(read_answer)
    if isinstance(answer, InProgress | NotDone) and _ends_asking(said, answer):
        answer = None  # "…, ược không", "nv 41 dc duyet chua vay a"
    if answer is not None and not isinstance(answer, NeedNumber | Ambiguous | AskTask):
        done = isinstance(answer, Done) and isinstance(act, Ambiguous)
        doubted = isinstance(act, Ambiguous) and not (done and (_of_a_paper(act) or not act.readings))
        return act if doubted else answer
    question = of_the_review(said, said.once(read_question))
    if isinstance(answer, AskTask):
        if loses_a_task(Done((answer.number,)), question):
            return Ambiguous(Doubt.DONE_OR_NOT, (answer.number,), (answer, NotDone((answer.number,))))
        return question or answer
    if isinstance(act, NeedNumber) and isinstance(act.partial, RequestExtension) and act.partial.until:
        return act  # "xin lùi hạn đến 8/12 do chưa có số liệu"
    told = isinstance(act, Ambiguous) and act.kind is Doubt.DONE_OR_NOT
    found = sooner((answer or act) if told else (act or answer), question, said)
    # What only the office may order is understood of a unit too, and refused by right.
    found = found if found is not None else read_orders(said, OTHERS_FRAMES)
    undecided = found is None or _in_part(found) or _of_a_day(found)
    return read_loosely(said) or read_paper(said) or found if undecided else found


def _ends_asking(said: Sentence, answer: InProgress | NotDone) -> bool:
    typed = (token for token in said.tokens if token.kind == "word")
    words = [token for token in typed if token.folded not in folded("courtesy", "behind_a_question")]
    asking = ("chua",) if isinstance(answer, InProgress) else ()
    broken = bool(words) and words[-1].text.casefold() == "hỏng"  # "máy hỏng"
    return bool(words) and not broken and words[-1].folded in ("khong", "ko", "hong", *asking)


def _of_a_day(doubt: Intent) -> bool:
    """Whether it only asks if a day is a task: "nghỉ phép từ 30/11, mọi việc chị Hoa xử lý thay"."""
    return isinstance(doubt, Ambiguous) and doubt.kind is Doubt.DATE_OR_TASK


def _asks_the_bot(told: Intent, said: Sentence) -> bool:
    """ "nhờ VP cho biết nhiệm vụ nào …": what is wholly a question of tasks is answered, and not sent on."""
    question = said.once(read_question) if isinstance(told, Note) else None
    if isinstance(question, Ask):
        return not (question.not_applied or question.query.words) and said.once(Question).inquires
    asked = said.once(Question)
    short = len(asked.items) <= _SHORT_QUESTION and not asked.unknown
    return isinstance(question, AskTask) and short and asked.ends_asking


def _of_a_paper(doubt: Ambiguous) -> bool:
    """Whether only a paper's number is in doubt, which a report may name as well."""
    return bool(doubt.readings) and all(isinstance(each, AddEvidence) for each in doubt.readings)


def _of_the_office(said: Sentence, act: Intent | None, question: Intent | None) -> Intent | None:
    """Who answers for no unit reports nothing; what is plainly a report is refused by right."""
    found = sooner(act, question, said)
    if isinstance(found, AskTask | AskPeople) and (forbids_an_act(said) or _is_of_a_unit(found, said)):
        numbers = (found.number,) if isinstance(found, AskTask) else ()
        return Ambiguous(Doubt.UNREAD, numbers, (found,) if numbers else ())
    if isinstance(found, Ambiguous) and found.kind is Doubt.UNREAD:
        found = read_loosely(said, registering=True) or found
    if found is None or _in_part(found) or (isinstance(found, Ambiguous) and not found.readings):
        found = read_loosely(said) or found
    elif any(item.has("keep_alias", "typing") for item in said.items(lexicon())):
        found = read_loosely(said) or found  # what is in quotes is no words to look for
    elif isinstance(found, AskPeople | AskUnits):
        found = read_loosely(said, commanding=True) or found
    elif isinstance(found, Ask) and (enters_a_list(said) or not said.once(Question).inquires):
        found = read_loosely(said, registering=True) or found  # "phòng KHTC từ nay tên là …"
    if found is not None:
        return found
    answer = said.once(read_answer)
    return answer if isinstance(answer, Done) else None


def _is_of_a_unit(found: AskTask | AskPeople, said: Sentence) -> bool:
    """ "xin gia hạn việc 9 đến 30/11" of who leads: what a unit would ask for shows no task."""
    wishes = any(
        item.has("extend", "decline", "cannot", "withdraw_request") for item in said.items(lexicon())
    )
    return wishes and isinstance(found, AskTask) and not found.history and not said.once(Question).inquires


def _in_part(found: Intent) -> bool:
    """Whether it is a question of which something could not be applied, or a doubt that offers nothing."""
    if isinstance(found, Ambiguous):
        return found.kind in (Doubt.UNREAD, Doubt.NOT_A_TASK) and not found.readings
    return isinstance(found, Ask) and bool(found.not_applied)
