"""What who keeps the program hears: what a tidy took, no room, troubles of the bots, the log's codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from language.tokens import ranges
from messages import vi
from messages.lines import message
from messages.text import Message, plain

# What is kept no longer than it is of use: what a tidy took, what it missed, and no room for a file.

_MOST_NAMED = 20
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class MissingFiles:
    """Files that are spoken of and that are not there: how many, of which tasks and of how many directives.

    `names` are those of our own, by which one set of them is known from another.
    """

    count: int
    tasks: tuple[int, ...] = ()
    directives: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tidied:
    """How much was taken of each part; `space` is what the files take afterwards, in bytes.

    `strange`: how many files are nobody's, where they are so many that none was taken.
    """

    journal: int = 0
    outbox: int = 0
    chats: int = 0
    attempts: int = 0
    evidence: int = 0
    papers: int = 0
    unclaimed: int = 0
    nobodys: int = 0
    exports: int = 0
    strange: int = 0
    space: int = 0
    missing: MissingFiles = MissingFiles(0)

    @property
    def taken(self) -> dict[str, int]:
        """What was taken, by part; nothing of a part that had nothing to give."""
        parts = {name: getattr(self, name) for name in _PARTS}
        return {name: count for name, count in parts.items() if count}


_PARTS = {
    "journal": "nguyên văn {count} tin đến đã xử lý xong",
    "outbox": "nội dung {count} tin gửi đi đã xong (kết quả gửi vẫn giữ)",
    "chats": "điều còn nhớ đã hết hiệu lực ở {count} hội thoại",
    "attempts": "{count} lần người lạ nhắn, nhập sai mã",
    "evidence": "{count} tệp minh chứng hết thời hạn lưu (tên tệp và báo cáo vẫn giữ)",
    "papers": "{count} tệp văn bản chỉ đạo hết thời hạn lưu (tên tệp, nội dung đã đọc và việc vẫn giữ)",
    "unclaimed": "{count} tệp gửi đến mà người gửi không nói dùng vào việc gì",
    "nobodys": "{count} tệp không thuộc báo cáo hay văn bản nào",
    "exports": "{count} bảng theo dõi đã xuất để gửi",
}


def tidied(done: Tidied, *, dry: bool) -> str:
    """For the command line: what was taken, or would be."""
    lines = [f"- {_PARTS[name].format(count=count)}" for name, count in done.taken.items()]
    head = "Sẽ dọn (chưa làm gì):" if dry else "Đã dọn:"
    said = [head, *lines] if lines else ["Không có gì phải dọn."]
    said.append(f"Kho tệp: {size(done.space)}.")
    if done.strange:
        said.append(f"CẢNH BÁO: {_strange(done.strange)}")
    if done.missing.count:
        said.append(f"CẢNH BÁO: {_missing(done.missing)}")
    return "\n".join(said)


def _strange(count: int) -> str:
    return (
        f"{count} tệp trong kho không thuộc dữ liệu này, nhiều bất thường nên không xóa tệp nào. Kho tệp và "
        "cơ sở dữ liệu có thể không cùng một bản; đề nghị kiểm tra NHACVIEC_DATA, NHACVIEC_DATABASE."
    )


def _missing(files: MissingFiles) -> str:
    tasks = files.tasks[:_MOST_NAMED]
    more = f" và {len(files.tasks) - len(tasks)} việc khác" if len(files.tasks) > len(tasks) else ""
    of = [f"minh chứng của nhiệm vụ {ranges(tasks)}{more}"] if tasks else []
    of += [f"tệp của {files.directives} văn bản"] if files.directives else []
    return (
        f"{files.count} tệp được ghi nhận mà không còn trong kho tệp: {'; '.join(of)}. "
        "Đề nghị tìm lại trong bản sao lưu."
    )


def missing_told(files: MissingFiles) -> Message:
    """For the office: files that should be there are not."""
    return message(_missing(files))


def strange_told(count: int) -> Message:
    """For the office: so many files are nobody's that none of them was taken."""
    return message(_strange(count))


def nearly_full(space: int, most_mib: int) -> Message:
    """For the office: the files have nearly taken the room that they may take."""
    return message(
        f"Kho tệp đã dùng {size(space)} trên {size(most_mib * _MIB)}. Khi đầy, Hệ thống không nhận thêm tệp. "
        "Đề nghị báo cán bộ công nghệ thông tin tăng mức: nhacviec settings set files_mib"
    )


def no_room_told(code: str, who: str, most: int) -> Message:
    """For the office: whose file was not kept, and what can be done."""
    if code == "day_full":
        return message(
            f"Hôm nay {who} gửi tệp quá {most} MB một ngày nên tệp sau đó không được lưu; người gửi đã được "
            "báo. Nếu cần, cán bộ công nghệ thông tin tăng mức: nhacviec settings set files_day_mib"
        )
    return message(
        f"Kho tệp đã đầy ({size(most * _MIB)}): tệp của {who} không được lưu, người gửi đã được báo. Đề nghị "
        "báo cán bộ công nghệ thông tin tăng mức: nhacviec settings set files_mib"
    )


def size(count: int) -> str:
    """Bytes as people read them: "512 KB", "3,4 MB", "1,9 GB"; a thousand and twenty-four each."""
    for unit, bytes_each in (("GB", 1 << 30), ("MB", 1 << 20)):
        if count >= bytes_each:
            return f"{count / bytes_each:.1f} {unit}".replace(".", ",").replace(",0 ", " ")
    return f"{-(-count // (1 << 10))} KB"


def clock_absurd() -> str:
    """The machine's clock cannot be believed: nothing is taken by it."""
    return "Đồng hồ của máy sai bất thường nên chưa dọn gì. Đề nghị chỉnh lại giờ của máy."


# What goes wrong: what the office hears of its bots, and what the log's codes mean to an IT officer.

# What the office hears of its bots: a token that is refused, or that another program uses as well; and what
# is owed and cannot go, as a paper to print or to read out, when no messenger can be reached.

_HAND = "đề nghị cán bộ công nghệ thông tin"


def refused(channel: str, since: datetime) -> Message:
    """The messenger takes the token no more."""
    name = vi.messenger(channel)
    return _said(
        f"{name} từ chối mã bot từ {vi.moment(since)}, nên tin qua {name} phải chờ (không mất); "
        f"{_HAND} thay mã bot."
    )


def taken_again(channel: str, since: datetime, now: datetime) -> Message:
    """The token is good again."""
    name = vi.messenger(channel)
    return _said(
        f"{name} đã nhận mã bot trở lại lúc {vi.moment(now)}; từ {vi.moment(since)} đến lúc đó mã bị từ "
        f"chối, tin qua {name} phải chờ, nay được gửi tiếp."
    )


def shared(channel: str, host: str) -> Message:
    """Another program polls with the token, and this one has stopped."""
    name = vi.messenger(channel)
    return _said(
        f"Có chương trình khác đang chạy cùng mã bot {name}, nên chương trình trên máy {host} đã ngừng nhận "
        f"và gửi tin qua {name} để không ai bị nhắn hai lần (tin chờ không mất); {_HAND} dừng bớt một bên."
    )


def alone_again(channel: str, host: str, since: datetime, now: datetime) -> Message:
    """It goes on."""
    name = vi.messenger(channel)
    return _said(
        f"Chương trình trên máy {host} đã nhận và gửi tin qua {name} trở lại lúc {vi.moment(now)}; "
        f"từ {vi.moment(since)} đã ngừng vì có chương trình khác chạy cùng mã bot."
    )


def met(channel: str, host: str, since: datetime) -> Message:
    """Another program polled with the token, and this one goes on."""
    name = vi.messenger(channel)
    return _said(
        f"Lúc {vi.moment(since)} có chương trình khác chạy cùng mã bot {name}; chương trình trên máy {host} "
        f"vẫn nhận và gửi tin, {_HAND} tìm và dừng chương trình kia."
    )


def _said(sentence: str) -> Message:
    return Message((plain(sentence),))


def owed_list(
    rows: Sequence[tuple[str, Message]], unreached: Sequence[str], at: datetime, shut: Sequence[str] = ()
) -> str:
    """All of it: to whom (called as in a list), and the words that would go to them.

    `unreached` are the channels out of reach, `shut` those that take nothing more for a while.
    """
    why = f"Không liên lạc được với {_named(unreached)}. " if unreached else ""
    why += f"{_named(shut)} không nhận thêm tin (hết hạn mức, hoặc máy chủ tạm chặn). " if shut else ""
    parts = [
        f"CHƯA GỬI ĐƯỢC {len(rows)} TIN, tính đến {vi.moment(at)}",
        f"{why}Đề nghị Văn phòng báo trực tiếp những việc gấp.",
        "Gửi lại được thì Hệ thống tự gửi, không cần làm gì; tệp này tự mất.",
    ]
    parts += [f"--- {called}\n{words.text.plain}" for called, words in rows]
    return "\n\n".join(parts) + "\n"


def _named(channels: Sequence[str]) -> str:
    return ", ".join(vi.messenger(channel) for channel in channels)


# What the log's codes mean, one sentence each, for the IT officer who reads it; no fault is told twice.

_SENTENCES: Mapping[str, str] = {
    "backup_failed": (
        "Chưa sao lưu được (lý do ở mục reason); thử lại sau một giờ. Bản tốt quá hai ngày thì báo Văn phòng."
    ),
    "bad_payload": "Có tin gửi đến không đọc được; tin được giữ lại và Văn phòng đã được báo.",
    "clock_absurd": "Đồng hồ máy chủ sai quá xa nên chưa nhắc việc; đề nghị chỉnh lại giờ của máy.",
    "database_cannot_be_used": (
        "Chưa ghi được cơ sở dữ liệu (bị khóa, đầy đĩa hoặc chỉ đọc); tin chờ đến khi ghi được."
    ),
    "delivery_failed": "Một lần gửi tin kết thúc bất thường; tin còn trong hàng đợi và sẽ được xét lại.",
    "delivery_not_certain": "Không rõ một tin đã đến nơi hay chưa; tin sẽ được gửi lại một lần, có ghi chú.",
    "export_failed": "Không ghi được tệp xuất ra; đề nghị kiểm tra đĩa và quyền ghi của thư mục dữ liệu.",
    "file_not_kept": "Không ghi được tệp vừa nhận; đề nghị kiểm tra đĩa và quyền ghi của thư mục dữ liệu.",
    "inbox_row_failed": "Một tin gửi đến chưa xử lý được; tin còn trong sổ, lần chạy sau xử lý lại.",
    "job_failed": "Một việc định kỳ của chương trình gặp lỗi và sẽ chạy lại ở lần sau.",
    "lead_lost": "Máy này không còn giữ quyền chạy (máy khác chạy thay); chương trình dừng để chạy lại.",
    "lead_not_asked": "Chưa hỏi được PostgreSQL máy nào đang giữ quyền chạy; chương trình tự hỏi lại.",
    "log_not_emptied": (
        "Chưa dọn được sổ ghi tạm của cơ sở dữ liệu sau khi từ chối một nội dung, vì có chương trình khác "
        "đang đọc; đề nghị đóng chương trình đó rồi khởi động lại."
    ),
    "later_parts_not_written": "Chưa ghi được các phần sau của một tin dài; cả tin sẽ được gửi lại sau.",
    "messenger_not_reached": "Chưa kết nối được máy chủ nhắn tin; chương trình vẫn chạy và tự thử lại.",
    "not_delivered": (
        "Một tin chắc chắn chưa gửi được (lý do ở mục outcome); tin được gửi lại, đi qua ứng dụng khác hoặc "
        "báo Văn phòng."
    ),
    "order_failed": "Chưa làm được bảng đã yêu cầu vì chương trình gặp lỗi; người yêu cầu đã được báo.",
    "outbox_not_usable": "Chưa đọc hoặc ghi được hàng đợi tin gửi đi; chương trình tự thử lại.",
    "outbox_row_not_gathered": "Chưa lấy được dữ liệu cho một tin gửi đi; chương trình tự thử lại.",
    "outbox_row_not_rendered": "Chưa soạn được một tin gửi đi vì chương trình gặp lỗi; sẽ thử lại.",
    "poll_failed": "Chưa nhận được tin từ máy chủ nhắn tin (lý do ở mục failure); chương trình tự thử lại.",
    "quota_used_up": "Máy chủ nhắn tin báo hết hạn mức tin của tháng; tin chờ, mỗi giờ thử lại một lần.",
    "reader_not_started": "Không khởi động được tiến trình đọc tệp; tệp chưa được nhận, Văn phòng được hỏi.",
    "reading_failed": "Chương trình gặp lỗi khi đọc một tệp (chỗ lỗi ở mục at); đề nghị gửi nhật ký để sửa.",
    "result_not_written": "Chưa ghi được kết quả của một lần gửi tin; chương trình tự thử lại.",
    "row_taken_over": "Tin đang gửi đã được tiến trình khác nhận; đề nghị xem có chạy hai bản không.",
    "scan_note_not_owed": "Chưa báo được cho người gửi rằng bản chụp đang được đọc; vẫn đọc tiếp.",
    "nothing_reachable": "Có người chưa gửi được tin qua ứng dụng nào; các tin chưa gửi được nằm trong tệp "
    "chua-gui-duoc.txt ở thư mục dữ liệu, đề nghị Văn phòng báo trực tiếp.",
    "start_not_written": "Chưa ghi được lúc bắt đầu gửi nên chưa gửi; chương trình tự thử lại.",
    "tick_failed": "Chưa lập được tin nhắc cho lần này; chương trình thử lại ở lần sau.",
    "tidied": "Đã dọn những gì hết thời hạn lưu; số lượng từng loại ở các mục kèm theo.",
    "tidy_clock_absurd": "Đồng hồ máy chủ sai quá xa nên chưa dọn gì; đề nghị chỉnh lại giờ của máy.",
    "tidy_failed": "Chưa dọn xong những gì hết thời hạn lưu; thử lại sau một giờ.",
    "token_good_again": "Mã bot lại dùng được; tin chờ được gửi tiếp và Văn phòng được báo.",
    "token_met": "Có chương trình khác vừa chạy cùng mã bot; chương trình này vẫn chạy, Văn phòng được báo.",
    "token_of_another_bot": (
        "Mã trong tệp là của một bot khác nên chưa dùng; muốn đổi bot thì khởi động lại và mời lại mọi người."
    ),
    "token_refused": (
        "Máy chủ nhắn tin từ chối mã bot; tin chờ, ứng dụng còn lại (nếu có) vẫn chạy. Có mã mới thì ghi "
        "vào tệp mã bot, không cần khởi động lại."
    ),
    "token_renewed": "Đã đọc mã bot mới từ tệp và đang thử.",
    "token_shared": (
        "Có chương trình khác đang chạy cùng mã bot, nên chương trình này đã ngừng nhận và gửi tin bằng mã "
        "đó; dừng chương trình kia, rồi khởi động lại chương trình này."
    ),
    "webhook_not_journalled": "Chưa ghi được một tin từ webhook vào sổ; máy chủ nhắn tin sẽ gửi lại.",
    "webhook_not_set": "Chưa đăng ký được webhook với máy chủ nhắn tin; chương trình tự thử lại.",
    "turn_failed": "Một tin gửi đến chưa xử lý được; thử lại vài lần, không được thì báo Văn phòng.",
}

CODES = frozenset(_SENTENCES)


def log_sentence(code: str) -> str:
    """The sentence for a code; "" for one that is not ours."""
    return _SENTENCES.get(code, "")
