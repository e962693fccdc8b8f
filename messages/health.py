"""How the program is, as `nhacviec health` tells it."""

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
