"""Headings: the units that a heading, or a line before a list, makes responsible for what follows."""

import re
from collections.abc import Callable, Iterator, Sequence

from directives.duties.bearer import TOPICS, does_at, is_told_to
from directives.duties.reports import kind_of
from directives.duties.roles import bearers
from directives.model import Kind
from directives.outline.blocks import Block
from directives.outline.labels import Mark
from expressions.names.known_names import KnownNames
from expressions.names.remarks import without_remark
from expressions.names.units import in_capitals, split_names, starts_at, whole_name, without_post
from language.folding import fold
from language.spelling import LOWER, UPPER

_LONGEST = 200  # letters of a heading that is a name and little more
_LONGEST_SENTENCE = 1200  # letters of a heading that is a sentence: "X tập trung … một số nhiệm vụ sau:"
_NAMED_BEFORE = re.compile(r"\s(?:có tên )?(?:nêu )?trên\s?:\s?$")
_LEAD = re.compile(
    r"(?:(?:Giao|Đề nghị|Yêu cầu|Phân công|Đối với|(?:Chuẩn bị|Công việc|Phần việc) của|(?:Chức năng"
    r"|Nhiệm vụ|Quyền hạn|Trách nhiệm)"
    r"(?:(?:,| và) (?:nhiệm vụ|quyền hạn|trách nhiệm)){0,2} của|Về phía|Trách nhiệm"
    r"|GIAO|ĐỀ NGHỊ|ĐỐI VỚI|TRÁCH NHIỆM CỦA):?\s)(?:cho\s)?"
)
_GIVEN_LEAD = re.compile(
    r"(?:Các\s)?(?:[Nn]hiệm vụ|[Nn]ội dung|[Cc]ông việc|[Tt]rách nhiệm)(?:\s(?:được"
    r"|cụ thể)){0,2}\s(?:giao(?:\scho)?|của)\s"
)
_TOLD = re.compile(
    r"các (?:sở|phòng|đơn vị|cơ quan|bộ|ban|trường|địa phương|cục|chi cục|trung tâm|bệnh viện|tổ|khoa"
    r"|[Tt]ổ)|(?:các\s)?(?:đội ngũ|bộ phận|giáo viên|nhân viên|ban giám hiệu|viên chức|cán bộ)\s"
)
_TAIL = re.compile(
    r"\s?,?\s?(?:(?:khẩn trương|chủ động|tập trung)\s)?(?:chủ trì|có trách nhiệm"
    r"|chịu trách nhiệm|thực hiện|có nhiệm vụ|triển khai|phối hợp|cần|phải)[^.;]{0,120}:\s?$"
)
# "Sở Công Thương chủ trì, phối hợp thực hiện", "… có trách nhiệm": a duty that names no work of its own.
_NO_WORK = re.compile(
    r"(?:[,\s]{1,3}(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phối hợp|thực hiện|triển khai"
    r"|tổ chức|chủ động|khẩn trương|tập trung|và|các|một số|nhiệm vụ|nội dung|công việc|việc|sau đây|sau"
    r"|như|cụ thể|trọng tâm|trước mắt|cần|phải|theo chức năng|theo thẩm quyền|theo nhiệm vụ"
    r"|được giao))+\s?:?\s?$"
)
# "báo cáo các nội dung sau:", "hồ sơ gồm:": what follows are things, not works.
_COUNTS = re.compile(
    r"(?<!\w)(?:nội dung|số liệu|thông tin|tài liệu|chỉ tiêu|vấn đề|dữ liệu|giấy tờ|biểu mẫu)"
    r"(?:\s\w{1,7}){0,4}\s?:\s*$"
)
_CONSISTS = re.compile(r"(?<!\w)gồm(?:\s(?:có|các|những|sau|đây|nội dung|tài liệu|phần)){0,4}\s?:\s*$")
# What is said of a unit behind its name, and is no part of it.
_REMARK = re.compile(
    r"(?:,\s(?:trong đó|đặc biệt là|nhất là|trọng tâm là)\s[^;]*"
    r"|\s?\((?!\w{1,9}\)\s\w)[^;()]*(?:\([^;()]*\)[^;()]*)?\)?\W*"
    r"|\s[-–]\s(?:[Cc]ơ quan|[Đđ]ơn vị|Phó|Trưởng|Ủy viên|Thường trực)\s[^;]*)$"
)
_GROUP = re.compile(
    r"(?<!\w)(?:các|những|mọi|toàn thể|tất cả|từng|mỗi)\s|\s(?:có )?liên quan\Z", re.IGNORECASE
)
_CAPITAL_INSIDE = re.compile(rf"\s[{UPPER}]")
# "Sở Y tế hướng dẫn một số nội dung như sau:": who speaks, and is given nothing.
_ANNOUNCES = re.compile(
    r"\s?(?:hướng dẫn|thông báo|ban hành|xây dựng|báo cáo|trả lời|giải trình|đề xuất|kiến nghị|cung cấp"
    r"|tổng hợp|đánh giá|lưu ý|thống nhất|có ý kiến|triển khai)\s[^;]*(?:như sau|sau đây|sau|cụ thể)\s?:\s?$"
)
# "…, Ban Thường vụ kết luận như sau:": whoever speaks gives the list to nobody by this line, nor by one
# that brings in a paper of its own ("…, Bệnh viện xây dựng Kế hoạch như sau:").
_SPEAKS = re.compile(
    r"\s(?:xây dựng|ban hành|đề ra) (?:Kế hoạch|Chương trình|Phương án|Đề án|Hướng dẫn"
    r"|Quy chế|Quy định)[^.;:]{0,160}\s(?:như sau|sau đây|cụ thể)\s?:\s*$"
    r"|\s(?:kết luận|chỉ thị|quyết định|quyết nghị|ý kiến|ý kiến (?:chỉ đạo|kết luận)|yêu cầu|đề nghị"
    r"|chỉ đạo)"
    r"(?:\s(?:cụ thể )?như sau)?\s?:\s*$"
)
# "Cơ quan thực hiện:" names nobody; those below it do.
_FIELD = re.compile(r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)\s(?:thực hiện|chủ trì|phối hợp|đầu mối)\W*$")
# "Bảo vệ, phục vụ: kê bàn ghế": what an item is labelled with; no topic ("Về vốn: …") and no field.
_ITEM_LABEL = re.compile(
    rf"(?!(?:Về|Đối với|Riêng|Tại|Trong|Khi|Trước|Sau|Nếu|Trường hợp|Lưu ý)(?!\w))"
    rf"(?!(?:Thời|Địa|Kinh|Nguồn|Hình|Chế độ|Nội dung|Yêu cầu|Kết quả|Sản phẩm)(?!\w))"
    rf"(?P<label>[{UPPER}][^.:;()]{{1,60}}):\s(?=[{LOWER}{UPPER}])"
)
_LEAST_NAMED = 2
_LONGEST_GROUP = 40  # letters of what a list of names is called by
_STRANGE_NAME = re.compile(rf"(?!(?:Về|Đối với|Riêng|Công tác|Các|Một số)\s)[{UPPER}][^.:;()\d]+[^.:;(),\d]")
_LONGEST_STRANGE = 90  # letters of a line that may be a name which the grammar does not know to its end
_THOSE_BELOW = re.compile(r"\s(?:sau|sau đây|dưới đây|kể sau)\Z")
_OF_A_BODY = ("Trách nhiệm của ", "Nhiệm vụ của ")
_SEEN_BELOW = 2  # items under a heading that say whether their subject is missing


def are_groups(names: tuple[str, ...]) -> bool:
    """Whether a heading names nobody but groups ("Các doanh nghiệp"): an item may name one of them.

    Behind the first one their kind is enough: "CÁC TẬP ĐOÀN, TỔNG CÔNG TY, HIỆP HỘI".
    """
    if names and _GROUP.match(names[0]) and all(name.isupper() and name.count(" ") < 3 for name in names[1:]):
        return True
    return all(_GROUP.search(name) for name in names)


def named_below(names: tuple[str, ...]) -> bool:
    """Whether these are bodies that the items below name: "Các cơ quan, đơn vị sau đây"."""
    return any(map(_THOSE_BELOW.search, names))


def heading_units(blocks: list[Block], at: int, known: KnownNames | None = None) -> tuple[str, ...]:
    """The units that a heading names as responsible for what stands under it, or none.

    A heading is a name by itself, with a lead ("Giao X", "Trách nhiệm của X"), with a duty that names no work
    ("X chủ trì, phối hợp thực hiện"), with a remark ("X, trong đó …:"), or a sentence about X that ends in a
    colon. A name that the grammar does not know to its end is one where the items below lack a subject.
    """
    block = blocks[at]
    if _FIELD.match(block.text):
        return ()
    text = _NAMED_BEFORE.sub(":", block.text)
    if not block.children or len(text) > _LONGEST_SENTENCE:
        return ()
    lead = _LEAD.match(text) if len(text) <= _LONGEST else None
    rest = text[lead.end() :] if lead else text
    towards = lead is not None and text.startswith("Đối với")
    if len(text) <= _LONGEST:
        sure = lead is not None or (_all_work(blocks, block) and not TOPICS.match(rest.capitalize()))
        names = _names(rest, sure, known)
        told = not towards or (names and (names[0][0].isupper() or _TOLD.match(names[0])))
        if names and (told or _all_work(blocks, block)):
            return tuple(map(without_post, names))
    if text.rstrip().endswith(":"):
        found = bearers(text, known=known)
        if found and found[0].start <= 14 and (_TAIL.match(text, found[0].end) or is_told_to(text, found[0])):
            return tuple(map(without_post, found[0].names))
    return () if towards or len(text) > _LONGEST else _by_its_items(blocks, at, rest)


def _names(text: str, sure: bool, known: KnownNames | None) -> tuple[str, ...]:
    """`sure`: a line in capitals that may be a topic as well has a lead, or duties below it."""
    if text.isupper():
        tail = _NO_WORK.search(text.lower())
        return in_capitals(text[: tail.start()] if tail else text) if sure else ()
    group, _, listed = text.partition(": ")
    if len(group) <= _LONGEST_GROUP and _GROUP.match(group):
        members = whole_name(listed, known)  # "Các chủ rừng: Vườn quốc gia A, Ban Quản lý rừng B"
        if len(members) > 1:
            return members
    return whole_name(text, known) or next(
        (names for tail in (_NO_WORK, _REMARK) if (names := _without(tail, text, known))), ()
    )


def _without(tail: re.Pattern[str], text: str, known: KnownNames | None) -> tuple[str, ...]:
    found = tail.search(text)
    return whole_name(without_remark(text[: found.start()]), known) if found else ()


def _by_its_items(blocks: list[Block], at: int, text: str) -> tuple[str, ...]:
    """The heading as it stands, where it begins as a name does and its items begin with verbs."""
    bare = _NO_WORK.sub("", _REMARK.sub("", text)).strip(" :")
    # "Trách nhiệm của sở giáo dục và đào tạo": a kind of bodies, in a regulation.
    kind = blocks[at].text.startswith(_OF_A_BODY) and len(bare) <= _LONGEST_STRANGE
    if not (kind or starts_at(bare)) or TOPICS.match(bare) or bare[-1:] in ".;," or ": " in bare:
        return ()
    return split_names(bare) if _all_work(blocks, blocks[at]) else ()


def headed_like_others(
    blocks: list[Block], headed: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Headings that name nobody known, in a list most of which are headed by units (`headed`).

    "1. Phòng Đào tạo … 2. Khoa Toán … 3. Hệ Quản lý Sinh viên": the last is one, too, with works below it.
    """
    lists: dict[tuple[int, Mark], list[int]] = {}
    for at, block in enumerate(blocks):
        if block.mark not in (Mark.PLAIN, Mark.TITLE) and not block.mark.is_bullet:
            lists.setdefault((block.parent, block.mark), []).append(at)
    for items in lists.values():
        known = sum(1 for at in items if headed[at])
        if known < max(_LEAST_NAMED, len(items) / 2):
            continue
        for at in items:
            text, below = blocks[at].text.strip(" :"), blocks[at].children
            short = not headed[at] and below and len(text) <= _LONGEST_STRANGE
            if not short or not _STRANGE_NAME.fullmatch(text) or does_at(text, 0):
                continue
            # Where all others are units' the half of what stands below the last one is enough.
            most = known == len(items) - 1 and 2 * sum(does_at(blocks[i].text, 0) for i in below) > len(below)
            if most or _all_work(blocks, blocks[at]):
                yield at, (text,)


def _all_work(blocks: list[Block], heading: Block) -> bool:
    """Whether the items under a heading begin with what is to be done; by its form one of them is enough."""
    works = (does_at(blocks[i].text, 0) for i in heading.children[:_SEEN_BELOW])
    formed = heading.text.isupper() or heading.text.rstrip().endswith(":")
    return any(works) if formed else all(works)


def heads_a_list(block: Block, items: Callable[[], list[str]]) -> tuple[str, ...]:
    """ "Phòng Kinh tế có nhiệm vụ:" over bullets that stand beside it and not under it (`items`).

    A line that is nothing but names needs no colon for it.
    """
    text = block.text
    if block.children or len(text) > _LONGEST:
        return ()
    if text.isupper() and block.mark is Mark.PLAIN:
        names = in_capitals(text)
        return names if names and any(does_at(item, 0) for item in items()[:_SEEN_BELOW]) else ()
    if not text.rstrip().endswith(":"):
        if block.mark not in (Mark.PLAIN, Mark.TITLE) or text[-1:] in ".;," or not starts_at(text):
            return ()
        below = items()[:_SEEN_BELOW]
        if not below:
            return ()
        return whole_name(text) or (
            split_names(text)
            if len(text) <= _LONGEST_STRANGE and all(does_at(item, 0) for item in below)
            else ()
        )
    lead = _GIVEN_LEAD.match(text)
    names = whole_name(text[lead.end() :]) if lead else whole_name(text)
    if not names:
        found = bearers(text)
        plain = found and found[0].bound and not found[0].given and found[0].start == 0
        names = found[0].names if plain and _TAIL.match(text, found[0].end) else ()
    return names if names and items() else ()


def labelled_like_others(blocks: list[Block]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Items whose label names nobody known, in a list most items of which begin with a unit.

    "2. Tổ Văn: viết kịch bản. 3. Tổ Toán … 4. Bảo vệ, phục vụ: kê bàn ghế.": the last names who does it, too.
    """
    lists: dict[tuple[int, Mark], list[int]] = {}
    for at, block in enumerate(blocks):
        if block.mark is not Mark.PLAIN and not block.children:
            lists.setdefault((block.parent, block.mark), []).append(at)
    for items in lists.values():
        named = {at for at in items if starts_at(blocks[at].text)}
        if len(named) < max(_LEAST_NAMED, len(items) / 2):
            continue
        for at in items:
            label = None if at in named else _ITEM_LABEL.match(blocks[at].text)
            if label and not does_at(label["label"], 0):
                yield at, split_names(label["label"])


def introduced(
    block: Block, issuer: str | None, addressees: tuple[str, ...] = (), known: KnownNames | None = None
) -> tuple[str, ...]:
    """The units that a line before a list gives it to ("Giám đốc Sở yêu cầu Ban Quản lý dự án:").

    In a document with `addressees`, a line that speaks to a group speaks to all and assigns nothing, but for
    some of them by their names.
    """
    if not block.text.rstrip().endswith(":"):
        return ()
    # What others laid on the speaker ("…, trong đó giao Bộ A …") introduces nobody.
    speaker = fold(issuer or "")
    found = [
        bearer
        for bearer in bearers(block.text, issuer, known=known)
        if not bearer.given or tuple(map(fold, bearer.names)) != (speaker,)
    ]
    given = [bearer for bearer in found if bearer.given]
    if not found:
        return ()
    if _SPEAKS.search(block.text):
        return ()
    last = (given or found)[-1]
    if last.inner or (not given and _ANNOUNCES.match(block.text, last.end)):
        return ()
    written = set(map(fold, addressees))
    if last.given and set(map(fold, last.names)) < written:
        return last.names
    if addressees and (not last.given or any(map(_GROUP.search, last.names)) or not _is_named(last.names)):
        return ()
    return last.names


def counts_things(line: str, items: Sequence[str], issuer: str | None, known: KnownNames | None) -> bool:
    """Whether a line asks for what the list below it only names: "báo cáo các nội dung sau: - Số hộ …"."""
    if not items or not (_CONSISTS.search(line) or (_COUNTS.search(line) and kind_of(line) is Kind.REPORT)):
        return False
    things = [not does_at(item, 0) for item in items]
    named = any(bearers(item, issuer, known=known) for item in items)
    return things[0] and 2 * sum(things) > len(things) and not named


def _is_named(names: tuple[str, ...]) -> bool:
    """Whether these are bodies by their own names, and no polite words."""
    return all(_CAPITAL_INSIDE.search(name) for name in names)
