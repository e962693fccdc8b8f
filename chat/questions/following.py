"""The question that goes on from the last: narrowed, widened, of another unit or time, in another form."""

from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.intents import Intent, UnitName
from chat.intents.values import PersonName
from chat.left_open.missing_parts import SMALL, unit_told_apart
from chat.questions.asking import as_typed
from chat.questions.filters import query_of
from chat.questions.joining import adds, joined, limits, widens, without_filter, words_for
from chat.questions.question import Question
from chat.questions.searched import words_of
from chat.questions.unfiltered import not_filtered
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon
from tasks.query import About, Query, Shape


def last_query(meant: Intent) -> Query | None:
    """What a question leaves for the next."""
    if isinstance(meant, i.Ask):
        return meant.query
    if isinstance(meant, i.AskDirectives):
        return replace(meant.query, about=About.DOCUMENTS)
    if isinstance(meant, i.AskPeople):
        unit = meant.unit.code if meant.unit is not None else None
        person = meant.person.code if meant.person is not None else None
        units, persons = (unit,) if unit else (), (person,) if person else ()
        return Query(units=units, persons=persons, about=About.PEOPLE)
    if isinstance(meant, i.AskDirective) and meant.number is None:
        return Query(directive=meant.text) if meant.text else Query(about=About.DOCUMENTS)
    return Query(tasks=(meant.number,)) if isinstance(meant, i.AskTask) else None


_MOST_WORDS = 6
_FIGURES = frozenset({Shape.COUNT, Shape.WHO, Shape.RATE})
_LISTING = frozenset({"list", "show", "filler", "q_what", "order_particle", *SMALL})
_FORMS = ("export", "excel", "word", "calendar", "chart", "order_by", "by_unit", "by_directive")


def continued(said: Sentence, meant: Intent | None) -> i.Plain | None:
    """The last question with what is new of this one; None where this is one of its own.

    What could not be applied to the last one cannot be to this one either.
    """
    found = _continued(said, meant)
    dropped = said.situation.last_dropped
    if isinstance(found, i.Ask) and dropped:
        return replace(found, not_applied=tuple(dict.fromkeys((*dropped, *found.not_applied))))
    return found


def _continued(said: Sentence, meant: Intent | None) -> i.Plain | None:
    last = said.situation.last_query
    if last is None:
        return None
    items = said.items(lexicon())
    start = _put_right(items)
    # "lộn, nvd chớ hổng phải nvy": what was not meant stands behind.
    items = items[: next((n for n, x in enumerate(items) if n > start and x.has("not_this")), len(items))]
    kept = _without_listing(items[start:])
    asked = Question(said, kept)
    counts = len(kept) < len(items) - start
    if not asked.items:
        return i.Ask(replace(last, shape=Shape.COUNT)) if counts else None
    if last.about is About.PEOPLE and not start:
        return _of_people(asked, last)
    if last.shape in _FIGURES and _lists(asked):
        return i.Ask(replace(last, shape=Shape.LIST, figures=False, limit=None))
    if (others := _drops_units(asked, last)) is not None:
        return i.Ask(others)
    if (without := _leaves_out(asked)) and len(last.tasks) != 1:
        return i.Ask(replace(last, without=tuple(dict.fromkeys((*last.without, *without)))))
    if (asked.numbers and len(last.tasks) != 1) or (not start and _begins_anew(asked)):
        return None
    if len(last.tasks) == 1 and _of_it(asked):
        return i.AskTask(last.tasks[0])
    less = without_filter(asked, last)
    leads = start > 0 or _leads_on(asked, last, less) or _is_one_of(asked, last)
    unknown = _unknown(asked, drops=less != last)
    if (start or (leads and unknown)) and not asked.units:
        unit = unit_told_apart(said, _behind_lead(asked.items))
        if unit is not None:
            return i.Ask(replace(last, units=(str(unit.code),), persons=()))
    words = [item for item in asked.items if item.kind == "word" and not item.tags & (SMALL | {"only"})]
    if unknown or len(words) > _MOST_WORDS or not (leads or asked.has(*_FORMS)):
        return None
    if not leads and _is_whole(asked, meant):
        return None  # "xuất excel việc quá hạn": it names what is wanted
    if leads and len(last.tasks) == 1:
        return _of_the_task(asked, last.tasks[0])
    new = meant.query if isinstance(meant, i.Ask) and not start else query_of(asked)
    if less != last:
        new = replace(query_of(asked), words="", directive="")
    new = replace(new, shape=Shape.COUNT) if counts and new.shape is Shape.LIST else new
    if last.about is About.DOCUMENTS:
        return i.AskDirectives(replace(joined(asked, less, new), about=About.TASKS)) if leads else None
    query = joined(asked, less, new)
    return i.Ask(query, as_typed(asked, not_filtered(asked, query)) if less == last else ())


def _leaves_out(asked: Question) -> tuple[int, ...]:
    """ "trừ việc 12 ra": tasks that are not wanted, and nothing else."""
    opens = asked.items[0].has("except")
    small = ("task", "and", "particle", "address", "filler")
    only = all(x.kind in ("numbers", "punct") or x.has(*small) for x in asked.items[1:])
    return asked.numbers if opens and only else ()


def _drops_units(asked: Question, last: Query) -> Query | None:
    """ "bỏ CDC ra", "bớt KHTC đi": the last question without these units; None where it is not so."""
    words = [item for item in asked.items if item.unit is None and item.kind != "punct"]
    opens = words and words[0] is asked.items[0] and words[0].folded in words_for("leaves_out")
    small = all(
        item.has("out_word", "particle", "address", "and", "filler", "unit_noun") for item in words[1:]
    )
    if not (opens and small and asked.units) or asked.numbers or asked.persons:
        return None
    theirs = last.units or tuple(unit.code for unit in asked.situation.units)
    return replace(last, units=tuple(code for code in theirs if code not in asked.units))


def _without_listing(items: Sequence[Item]) -> Sequence[Item]:
    """ "đếm thôi, không cần liệt kê": without the words that want no list."""
    for n in range(len(items)):
        for size in range(min(_LONGEST_NO_LIST, len(items) - n), 0, -1):
            if " ".join(item.folded for item in items[n : n + size]) in words_for("no_list"):
                rest = [*items[:n], *items[n + size :]]
                while rest and rest[-1].kind == "punct":
                    rest.pop()
                return rest[next((k for k, item in enumerate(rest) if item.kind != "punct"), 0) :]
    return items


_LONGEST_NO_LIST = 5


def _is_whole(asked: Question, meant: Intent | None) -> bool:
    """Whether a question without a word that leads on says of which tasks it is, and how they stand."""
    new = meant.query if isinstance(meant, i.Ask) else Query()
    points = asked.has("it", "them", "there")
    return asked.names_tasks and not points and bool(new.stands or new.units or new.persons or new.directive)


def _begins_anew(asked: Question) -> bool:
    """ "CDS còn mấy việc": a unit with what it still owes; "xuất excel tất cả": the table, not the list."""
    still = any(item.has("still") or item.folded.startswith("con ") for item in asked.items)
    owes = still and bool(asked.units) and asked.names_tasks and not asked.has("them", "there")
    return owes or (asked.has("export", "excel") and asked.says(*words_for("everything")))


def _unknown(asked: Question, *, drops: bool) -> list[Item]:
    """What of the words is not known; what is looked for in a list ("có chữ đấu thầu") is no such word."""
    small = ("only", "says_so", "rather", "oops", *(("drop", "remove") if drops else ()))
    left = [
        item for item in asked.unknown if item.folded not in words_for("asks_how") and not item.has(*small)
    ]
    narrows = limits(asked) or asked.says(*words_for("of_those"))
    return [] if left and narrows and words_of(asked) else left


def _of_it(asked: Question) -> bool:
    """ "ai phụ trách", "hạn bao giờ", behind the card of one task."""
    said = " ".join(item.folded for item in asked.items if not item.has("particle", "address"))
    return not asked.numbers and said in words_for("of_one_task")


def _of_the_task(asked: Question, shown: int) -> i.AskTask | None:
    """ "lịch sử của nó", "còn việc 15?"; None where another list or figures are asked for."""
    new = asked.units or asked.persons or any(item.kind == "date" for item in asked.items)
    new = new or (asked.has("rate", "stats", "rank", "compare") and not asked.has("it", "this"))
    new = new or (asked.has("q_count") and asked.names_tasks)  # "còn mấy việc"
    if new and not asked.numbers:
        return None
    return i.AskTask(asked.numbers[0] if len(asked.numbers) == 1 else shown, asked.has("history"))


def _of_people(asked: Question, last: Query) -> i.Plain | None:
    """ "còn Sản Nhi?", "số điện thoại luôn nhé", "ông ấy phụ trách phòng nào"."""
    person = next((item.person for item in asked.items if item.person is not None), None)
    units = [item.unit for item in asked.items if item.unit is not None and item.unit.code]
    if asked.numbers or asked.has("task", "report", "document"):
        return None
    if _leads_on(asked, last, last) and (person is not None or len(units) == 1):
        return i.AskPeople(person=person) if person is not None else i.AskPeople(units[0], leads=True)
    if units or person is not None or not asked.has("contact", "position", "leads_unit"):
        return None
    contact = asked.has("contact")
    if len(last.persons) == 1:
        known = next((p for p in asked.situation.people if p.code == last.persons[0]), None)
        person = PersonName(known.name, known.code) if known is not None else None
        return i.AskPeople(person=person, contact=contact) if person is not None else None
    if len(last.units) != 1:
        return None
    return i.AskPeople(UnitName(last.units[0], last.units[0]), leads=True, contact=contact)


def _behind_lead(items: Sequence[Item]) -> Sequence[Item]:
    """ "còn thuận nam thì sao": without the words around the name."""
    around = {
        *words_for("leads"),
        *(word for phrase in words_for("asks_how") for word in phrase.split()),
    }
    return [item for item in items if item.folded not in around]


def _is_one_of(asked: Question, last: Query) -> bool:
    """ "Bệnh viện tỉnh ấy": one of the units that were asked about, and nothing else."""
    beside = [item for item in asked.items if item.unit is None and item.kind != "punct"]
    small = all(item.has("particle", "address", "filler", "to") for item in beside)
    return len(last.units) > len(asked.units) > 0 and set(asked.units) <= set(last.units) and small


def _put_right(items: Sequence[Item]) -> int:
    """Where the question begins behind "à không, ý tôi là", "ko phải,"; 0 where nothing is put right."""
    signs = ("negation", "mistake", "retraction", "oops", "not_this", "particle")
    # "ai chua nhan viec": without its marks "ái" is "ai" far oftener.
    begins = (n for n, item in enumerate(items) if item.has("q_who") or not item.has(*signs))
    end = next((n for n in begins if items[n].kind != "punct"), 0)
    told = any(item.has("mistake", "oops", "not_this", "negation") for item in items[:end])
    parted = any(item.folded == "," or item.has("oops", "mistake") for item in items[:end])
    return end if told and parted else 0


def _leads_on(asked: Question, last: Query, less: Query) -> bool:
    """Whether it opens as one that goes on, or speaks of the list; `less` is `last` without what it drops."""
    first = asked.items[0]
    then = any(item.folded in ("thi", "thi sao") for item in asked.items[1:])
    about = first.kind in ("date", "unit") and then
    query = query_of(asked)
    bare = replace(query, units=(), persons=(), span=None) if not asked.has("task") else query
    counts = asked.has("q_count") and bare == Query(mine=query.mine, shape=Shape.COUNT)
    longer = first.has("more_than", "at_least") and any(item.kind == "length" for item in asked.items)
    if (counts and not asked.numbers) or longer:
        return True
    dated = [item for item in asked.items if not item.has("particle", "address")]
    if last.span is not None and len(dated) == 1 and dated[0].kind == "date":
        return True  # "tháng trước"
    if asked.left_out and first.has("except"):
        return True  # "trừ CDS ra"
    of_them = asked.has("them") and not asked.has("urge") and bool(last.units) and not asked.units
    if limits(asked) or widens(asked) or of_them:
        return True
    if less != last:
        return not asked.has("urge", "confirm", "return")
    opens = first.folded in words_for("leads") or first.folded.startswith("cua rieng") or about or adds(asked)
    return opens or asked.says(*words_for("asks_how"), *words_for("of_those"))


def _lists(asked: Question) -> bool:
    """ "liệt kê ra xem nào": what was counted is to be named, and nothing else is said."""
    return asked.has("list") and all(
        item.kind == "punct" or (item.kind == "word" and item.tags & _LISTING) for item in asked.items
    )
