"""An intent as the command that a person would type: what an offer shows and a number chooses."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chat import intents as i
from language.tokens import ranges
from tasks.deadline import Operator

_DAY = "%d/%m/%Y"


def _numbers(intent: Any) -> str:
    return ", ".join(str(n) for n in intent.numbers)


def _drafts(intent: Any) -> str:
    return ", ".join(str(n) for n in intent.drafts)


def _date(when: i.When | None) -> str:
    if when is None:
        return ""
    return f"{when.at:%H:%M} ngày {when.on:{_DAY}}" if when.at is not None else f"{when.on:{_DAY}}"


def _of(intent: Any) -> str:
    return f" {intent.unit.code or intent.unit.text}" if intent.unit is not None else ""


def _owned(intent: Any) -> str:
    """Of whose share it is said, where the unit alone could be read as the reason."""
    return f" của{_of(intent)}" if intent.unit is not None else ""


def _done(intent: i.Done) -> str:
    document = f" số {intent.document_number}" if intent.document_number else ""
    day = f" ngày {_date(intent.document_date)}" if intent.document_date else ""
    late = f", chậm vì {intent.late_reason}" if intent.late_reason else ""
    return f"xong {_numbers(intent)}{document}{day}{late}"


def _evidence(intent: i.AddEvidence) -> str:
    document = f" số {intent.document_number}" if intent.document_number else ""
    day = f" ngày {_date(intent.document_date)}" if intent.document_date else ""
    if not intent.numbers:
        return f"bổ sung minh chứng{document}{day}"
    return f"bổ sung cho việc {_numbers(intent)} văn bản{document}{day}"


def _extension(intent: i.RequestExtension) -> str:
    until = f" đến {_date(intent.until)}" if intent.until else _more_days(intent)
    reason = f" vì {intent.reason}" if intent.reason else ""
    return f"xin gia hạn {_numbers(intent)}{until}{reason}"


def _more_days(intent: i.RequestExtension | i.DecideExtension | i.ChangeDeadline) -> str:
    working = " làm việc" if intent.working_days else ""
    return f" thêm {intent.days} ngày{working}" if intent.days else ""


def _decision(intent: i.DecideExtension) -> str:
    verb = "đồng ý" if intent.grant else "không đồng ý"
    until = f" đến {_date(intent.until)}" if intent.until else _more_days(intent)
    reason = f" vì {intent.reason}" if intent.reason else ""
    return f"{verb} gia hạn {_numbers(intent)}{_of(intent)}{until}{reason}"


def _fixed(intent: i.FixDeadline) -> str:
    which = _drafts(intent) or _ALL_SUCH.get(intent.which, "")
    if intent.none:
        return f"bỏ hạn mục {which}"
    if intent.days:
        how = "lùi hạn mục {} thêm {} ngày" if intent.days > 0 else "rút ngắn hạn mục {} {} ngày"
        return how.format(which, abs(intent.days)) + (" làm việc" if intent.working_days else "")
    if intent.which is not i.Which.NUMBERS:
        return f"sửa hạn {which} {_date(intent.on) or intent.phrase}"
    return f"sửa hạn {_drafts(intent)} {_date(intent.on) or intent.phrase}"


def _codes(units: Sequence[i.UnitName]) -> str:
    return ", ".join(unit.code or unit.text for unit in units)


_ALL_SUCH = {
    i.Which.ALL: "tất cả",
    i.Which.UNDATED: "tất cả không hạn",
    i.Which.NO_UNIT: "tất cả chưa rõ đơn vị",
}


def _given(intent: i.GiveUnit) -> str:
    if not intent.lead and intent.cooperate:
        return f"thêm {_codes(intent.cooperate)} phối hợp việc {_drafts(intent)}"
    which = _ALL_SUCH.get(intent.which) or ranges(intent.drafts)
    beside = f", phối hợp {_codes(intent.cooperate)}" if intent.cooperate else ""
    if intent.source is not None:
        return f"chuyển mục {which} từ {_codes((intent.source,))} sang {_codes(intent.lead)}{beside}"
    return f"giao {which} cho {_codes(intent.lead)}{beside}"


def _new_task(intent: i.NewTask) -> str:
    # The content still holds the words of its deadline.
    beside = f", phối hợp {', '.join(u.code or u.text for u in intent.cooperate)}" if intent.cooperate else ""
    units = [u.code or u.text for u in intent.units]
    until = f", hạn {_date(intent.on)}" if intent.on is not None and not intent.content else ""
    return " ".join(filter(None, ["giao", ", ".join(units), intent.content])) + until + beside


def _added(intent: i.AddDraft) -> str:
    until = f"hạn {_date(intent.on)}" if intent.on is not None and not intent.phrase else intent.phrase
    parts = (
        f"giao {_codes(intent.units)}" if intent.units else "",
        f"phối hợp {_codes(intent.cooperate)}" if intent.cooperate else "",
        until,
    )
    return ", ".join((f"thêm mục: {intent.content}".rstrip(), *filter(None, parts)))


def _urged(intent: i.Urge) -> str:
    whom = _codes(intent.units) or _of(intent).strip()
    tasks = f"việc {_numbers(intent)}" if whom and intent.numbers else _numbers(intent)
    return f"đôn đốc {' '.join(filter(None, (whom, tasks))) or 'các đơn vị quá hạn'}"


def _moved(intent: i.Reassign) -> str:
    to = (intent.unit.code or intent.unit.text) if intent.unit else ""
    if intent.source is not None:
        return f"chuyển {_numbers(intent)} từ {intent.source.code or intent.source.text} sang {to}"
    return f"chuyển {_numbers(intent)} cho {to}"


def _new_deadline(intent: i.ChangeDeadline) -> str:
    if intent.extends and (intent.on is not None or intent.days):
        how = f" đến {_date(intent.on)}" if intent.on is not None else _more_days(intent)
        return f"gia hạn {_numbers(intent)}{how}"
    before = "trước " if intent.operator is Operator.BEFORE else ""
    reason = f" vì {intent.reason}" if intent.reason else ""
    if intent.days and intent.on is None:
        return f"lùi hạn {_numbers(intent)}{_more_days(intent)}{reason}"
    return f"đổi hạn {_numbers(intent)} {before}{_date(intent.on)}{reason}".rstrip()


_PARTS: Mapping[i.DocumentField, str] = {
    i.DocumentField.NUMBER: "số văn bản là",
    i.DocumentField.DAY: "ngày văn bản",
    i.DocumentField.ISSUER: "cơ quan ban hành là",
    i.DocumentField.SUBJECT: "trích yếu:",
    i.DocumentField.SIGNER: "người ký là",
}


def _document(intent: i.EditDocument) -> str:
    return f"{_PARTS[intent.part]} {intent.text or _date(intent.on)}".rstrip()


def _recipients(intent: i.EditRecipients) -> str:
    names = _codes(intent.units)
    return f"bỏ {names} khỏi nơi nhận" if intent.out else f"thêm {names} vào nơi nhận"


def _directive(intent: i.AskDirective) -> str:
    own = " gốc" if intent.file else ""
    if intent.number is not None:
        return f"văn bản{own} của việc {intent.number or ''}".rstrip()
    return f"văn bản{own} {intent.text}" if intent.text else ""


def _in_progress(intent: i.InProgress) -> str:
    share = f", được {intent.percent:g}%" if intent.percent is not None else ""
    return f"đang làm {_numbers(intent)}{share}"


def _cooperating(intent: i.AddCooperating) -> str:
    return f"thêm {', '.join(u.code or u.text for u in intent.units)} phối hợp việc {_numbers(intent)}"


def _alias(intent: i.KeepAlias) -> str:
    if intent.unit is None:
        return f"nhớ tên {_drafts(intent)}"
    return f"nhớ tên {intent.alias} là {intent.unit.code or intent.unit.text}"


_WISHES: Mapping[i.WishKind, str] = {
    i.WishKind.MUTE: "tắt nhắc việc",
    i.WishKind.SNOOZE: "nhắc lại sau việc",
    i.WishKind.DELEGATE: "ủy quyền việc",
    i.WishKind.SETTINGS: "đổi giờ nhắc",
}
"""What is done elsewhere, as far as the next message may say what was left out of it."""


def _wished(intent: i.Wish) -> str:
    said = _WISHES.get(intent.kind, "")
    return f"{said} {_numbers(intent)}".rstrip() if said else ""


def _unlink(intent: i.Unlink) -> str:
    if intent.person is None or intent.person.code is None:
        return ""
    which = " cũ" if intent.old else f" {intent.channel}" if intent.channel else ""
    return f"hủy liên kết{which} {intent.person.code}"


def _leaves(intent: i.LeavePerson) -> str:
    if intent.person is None or intent.person.code is None:
        return ""
    return f"{intent.person.code} nghỉ việc" + (f" từ {_date(intent.on)}" if intent.on is not None else "")


_COMMANDS: Mapping[type, Callable[[Any], str]] = {
    i.Done: _done,
    i.NotDone: lambda n: f"chưa xong {_numbers(n)}" + (f", dự kiến {_date(n.until)}" if n.until else ""),
    i.InProgress: _in_progress,
    i.Acknowledge: lambda n: f"đã nhận {_numbers(n)}",
    i.AddEvidence: _evidence,
    i.WithdrawReport: lambda n: f"rút báo cáo {_numbers(n)}",
    i.RequestExtension: _extension,
    i.Decline: lambda n: f"từ chối {_numbers(n)}" + (f" vì {n.reason}" if n.reason else ""),
    i.ForAll: lambda n: n.said,
    i.Confirm: lambda n: f"xác nhận {_numbers(n)}{_of(n)}",
    i.Return: lambda n: f"trả lại {_numbers(n)}{_of(n)}" + (f" vì {n.reason}" if n.reason else ""),
    i.Undo: lambda n: f"{'rút lại quyết định gia hạn' if n.extension else 'hoàn tác'} {_numbers(n)}{_of(n)}",
    i.NewTask: _new_task,
    i.DecideExtension: _decision,
    i.ChangeDeadline: _new_deadline,
    i.Reassign: _moved,
    i.Cancel: lambda n: f"hủy {_numbers(n)}{_owned(n)}" + (f" vì {n.reason}" if n.reason else ""),
    i.Pause: lambda n: f"tạm dừng {_numbers(n)}{_owned(n)}" + (f" vì {n.reason}" if n.reason else ""),
    i.Resume: lambda n: f"tiếp tục {_numbers(n)}{_owned(n)}",
    i.Urge: _urged,
    i.AskDirective: _directive,
    i.AskTask: lambda n: f"lịch sử việc {n.number or ''}".rstrip() if n.history else f"việc {n.number}",
    i.Drop: lambda n: f"bỏ {_drafts(n)}",
    i.KeepOnly: lambda n: f"chỉ giữ {_drafts(n)}",
    i.Restore: lambda n: f"lấy lại {_drafts(n) or 'mục vừa bỏ'}",
    i.FixDeadline: _fixed,
    i.GiveUnit: _given,
    i.Invite: lambda n: f"mời {n.person_code}" if n.person_code else "",
    i.LeavePerson: _leaves,
    i.Unlink: _unlink,
    i.InviteGroup: lambda _: "mã nhóm",
    i.LeaveGroup: lambda n: f"bỏ nhóm {_numbers(n)}".rstrip(),
    i.PreferChannel: lambda n: f"ưu tiên {n.channel}",
    i.KeepAlias: _alias,
    i.EditTask: lambda n: f"sửa nội dung việc {_numbers(n)}: {n.content}".rstrip(": "),
    i.AddCooperating: _cooperating,
    i.WithdrawRequest: lambda n: f"rút xin gia hạn {_numbers(n)}",
    i.Note: lambda n: f"nhắn văn phòng {n.text}",
    i.EditDraft: lambda n: f"sửa nội dung {_drafts(n)}: {n.content}".rstrip(": "),
    i.EditDocument: _document,
    i.EditRecipients: _recipients,
    i.Save: lambda n: "" if n.drafts or n.but else "lưu",
    i.RejectReview: lambda _: "hủy văn bản này",
    i.TakeOffUnit: lambda n: f"bỏ {_codes(n.units)} khỏi phối hợp việc {_drafts(n)}",
    i.Wish: _wished,
    i.AddDraft: _added,
    i.SplitDraft: lambda n: f"tách {n.draft}" + (f" thành {n.parts} mục" if n.parts > 2 else ""),
    i.MergeDrafts: lambda n: f"gộp {_drafts(n)}",
    i.LetPass: lambda n: f"cho qua tài liệu {n.number}",
    i.KeepOut: lambda n: f"giữ lại tài liệu {n.number}",
}


def command(intent: i.Intent) -> str:
    """The typed form, which `understand` reads back as the same intent; "" for one that is never offered."""
    make = _COMMANDS.get(type(intent))
    return make(intent) if make is not None else ""
