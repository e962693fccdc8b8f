"""What a clause says about its tasks: done, not done, under way, received; in doubt it is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from chat.sentences import clause_signs as signs
from chat.sentences.clauses import Clause, on_the_same_day, puts_off, to_come, tomorrow
from chat.sentences.items import Item
from chat.sentences.numbers import halved, is_half, numbered_within, scattered

_WARNINGS = ("neg", "partial", "future", "maybe", "cond", "unsure", "handed", "ask")
_SENDING = frozenset(
    {"bao", "gui", "goi", "nop", "nhan", "trinh", "bao cao", "up", "day", "chuyen", "cap nhat"}
)
_OPENS_MORE = frozenset({"qua", "tai", "bang", "theo", "cua", "nhu", "tu", "cho", "luc"})
"""Behind these something is still to be named: a sentence that ends with one was cut."""
_AGO = frozenset(
    {"tu", "cach day", "truoc han", "som", "som hon", "cham", "tre", "tre han", "muon", "qua han"}
)
_OTHER_ACTS = ("received", "decline", "extend", "withdraw")
"""Words of what else a unit says: beside them a report is none ("báo xong nhầm")."""
_ORDERED = frozenset({"luon", "di", "ngay", "lien", "gap", "nhanh"})


class Claim(StrEnum):
    """What a clause says. `uncertain` is the answer wherever a word is not understood."""

    DONE = "done"
    NOT_DONE = "not_done"
    PROGRESS = "progress"
    RECEIVED = "received"
    PROMISED = "promised"
    ASK = "ask"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Telling:
    """What a clause is told with: the moment, whether it replies to a reminder, whether a paper is named."""

    moment: datetime
    replied: bool = False
    papered: bool = False

    @property
    def today(self) -> date:
        """The day of it."""
        return self.moment.date()


def claim(clause: Clause, told: Telling) -> Claim | None:
    """What the clause says; None where it says nothing about how far a task has got."""
    completes = clause.has(*signs.COMPLETION)
    only_then = any(a.has("perfect") and b.folded.startswith("moi") for a, b in pairwise(clause.items))
    if only_then or (scattered(clause.items) and clause.has("neg", *signs.COMPLETION)):
        return Claim.UNCERTAIN  # "xong việc 8 rồi mới làm", "12 ok 13 chưa"
    if clause.has("ask") and (completes or clause.has("neg", "partial", "handed")):
        return Claim.ASK
    waiting = signs.waits(clause) if not (told.papered and signs.sent_up(clause)) else None
    until = [i for i in clause.items if i.kind == "date" and i.folded.startswith(("den ", "toi ", "sang "))]
    if waiting and any(to_come(i, clause, told.moment) is not False for i in until):
        return Claim.UNCERTAIN  # "việc 9 đến 11/12 vì chờ số liệu"
    if waiting is not None:
        return Claim.PROGRESS if waiting else Claim.UNCERTAIN
    if clause.has("neg"):
        return _negated(clause, told)
    if any(i.folded.startswith("chua nhan") for i in clause.items):
        return Claim.UNCERTAIN
    if clause.has("share"):
        plain = signs.plainly_told(clause) and not clause.has("done")
        return Claim.PROGRESS if plain else Claim.UNCERTAIN
    if completes or signs.sent_up(clause):
        return _completed(clause, told)
    if clause.has("received"):
        return Claim.UNCERTAIN if clause.has("unsure", "future", "cond", "maybe") else Claim.RECEIVED
    if puts_off(clause):
        return None
    if (
        signs.under_way(clause)
        or signs.in_percent(clause)
        or (clause.has("handed") and clause.has("perfect", "partial"))
    ):
        return _plainly(clause, Claim.PROGRESS)
    return Claim.UNCERTAIN if clause.has("handed") and clause.numbers else None


def _plainly(clause: Clause, said: Claim) -> Claim:
    return said if signs.plainly_told(clause) else Claim.UNCERTAIN


def _negated(clause: Clause, told: Telling) -> Claim | None:
    """ "chưa xong" says not done, "xong chưa" asks."""
    items = [
        i for i in clause.items if not (i.has("filler") or i.kind in ("punct", "numbers") or i.has("task"))
    ]
    completes = [n for n, i in enumerate(items) if i.has(*signs.COMPLETION)]
    negations = [n for n, i in enumerate(items) if i.has("neg")]
    if len(negations) > 1 and items[negations[-1]].folded == "dau" and negations[-1] == len(items) - 1:
        items, negations = items[:-1], negations[:-1]  # "chưa xong đâu ạ"
    if not completes:
        if not negations or clause.has("extend", "decline", "withdraw"):
            return None
        last = bool(items) and negations[0] == len(items) - 1 and items[-1].folded == "chua"
        if last and (clause.numbers or (told.replied and len(items) == 1)):
            plain = _plainly(clause, Claim.NOT_DONE)
            return Claim.ASK if clause.has("handed", "received") else plain
        return Claim.UNCERTAIN if clause.has("received", "handed", "partial") else None
    if not negations:
        return Claim.UNCERTAIN  # what negates may be a small word as well
    late = items[negations[0]].folded in ("khong kip", "ko kip", "chua kip")
    if negations[0] > completes[-1] and late and items[completes[-1]].has("done_weak"):
        return _plainly(clause, Claim.NOT_DONE)  # "làm không kịp"
    if negations[0] > completes[-1]:
        asks = negations[0] == len(items) - 1 and items[-1].folded in ("chua", "khong", "ko", "k")
        return Claim.ASK if asks and not clause.has("unsure", "cond") else Claim.UNCERTAIN
    said = items[negations[0]].folded
    if said.startswith(("khong phai", "dung", "khoan", "cho", "sai", "nham", "that bai")):
        return Claim.UNCERTAIN
    if negations[-1] < completes[0] and len(completes) == 1 and len(negations) == 1:
        return _plainly(clause, Claim.NOT_DONE)
    return Claim.UNCERTAIN


def _completed(clause: Clause, told: Telling) -> Claim:
    today = told.today
    days = [i for i in clause.items if i.kind == "date"]
    if clause.has("cond", "unsure") or _when_done(clause) or signs.of_somebody(clause) or _remarked(clause):
        return Claim.UNCERTAIN
    if _part_of_it(clause) or numbered_within(clause.items) or signs.falls_short(clause):
        return Claim.UNCERTAIN
    coming = [to_come(i, clause, told.moment) for i in days]
    coming += [True for i in clause.items if i.kind == "word" and on_the_same_day(i, told.moment)]
    if True in coming or clause.has("future"):
        promised = clause.has("future") or any(tomorrow(i, today) for i in days)
        return Claim.PROMISED if promised and not clause.has("perfect") else Claim.UNCERTAIN
    if any(i.has("contrast") for i in clause.items[1:]):
        return Claim.UNCERTAIN
    if any(i.folded == "nua" for i in clause.items) and not (halved(clause.items) or is_half(clause.items)):
        return Claim.UNCERTAIN  # "việc 13 nữa xong", "12 nua xong"
    if halved(clause.items):
        return Claim.PROGRESS if len(clause.numbers) < 2 else Claim.UNCERTAIN
    short = any(i.kind == "percent" and not i.text.startswith("100") for i in clause.items)
    if (clause.has("partial", "handed") and not (told.papered and signs.sent_up(clause))) or short:
        plain = len(clause.numbers) < 2 and not _may_be(clause) and signs.plainly_told(clause)
        plain = plain and not _ordered(clause)
        plain = plain and not any(
            c is None and "/" in day.folded for c, day in zip(coming, days, strict=True)
        )
        return Claim.PROGRESS if plain else Claim.UNCERTAIN
    if clause.has("maybe") or None in coming:
        return Claim.UNCERTAIN
    if not _all_known(clause) or signs.late_first(clause) or signs.somebody_elses(clause):
        return Claim.UNCERTAIN
    if _then(clause) or (
        not clause.has("perfect") and (any(i.folded in _ORDERED for i in clause.items) or _then_sent(clause))
    ):
        return Claim.UNCERTAIN  # "làm xong 12 luôn nhé" is an order, "làm xong 12 gửi văn phòng" a promise
    if clause.has("done"):
        return Claim.DONE
    sent = clause.has("sent") or signs.sent_up(clause)
    elsewhere = signs.sent_elsewhere(clause) or (signs.sent_up(clause) and not told.papered)
    told_past = clause.has("perfect") or bool(days)  # "nộp hôm qua": a day that has gone by
    return Claim.DONE if sent and told_past and not elsewhere else Claim.UNCERTAIN


def _ordered(clause: Clause) -> bool:
    """ "duyệt báo cáo việc 25": it begins with what is to be done, and nothing says that it is."""
    first = next((item for item in clause.items if not item.has("filler")), None)
    return first is not None and first.has("handed") and not clause.has("perfect")


def _part_of_it(clause: Clause) -> bool:
    """ "xong hồ sơ việc 5", "họp xong việc 5": a part, or a step, that stands right beside the word."""
    if clause.has("sent") or any(i.has("done") and i.folded.startswith(_HANDED_IN) for i in clause.items):
        return False
    return any(
        (a.has("done") and b.has("part"))
        or (a.has("part") and b.has("done") and n == 0)
        or (a.has("step") and b.has("done"))
        for n, (a, b) in enumerate(pairwise(i for i in clause.items if not i.has("filler") or i.has("step")))
    )


_HANDED_IN = ("nop", "gui", "goi", "bao cao", "tra loi")


def _when_done(clause: Clause) -> bool:
    """ "lúc xong việc 5": it tells when."""
    first = next((item for item in clause.items if item.folded == "luc" or not item.has("filler")), None)
    return first is not None and first.folded == "luc"


def _remarked(clause: Clause) -> bool:
    """ "xong việc 5 là về": behind the report "là" says what follows of it."""
    done = next((n for n, item in enumerate(clause.items) if item.has("done")), len(clause.items))
    behind = clause.items[done + 1 : -1]
    return any(item.folded == "la" and n and behind[n - 1].kind == "numbers" for n, item in enumerate(behind))


def _may_be(clause: Clause) -> bool:
    """Whether a word stands in it that makes it vague; "khoảng 60%" is no vaguer than a percentage."""
    return any(
        item.has("maybe") and not (n + 1 < len(clause.items) and clause.items[n + 1].kind == "percent")
        for n, item in enumerate(clause.items)
    )


_THEN_SENT = frozenset(
    {"gui", "nop", "bao", "trinh", "bao cao", "gui bao cao", "nop bao cao", "gui ket qua", "nop ket qua"}
)


def _then_sent(clause: Clause) -> bool:
    """ "làm xong 12 gửi văn phòng", "làm xong việc 5 rồi báo cáo": what comes next."""
    done = next((n for n, i in enumerate(clause.items) if i.has("done")), len(clause.items))
    return any(i.folded in _THEN_SENT for i in clause.items[done + 1 :])


def _then(clause: Clause) -> bool:
    """ "làm xong việc 5 rồi báo cáo": "rồi" before another verb only orders the two."""
    orders = [a.folded == "roi" and b.folded in _THEN_SENT for a, b in pairwise(clause.items)]
    told = [item for item in clause.items if item.has("perfect")]
    return any(orders) and len(told) == 1


def _all_known(clause: Clause) -> bool:
    """Whether every word is one that a report may hold, and nobody else is spoken of."""
    for n, item in enumerate(clause.items):
        if _since(clause.items, n):
            continue
        if item.kind in ("quantity", "code") or item.has("dateish", *_OTHER_ACTS):
            return False
        if (item.has("contrast") and n) or item.folded in signs.QUOTES:
            return False
        if item.folded == "nay" and clause.items[n + 1 : n + 2] and clause.items[n + 1].kind == "numbers":
            return False  # may be "xong ngày 12"
        if item.folded in ("cua", "thua", "chau") and signs.completes_behind(clause.items, n):
            return False  # "cua xong 12", "thưa xong", "chau xong": a slip of "chưa"
        if item.folded == "bao" and n and signs.somebody_else(clause.items, n - 1):
            return False
        if item.kind == "length" and not _since(clause.items, n):
            return False
        if item.kind == "time" and not clause.has("perfect"):
            return False
        if item.kind == "unit" and (
            not signs.receives(clause.items, n) or clause.items[n - 1].folded == "cua"
        ):
            return False
        if item.kind == "word" and signs.is_unknown(item) and not signs.is_a_name(clause.items, n):
            return False
        if signs.only_counted(clause.items, n) or (
            item.has("body") and not signs.named_behind(clause.items, n)
        ):
            return False
    said = [item for item in clause.items if item.kind != "punct" and not item.has("filler")]
    return not (promises(clause) or (said and said[-1].folded in _OPENS_MORE))


def _since(items: tuple[Item, ...], at: int) -> bool:
    """ "từ 3 hôm", "trước hạn 2 ngày": how long ago it was done, or how early."""
    return at > 0 and items[at].kind == "length" and items[at - 1].folded in _AGO


def promises(clause: Clause) -> bool:
    """ "xong em gửi", "làm xong báo em": what will be sent, or is to be, once it is done."""
    items = clause.items
    done = next((n for n, i in enumerate(items) if i.has(*signs.COMPLETION)), -1)
    for n, item in enumerate(items[done + 1 :], start=done + 1):
        first, _, rest = item.folded.partition(" ")
        if done >= 0 and first in signs.SPEAKERS and rest.startswith("bao"):
            return True
        if not (item.has("sent") or item.folded in _SENDING):
            continue
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        if (before is not None and before.has("perfect")) or (after is not None and after.has("perfect")):
            continue
        speaks = before is not None and before.folded.split(" ")[-1] in signs.SPEAKERS
        told = after is not None and after.folded.split(" ")[0] in signs.SPEAKERS
        if (speaks and n - 1 > done) or (told and item.folded in ("bao", "nhan", "goi")):
            return True
    return False


def doubtful(clause: Clause, told: Telling) -> bool:
    """Whether a clause beside a report casts a doubt on it, or holds what is not understood."""
    return (
        signs.waits(clause) is not None
        or (signs.sent_up(clause) and not told.papered)
        or clause.has(*_WARNINGS, "contrast")
        or signs.in_percent(clause)
        or not _all_known(clause)
    )
