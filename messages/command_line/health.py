"""How the program is, as `nhacviec health` tells it; what needs somebody's hand, as `nhacviec check` does."""

from collections.abc import Mapping, Sequence

from messages import vi

_SENTENCES: Mapping[str, str] = {
    "store": "không đọc được cơ sở dữ liệu",
    "not_running": "dịch vụ chưa chạy lần nào trên dữ liệu này",
    "tick_old": "dịch vụ không chạy hoặc bị treo: quá lâu chưa lập tin nhắc",
    "poll_old": "quá lâu không nhận được trả lời của {messenger}",
    "token_refused": "{messenger} không nhận mã bot",
    "inbox_old": "có tin gửi đến chờ xử lý quá lâu",
    "answer_old": "có câu trả lời chờ gửi quá lâu",
    "owed_old": "có tin chờ gửi hơn một ngày",
    "backup_old": "không có bản sao lưu tốt trong hai ngày qua",
    "tidy_old": "đã ba ngày chưa dọn dữ liệu hết thời hạn lưu",
}
CODES = frozenset(_SENTENCES)
_QUEUE: Mapping[str, str] = {
    "inbox": "tin đến chưa xử lý",
    "due": "chờ gửi",
    "sending": "đang gửi",
    "ambiguous": "chưa rõ đã đến",
}
_AGES: Mapping[str, str] = {
    "oldest_came": "Tin đến chờ lâu nhất",
    "oldest_owed": "Tin đi chờ lâu nhất",
    "oldest_answer": "Câu trả lời chờ lâu nhất",
    "tick": "Lập tin nhắc lần cuối",
    "backup": "Sao lưu tốt lần cuối",
    "tidy": "Dọn lần cuối",
}


def told(
    ill: Sequence[tuple[str, str]],
    queue: Mapping[str, int],
    ages: Mapping[str, float | None],
    polls: Mapping[str, float | None],
) -> str:
    """All of it, the illnesses (code, channel) first; of a database that nobody could ask, that alone."""
    lines = [f"CẦN XỬ LÝ: {_illness(code, channel)}." for code, channel in ill] or ["Tình trạng: tốt"]
    if any(code == "store" for code, _ in ill):
        return "\n".join(lines)
    waits = ", ".join(f"{count} {_QUEUE[name]}" for name, count in queue.items())
    lines.append(f"Hàng đợi: {waits}")
    lines += [f"{_AGES[name]}: {_ago(age)}" for name, age in ages.items()]
    lines += [f"{vi.messenger(channel)} trả lời lần cuối: {_ago(age)}" for channel, age in polls.items()]
    return "\n".join(lines)


def _illness(code: str, channel: str) -> str:
    return _SENTENCES[code].format(messenger=vi.messenger(channel) if channel else "")


def _ago(seconds: float | None) -> str:
    """ "3 phút trước"; "không có" for nothing of the kind."""
    if seconds is None:
        return "không có"
    for unit, length in (("ngày", 86_400), ("giờ", 3_600), ("phút", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit} trước"
    return f"{int(seconds)} giây trước"


_NEEDS: Mapping[str, str] = {
    "open_to_others": "{path} đang mở cho người khác trên máy (quyền {mode}): chạy chmod go= {path}",
    "unencrypted": "{messenger} đang dùng địa chỉ không mã hóa {address}: chỉ dùng http trên chính máy này",
    "disk_nearly_full": "đĩa của {folder} chỉ còn {megabytes} MB",
    "old_sqlite": "thư viện SQLite {version} đã cũ, đề nghị nâng cấp hệ điều hành",
    "no_good_backup": "{folder} không có bản sao lưu nào trong hai ngày qua",
    "no_backups": "chưa đặt NHACVIEC_BACKUPS nên không có bản sao lưu hằng đêm",
    "unknown_settings": ".env có thiết lập không ai đọc, có thể gõ sai tên: {names}",
    "files_missing": "{count} tệp được ghi nhận mà không còn trong kho tệp: xem nhacviec tidy --dry-run",
    "files_nearly_full": "kho tệp đã dùng {used} trên {most}; khi đầy không nhận thêm tệp: xem files_mib",
    "empty_office": "chưa có cán bộ nào trong danh mục: chạy nhacviec init, hoặc nhacviec people import TỆP",
    "no_officer": "chưa cán bộ Văn phòng nào liên kết, nên chưa ai soát được: chạy nhacviec invite MÃ",
    "heads_not_linked": "{count} đơn vị có trưởng đơn vị chưa liên kết: {units}",
    "no_head": "{count} đơn vị chưa có trưởng đơn vị trong danh mục, nên chưa ai nhận nhắc việc: {units}",
    "token_refused": "{messenger} đã từ chối mã bot: thay mã mới vào tệp hoặc thiết lập",
    "token_shared": (
        "có chương trình khác chạy cùng mã bot {messenger}, nên ở đây đã ngừng nhận và gửi: dừng "
        "chương trình kia, rồi khởi động lại dịch vụ này"
    ),
    "token_met": "có chương trình khác vừa chạy cùng mã bot {messenger}: tìm và dừng chương trình đó",
    "polled": (
        "{messenger} chưa gọi tới webhook, nên tin đến lúc chương trình dừng có thể mất: khi chạy thật, đặt "
        "NHACVIEC_WEB_PORT và NHACVIEC_WEB_URL"
    ),
    "days_undecided": "ngày nghỉ năm {years} chưa có quyết định, tính theo dự kiến: xem nhacviec days show",
}


def need(code: str, params: Mapping[str, str], *, can_wait: bool) -> str:
    """One thing that needs a hand, now or some day."""
    messenger = vi.messenger(params["channel"]) if "channel" in params else ""
    said = "Lưu ý" if can_wait else "CẦN XỬ LÝ"
    return f"{said}: {_NEEDS[code].format(messenger=messenger, **params)}."
