"""Who is responsible in a sentence: units named by the issuer's verb, or as a subject with a duty."""

import re
from dataclasses import replace
from functools import lru_cache

from directives.duties.bearer import (
    ANNOUNCES,
    APART_FROM,
    ASKED_PRONOUN,
    ASKS_THEM,
    BEARS,
    BY_OFFICE,
    CONNECTIVE,
    EACH,
    ENUMERATOR,
    GIVING,
    IN_A_LIST,
    IS_ALLOWED,
    IS_AND_DOES,
    KNOWN,
    LABEL,
    LEADS_IN,
    NEW_CLAUSE,
    OFFICER,
    PAST,
    PREAMBLE,
    PREDICATE,
    SPEAKS,
    TOWARDS,
    UNKNOWN_VERB,
    WILL,
    Bearer,
    does_at,
)
from directives.duties.cooperation import CLAUSE, HELPS, LONGEST_SENTENCE, cooperation_spans
from directives.duties.described_subjects import described_subject, works_at
from directives.duties.labelled import (
    apart_label,
    before_its_deed,
    done_by,
    labelled,
    leads_inside,
    whole_label,
)
from expressions.names.doubtful_verbs import inside_brackets
from expressions.names.known_names import KnownNames
from expressions.names.name_ends import name_end
from expressions.names.remarks import past_remark
from expressions.names.units import read_names, starts_at
from language.folding import fold
from language.spelling import LOWER, UPPER

_MOST_REMEMBERED = 32  # sentences: of a paragraph, which are asked first where a part begins
_LONGEST_TOPIC = 90  # letters: "4.1. Điều tra, lập danh sách: Cộng tác viên …"
_SHORT_TOPIC = 40  # "1. Đăng ký: các tổ chuyên môn gửi …"
# "Tất cả các sở, ban, ngành; Báo cáo kịp thời …": a semicolon for a colon.
_SLIP = re.compile(rf";\s(?=[{UPPER}][{LOWER}]+\s[{LOWER}])")
_MOST_BLANKS_OF_A_SPEAKER = 2  # "Sở", "UBND tỉnh"
_LEADS, _NEAR = re.compile(r"chủ trì|(?:chịu|có) trách nhiệm"), 200  # letters
_LONGEST_GROUP = 60  # letters
_MOST_FRONTED = 2  # "hằng tuần, vào sáng thứ Năm, Trưởng phòng gửi …"
_MOST_PARTS = 20  # clauses of a sentence that may be duties of their own


def bearers(
    sentence: str, issuer: str | None = None, item: bool = False, known: KnownNames | None = None
) -> list[Bearer]:
    """Every place where the sentence makes units responsible, in order.

    `item`: the sentence stands in a list of duties, where any verb behind the first unit is its duty.
    """
    return list(_bearers(sentence, issuer, item, known))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _bearers(sentence: str, issuer: str | None, item: bool, known: KnownNames | None) -> tuple[Bearer, ...]:
    sentence = sentence[:LONGEST_SENTENCE]
    leads = leads_inside(sentence, known)
    if leads:
        return (leads,)
    found = [
        *given_in(sentence, known),
        *labelled(sentence, known),
        *done_by(sentence, known),
        *_subjects(sentence, item, known),
    ]
    found.sort(key=lambda bearer: bearer.start)
    own = own_name(issuer)
    kept: list[Bearer] = []
    for bearer in found:
        if kept and bearer.start < kept[-1].end:
            continue
        if own and not bearer.bound and all(is_own(name, own) for name in bearer.names):
            continue
        if bearer.given and kept and _is_its_own_order(sentence, kept[-1], bearer):
            continue
        kept.append(bearer)
    return tuple(kept)


def _is_its_own_order(sentence: str, subject: Bearer, given: Bearer) -> bool:
    """ "Các địa phương họp, phân công công an …": whom the sentence's subject orders bears nothing."""
    if given.verb == "phân công" and not subject.given and all(name[:1].islower() for name in given.names):
        return True  # "hoàn thiện kịch bản, phân công các tiểu ban"
    if subject.given and sentence[subject.end : given.start].strip().lower() == given.verb.lower():
        return True  # "giao Ban A yêu cầu nhà thầu …"
    if subject.given or subject.inner or SPEAKS.match(sentence, subject.end):
        return False
    return not NEW_CLAUSE.search(sentence, subject.end, given.start)


def own_name(issuer: str | None) -> str:
    """The issuer's name as `is_own` compares it."""
    return _in_full(fold(issuer)) if issuer else ""


def is_own(name: str, issuer: str) -> bool:
    """Whether a name is the issuer's, or a part or the whole of it."""
    folded = _in_full(fold(name.partition(" (")[0]))
    return folded == issuer or (len(folded) > 5 and (issuer.startswith(folded) or folded.startswith(issuer)))


def _in_full(folded: str) -> str:
    return folded.partition(" (")[0].replace("ubnd", "uy ban nhan dan")


def given_in(sentence: str, known: KnownNames | None) -> list[Bearer]:
    """Whom a verb of giving names: "giao X", "đề nghị X"."""
    found = []
    for match in GIVING.finditer(sentence[:LONGEST_SENTENCE]):
        pronoun = ASKED_PRONOUN.match(sentence, match.end())
        if pronoun and not starts_at(sentence, match.end(), known):
            found.append(Bearer(match.end(), pronoun.end(), (pronoun.group(),), True, False, match.group(1)))
            continue
        names, end = read_names(sentence, match.end(), known=known)
        if not names:
            person = BY_OFFICE.match(sentence, match.end())
            named = ((person.group(),), person.end()) if person else None
            names, end = named or _without_tones(sentence, match.end())
            if not names and match.start() == 0:
                names, end = before_its_deed(sentence, match.end())
        if names:
            bound = bool(BEARS.match(sentence, end)) or match.group(1).lower().startswith(
                ("giao", "phân công")
            )
            found.append(Bearer(match.end(), end, names, True, bound, match.group(1)))
    return found


def _without_tones(sentence: str, at: int) -> tuple[tuple[str, ...], int]:
    """A well-known body whose name lost its tones: "So Xây dung"."""
    if not "A" <= sentence[at : at + 1] <= "Z":
        return (), at
    found = KNOWN.match(fold(sentence[at : at + 80]))
    return ((sentence[at : at + found.end()],), at + found.end()) if found else ((), at)


def _subjects(sentence: str, item: bool, known: KnownNames | None) -> list[Bearer]:
    subject = _first_subject(sentence, item, known)
    found = [subject] if subject else []
    helping = cooperation_spans(sentence, known)
    quoting = "“" in sentence
    preamble = bool(PREAMBLE.match(fold(sentence[:24])))
    for clause in CLAUSE.finditer(sentence, subject.end if subject else 0):
        if quoting and sentence.count("“", 0, clause.end()) > sentence.count("”", 0, clause.end()):
            continue  # what somebody else said
        if not starts_at(sentence, clause.end(), known) or any(a <= clause.end() < b for a, b in helping):
            continue
        if sentence[clause.start()] == "," and _goes_on_with_a_group(sentence, clause.end()):
            continue  # "chỉ đạo các bộ, ngành, địa phương tăng cường …"
        any_verb = sentence[clause.end()].isupper() and (
            (item and sentence[clause.start()] == ";")
            or (preamble and not found and not inside_brackets(sentence, 0, clause.start()))
        )
        bearer = subject_at(sentence, clause.end(), known, any_verb=any_verb, item=item)
        if bearer and preamble and not found and IN_A_LIST.search(sentence, 0, clause.start()):
            bearer = replace(
                bearer, names=bearer.names[-1:]
            )  # "của các Bộ, cơ quan liên quan, Bộ Tài chính …"
        if bearer and sentence.startswith("Qua ") and not (item or bearer.bound):
            continue  # "Qua kiểm tra, Phòng Kỹ thuật phát hiện …": what came to light
        if bearer is None or (led(sentence, clause.start()) and HELPS.match(sentence, bearer.end)):
            continue
        lead = sentence[max(sentence.rfind(";", 0, clause.start()) + 1, 0) : clause.start() + 1]
        begins = sentence[clause.end()].isupper() or (
            len(lead) <= _SHORT_TOPIC and sentence.startswith(("các ", "từng ", "mỗi "), clause.end())
        )
        topic = item and not subject and len(lead) <= _LONGEST_TOPIC and begins
        label = lead.endswith(":") and (topic or LABEL.match(lead) is not None)
        fronted = lead.rpartition(": ")[2] if item else lead  # "Báo cáo: Định kỳ hằng tháng, …"
        leads_in = (
            lead.endswith(",")
            and 1 <= fronted.count(",") <= _MOST_FRONTED
            and len(fronted) <= clause.start()  # behind a semicolon or a label
            and PREAMBLE.match(fold(fronted[:25]).lstrip()) is not None
        )
        first = (preamble and not found) or leads_in or (label and not found)
        before = sentence[max(0, clause.start() - 12) : clause.start() + 1]
        listed = sentence[clause.start()] in ":," and LEADS_IN.search(before) is not None
        if bearer.bound or first or listed or sentence[clause.start()] == ";":
            said = listed and sentence[clause.start()] == ","
            found.append(replace(bearer, inner=not (first or said)))
    return found


def _goes_on_with_a_group(sentence: str, at: int) -> bool:
    """Whether a small word at `at` is still of a group that is named before: "các bộ, ngành, địa phương"."""
    if not sentence[at].islower():
        return False
    group = max(sentence.rfind(f" {many} ", max(0, at - _LONGEST_GROUP), at) for many in ("các", "những"))
    return group >= 0 and name_end(sentence, group + 1) > at


def _first_subject(sentence: str, item: bool, known: KnownNames | None) -> Bearer | None:
    """Whom a sentence begins with, behind a connective."""
    enumerator = ENUMERATOR.match(sentence)
    start = enumerator.end() if enumerator else 0
    connective = CONNECTIVE.match(sentence, start)
    if connective:
        start = connective.end()
    towards = connective is not None and TOWARDS.match(connective.group()) is not None
    any_verb = sentence[start : start + 1].isupper()
    apart = connective is not None and APART_FROM.match(connective.group()) is not None
    subject = subject_at(sentence, start, known, towards or apart, any_verb or apart, item)
    if subject is None:
        return apart_label(sentence, start) if item and apart else None
    # "Đối với các trường: …" may only say what holds for them: enough where a date stands with it.
    works = item and sentence[subject.end : subject.end + 1] == ":" and does_at(sentence, subject.end + 2)
    told = towards and sentence[start].islower() and not subject.bound and not works
    if told and len(subject.names) > 1 and OFFICER.match(subject.names[1]):
        # "Đối với các xã, chủ tịch UBND huyện chỉ đạo …": the first only say of whom it speaks.
        subject, told = replace(subject, names=subject.names[1:]), False
    if len(subject.names) > 1 and subject.names[-1].startswith(("mỗi ", "từng ")):
        # "Đối với các trường có hồ bơi, mỗi trường cử …", "Cục A và Cục B, mỗi đơn vị cử …": the same again.
        subject = replace(subject, names=subject.names[:1] if towards else subject.names[:-1])
    return replace(subject, inner=told)


def led(sentence: str, until: int) -> bool:
    """Whether the sentence has somebody in charge shortly before a place."""
    return _LEADS.search(sentence, max(0, until - _NEAR), until) is not None


def _is_slip(sentence: str, at: int) -> bool:
    return _SLIP.match(sentence, at) is not None and does_at(sentence, at + 2)


def subject_at(
    sentence: str,
    at: int,
    known: KnownNames | None = None,
    small: bool = False,
    any_verb: bool = False,
    item: bool = False,
) -> Bearer | None:
    """The units that begin at `at` and do something.

    `small`: "các trường: …" is meant as a subject too; `any_verb`: whatever small word follows may be a deed;
    `item`: of a list of duties, where to announce or enact is work
    ("Văn phòng Sở thông báo để các phòng biết" tells).
    """
    if some := described_subject(sentence, at, small):
        return some
    names, end = read_names(sentence, at, known=known)
    if not names:
        return None
    end = past_remark(sentence, end)
    each = EACH.match(sentence, end)
    end = each.end() if each else end
    bound = bool(BEARS.match(sentence, end))
    if sentence[end : end + 1] == ":" and sentence[at].islower() and not small:
        return None
    asked = ASKS_THEM.match(sentence, end) if small else None
    if asked and asked["speaker"] is None:
        # "Đối với các hội, Sở đề nghị …": the last one speaks.
        names = names[:-1] if names[-1].count(" ") < _MOST_BLANKS_OF_A_SPEAKER else names
    if asked:
        return Bearer(at, end, names, False, True) if names else None
    may_be_label = item and not bound and sentence[end : end + 1] != ":"
    if may_be_label and (labelled_so := whole_label(sentence, at, end)):
        return labelled_so
    does_too = IS_AND_DOES.match(sentence, end) if item else None
    asked_so = item and (ANNOUNCES.match(sentence, end) or WILL.match(sentence, end))
    tells = None if does_too or asked_so else PAST.match(sentence, end)
    if not bound and (tells or IS_ALLOWED.match(sentence, end)):
        return None
    stumbled = UNKNOWN_VERB.match(sentence, end)  # "Sở Y tế đạo chỉ đạo …": a slip before the verb
    if sentence[end : end + 2] == ", " and len(names) == 1 and "," in names[0]:
        end += 1  # "Đồng chí A, Phó Trưởng ban, trực tiếp chỉ đạo …"
    does = (
        does_too
        or works_at(sentence, end)
        or (stumbled and (any_verb or PREDICATE.match(sentence, stumbled.end() - 1)))
    )
    if not bound and not does and sentence[end : end + 1] != ":" and not _is_slip(sentence, end):
        return None
    return Bearer(at, end, names, False, bound)
