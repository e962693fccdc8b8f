"""What is kept no longer than it is of use: what a tidy took, what it missed, and no room for a file."""

from dataclasses import dataclass

from language.tokens import ranges
from messages.lines import message
from messages.text import Message

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
