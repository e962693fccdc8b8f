"""People on the command line: listed, put out; what is erased of them, and what stays and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from messages import vi
from messages.people.linking import ROLES
from messages.people.putting_out import Account, account
from tasks.model import Person


@dataclass(frozen=True, slots=True)
class PersonListed:
    """A person of the registry with unit, roles and accounts; `left`: of the office no more."""

    person: Person
    unit: str
    accounts: tuple[Account, ...] = ()
    left: bool = False


def people_listed(rows: Sequence[PersonListed]) -> str:
    """Everybody, a line each: those who are of the office, then those who are no more."""
    here = [row for row in rows if not row.left]
    gone = [row for row in rows if row.left]
    linked = sum(1 for row in here if row.accounts)
    lines = [f"Cán bộ: {len(here)}, đã liên kết {linked}.", *(_person_line(row) for row in here)]
    if gone:
        lines += [
            f"Không còn trong danh mục: {len(gone)}.",
            *(_gone_line(row.person) for row in gone),
        ]
    return "\n".join(lines)


def _gone_line(person: Person) -> str:
    return (
        f"{person.code} — {vi.named(person)}"
        if person.name != person.code
        else f"{person.code} — đã xóa dữ liệu"
    )


def _person_line(row: PersonListed) -> str:
    roles = ", ".join(ROLES[role] for role in sorted({role for role, _ in row.person.roles}))
    accounts = "; ".join(account(each) for each in row.accounts) or "chưa liên kết"
    unit = f", {row.unit}" if row.unit else ""
    return f"{row.person.code} — {vi.named(row.person)}{unit} [{roles}]: {accounts}"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was erased of somebody, and what stays under the code."""

    code: str
    accounts: int
    messages: int
    remarks: int
    reports: int
    requests: int
    events: int


def forgotten(told: Forgotten, *, done: bool = True) -> str:
    """What was erased, what stays and why; before it is done, what will be."""
    lines = [
        f"{'Đã' if done else 'Sẽ'} xóa dữ liệu cá nhân của {told.code} (Luật Bảo vệ dữ liệu cá nhân số "
        "91/2025/QH15):",
        f"- họ tên, chức vụ, cách xưng hô; {told.accounts} tài khoản nhắn tin cùng mọi mã định danh, mã mời;",
        f"- nội dung {told.messages} tin nhắn đến và đi; họ tên trong tin gửi người khác; "
        f"{told.remarks} lời nhắn Văn phòng.",
        *([] if done else ["Xóa rồi không lấy lại được."]),
        f"Giữ lại dưới mã {told.code}, không kèm họ tên: {told.reports} báo cáo, {told.requests} đề nghị gia "
        f"hạn cùng tệp minh chứng, {told.events} sự kiện trong nhật ký và lý do của các quyết định. Đây là "
        "hồ sơ công việc của cơ quan, lưu theo quy định về lưu trữ; nhật ký chỉ chứa mã nên không phải sửa.",
        "Không tự xóa: họ tên viết trong nội dung văn bản, nội dung việc, báo cáo, tệp đã lưu; trên "
        "PostgreSQL, dấu vết còn đến khi máy chủ tự dọn. Mã này không cấp lại cho người khác.",
    ]
    return "\n".join(lines)


def still_held(backups: Sequence[tuple[str, date]], aside: Sequence[str], folder: str | None) -> str:
    """Which copies of the data hold what is erased: backups until they are given up, others by hand."""
    lines = []
    if folder is None:
        lines.append("Chưa đặt NHACVIEC_BACKUPS: bản sao lưu làm bằng tay ở đâu thì xóa bằng tay ở đó.")
    elif backups:
        lines.append(f"{len(backups)} bản sao lưu trong {folder} còn dữ liệu này, tự bỏ chậm nhất ngày:")
        lines += [f"- {name}: {vi.day(day)}" for name, day in backups]
    else:
        lines.append(f"Không có bản sao lưu nào trong {folder}.")
    if aside:
        lines.append("Bản sao khác còn dữ liệu này, không tự bỏ, khi không cần nữa đề nghị xóa bằng tay:")
        lines += [f"- {path}" for path in aside]
    lines.append(
        "Phục hồi từ một bản cũ khi dữ liệu hiện có còn đọc được thì người đã xóa được xóa lại ngay."
    )
    return "\n".join(lines)


def must_leave_first(code: str) -> str:
    """Only who has left can be erased."""
    return f"{code} còn trong danh mục nên chưa xóa gì. Đề nghị chạy nhacviec people leave {code} trước."


def forgotten_before(code: str) -> str:
    """There is nothing left to erase."""
    return f"Dữ liệu cá nhân của {code} đã xóa trước đó; không còn gì để xóa."


def left_before(code: str) -> str:
    """The person has left already."""
    return f"{code} đã không còn trong danh mục; không đổi gì."


def no_office_left() -> str:
    """Nobody of the office is left: nobody can do its work by chat."""
    return (
        "CẢNH BÁO: không còn ai giữ vai trò Văn phòng. Không ai rà soát, xác nhận được qua tin nhắn; đề nghị "
        "nhập danh mục có người giữ vai trò “văn phòng”: nhacviec people import TỆP"
    )


def asked(code: str) -> str:
    """Behind what was shown: how it is agreed to."""
    return f"Chưa làm gì. Nếu đúng, gõ: đồng ý (hoặc {code}); nếu không, nhấn Enter:"


def not_agreed() -> str:
    """Nobody said yes."""
    return "Chưa làm gì. Muốn làm không hỏi lại (trong kịch bản), thêm --yes."


def changed_meanwhile() -> str:
    """What would be done is no longer what was shown."""
    return "Có thay đổi sau khi được nêu nên chưa làm gì. Đề nghị gõ lại lệnh để xem."
