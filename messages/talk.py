"""What the program says about the conversation itself: not understood, edited, which one; what went wrong."""

from collections.abc import Sequence

from messages import vi
from messages.lines import Viewer, message, numbered
from messages.refusals import name_of, typed
from messages.text import Message, Text, bold, plain

_DOUBTS = {
    "which_task": "Tin nhắn này nói về nhiều việc. Đồng chí muốn nói việc nào?",
    "done_or_not": "Hệ thống chưa rõ việc đã xong hay chưa, nên chưa ghi nhận gì.",
    "date_or_task": "Hệ thống chưa rõ con số là ngày hay số việc, nên chưa ghi nhận gì.",
    "draft_or_task": "Con số này là số trong bản soát hay số việc đã giao?",
    "file": "Hệ thống đã nhận tệp. Tệp này là kết quả của việc nào?",
    "unread": "Tin nhắn có phần Hệ thống chưa rõ nên chưa làm gì.",
    "not_a_task": (
        "Chưa làm gì: tin nhắn không nói về một việc đã giao. Đổi hoặc hủy mã, lời mời, liên kết, tài khoản "
        "là của người quản trị danh bạ; cấp lại mã mời, gõ: mời (mã cán bộ)."
    ),
    "lunar": "Đây là ngày âm lịch nên chưa ghi nhận gì. Đề nghị ghi ngày dương lịch, ví dụ: 15/12/2026.",
    "code_or_word": (
        "Tin nhắn có chữ vừa là mã đơn vị, vừa là chữ viết tắt nên Hệ thống chưa làm gì. Đề nghị gõ mã "
        "đơn vị bằng chữ hoa, chữ viết tắt thì gõ đủ."
    ),
    "mixed": "Tin nhắn có nhiều ý khác nhau nên Hệ thống chưa ghi nhận gì.",
}

MOST_QUOTED = 300
NumberedLines = Sequence[tuple[int, str]]
"""Numbered choices: (number, as typed)."""


def edited(*, office_told: bool) -> Message:
    """A message was edited after it had been sent; the office was told of what it said before."""
    told = " Văn phòng được báo về chỗ sửa." if office_told else ""
    return message(
        "Hệ thống không tính tin nhắn đã sửa; điều đã ghi nhận vẫn giữ nguyên. Đề nghị gửi một tin mới."
        + told
    )


def office_edited(who: str, numbers: Sequence[int], text: str) -> Message:
    """For the office: a message that it was told of reads otherwise now; nothing was changed by that."""
    return message(
        f"Tin nhắn của {who} về việc {vi.numbers(numbers)} vừa được sửa sau khi gửi; điều đã ghi nhận vẫn "
        f"giữ nguyên. Tin nay ghi: “{vi.shorten(text, MOST_QUOTED)}”. Đề nghị hỏi lại người gửi."
    )


def recording(kind: str, *, files: bool = True, over: str = "") -> Message:
    """A voice message or a video came, without a word; or what the messenger does not hand over.

    `files`: whether files come through here; where not, the person may have the channel `over` besides.
    """
    if kind == "withheld":
        besides = f", gửi tệp qua {vi.messenger(over)}" if over else ""
        return message(
            "Ứng dụng nhắn tin không chuyển nội dung tin này tới Hệ thống nên chưa ghi nhận gì. Đề nghị gõ "
            f"lại bằng chữ, ví dụ: xong 12; tài liệu thì gửi ảnh chụp{besides} hoặc nộp tại Văn phòng."
        )
    what = "nghe được tin thoại" if kind == "sound" else "xem được video"
    proof = "ảnh hoặc tệp" if files else "ảnh chụp"
    return message(
        f"Hệ thống chưa {what} nên chưa ghi nhận gì. Đề nghị nhắn bằng chữ, ví dụ: xong 12; "
        f"kết quả thì gửi {proof}."
    )


def recording_left(kind: str) -> str:
    """The words that came with a recording hold, the recording is not kept."""
    if kind == "withheld":
        return "Ảnh kèm theo không tới được Hệ thống nên không được lưu; đề nghị gửi lại nếu là kết quả."
    what = "Tin thoại" if kind == "sound" else "Video"
    return f"{what} không được lưu; đề nghị gửi ảnh hoặc tệp nếu là kết quả."


def forwarded() -> Message:
    """A forwarded message."""
    return message(
        "Tin chuyển tiếp không được tính là trả lời của đồng chí. Đề nghị tự nhắn, ví dụ: xong 12."
    )


def stale_button() -> Message:
    """A press on a button that means nothing any more."""
    return message("Nút này không còn dùng được. Đề nghị nhắn lệnh, hoặc gõ: trợ giúp.")


_EXAMPLES = {
    Viewer.OFFICE: "quá hạn · tuần này · việc 12 · chờ duyệt",
    Viewer.LEADER: "đơn vị nào đang trễ · tuần này · việc 12",
    Viewer.UNIT: "việc của tôi · xong 12 · chưa xong 12 · nhắn văn phòng …",
    Viewer.STAFF: "việc của tôi · việc 12 · đang làm 12",
}
_PLAINLY = {
    Viewer.OFFICE: "xác nhận 12 · việc 12",
    Viewer.LEADER: "tuần này · việc 12",
    Viewer.UNIT: "xong 12 · việc 12",
    Viewer.STAFF: "đang làm 12 · việc 12",
}


def not_understood(viewer: Viewer) -> Message:
    """Nothing was recognised; nothing was done. The examples are what this person may type."""
    hint = _EXAMPLES[viewer]
    return message(f"Hệ thống chưa hiểu tin nhắn này nên chưa làm gì. Ví dụ: {hint} · trợ giúp.")


def nothing_offered(viewer: Viewer) -> Message:
    """A number or a yes to which there is no question."""
    return message(
        "Hiện không có lựa chọn nào đang chờ. Danh sách đánh số hết hiệu lực khi đã có tin nhắn khác; "
        f"đề nghị hỏi lại để xem danh sách, hoặc nhắn rõ, ví dụ: {_PLAINLY[viewer]}."
    )


def choice_of_list(number: int) -> str:
    """One that has no words of its own."""
    return f"lựa chọn số {number}"


def choice_or_task(number: int, called: str, offers: Sequence[str]) -> Message:
    """A number is that of a choice, and of a task as well."""
    named = f"lựa chọn «{called}»" if called else "lựa chọn trong danh sách"
    return message(
        f"{number} là {named} hay việc {number}? Hệ thống chưa làm gì.",
        *numbered(offers),
        "Trả lời bằng số thứ tự, hoặc nhắn lại cho rõ.",
    )


def choice_ended(number: int, called: str, *, task: bool, standing: NumberedLines) -> Message:
    """The number chose something of a list that has ended; `task`: one has this number, too."""
    named = f"lựa chọn «{called}»" if called else "lựa chọn"
    ways = [f"muốn chọn, gõ: {called}" if called else "đề nghị hỏi lại để xem danh sách"]
    ways += [f"xem việc {number}, gõ: việc {number}"] if task else []
    still = still_standing(standing)
    return message(
        f"{number} là {named} của danh sách cũ đã hết hiệu lực nên Hệ thống chưa làm gì; {'; '.join(ways)}.",
        *([still] if still is not None else []),
    )


def choices_stand(standing: NumberedLines) -> Message:
    """Something else was said than one of the numbers that stand."""
    still = still_standing(standing)
    return message(
        "Hệ thống chưa rõ đồng chí chọn gì nên chưa làm gì.", *([still] if still is not None else [])
    )


def still_standing(standing: NumberedLines) -> Text | None:
    """The numbered choices that hold on; None for none."""
    if not standing:
        return None
    return plain(f"Vẫn chọn được bằng số: {' · '.join(f'{n}. {called}' for n, called in standing)}.")


_NUMBERED = (" việc", " đề xuất")  # names that a number can follow as they are


def left_alone() -> Message:
    """A no to what was offered."""
    return message("Vâng, không thay đổi gì.")


def still_stands(verb: str, numbers: Sequence[int], taken_back: str) -> Message:
    """A no to which there is no question, behind an act: it is done, and how it is taken back."""
    did = vi.first_upper(name_of(verb, "thao tác vừa rồi"))
    return message(f"{did} việc {vi.numbers(numbers)} vẫn giữ nguyên. Nếu nhầm, gõ: {taken_back}")


def rest_left(count: int) -> Message:
    """What followed a refusal in the same message."""
    return message(f"Vì vậy còn {count} lệnh trong tin nhắn vừa rồi chưa được thực hiện; đề nghị nhắn lại.")


def too_long(most: int) -> Message:
    """A text that is longer than any order."""
    return message(
        f"Tin nhắn dài hơn {most} ký tự nên không được hiểu là lệnh; Hệ thống chưa làm gì. "
        "Đề nghị nhắn riêng từng việc, ví dụ: xong 12."
    )


def which_number(
    verb: str,
    rows: Sequence[Text] = (),
    *,
    words: str = "",
    unheard: bool = False,
    left: int = 0,
    offer: str = "",
) -> Message:
    """The verb is clear, the number is missing: with the tasks that may be meant, and how many more.

    `words` are what the person called the task; `unheard` where none that may be meant bears them; `offer`
    what a yes does with the only one that does.
    """
    said = name_of(verb, "làm việc này")
    task = "" if said.endswith(_NUMBERED) else " việc"
    which = "mời cán bộ nào" if verb == "invite" else f"{said}{task} số mấy"
    blocks: list[Text | str] = []
    if unheard:
        blocks.append(f"Không có việc nào như vậy có các từ “{words}”.")
    if offer:
        blocks += ["Có phải đồng chí nói việc này không?", *rows]
        blocks.append(f"Đúng thì trả lời: có (tức là: {offer}). Không phải thì nhắn số của việc khác.")
        return message(*blocks)
    example = f" Ví dụ: {typed(verb, 12)}" if not rows else ""
    blocks.append(f"Chưa rõ đồng chí muốn {which}.{example}")
    if rows:
        blocks += [*rows, *([f"Còn {left} việc khác."] if left else []), "Trả lời bằng số của việc."]
    return message(*blocks)


def only_shown(verb: str, number: int, typed_act: str) -> Text:
    """Under a task that was looked at while it was asked which one an act is on: how the act is typed."""
    act = name_of(verb, "làm việc này")
    return plain(f"Chưa ghi nhận gì cho việc {number}. Nếu muốn {act}, trả lời: {typed_act}")


def ambiguous(doubt: str, numbers: Sequence[int], offers: Sequence[str]) -> Message:
    """Ask, with the offers numbered; where there are none, with the numbers that were seen."""
    blocks: list[Text | str] = [_DOUBTS[doubt]]
    if offers:
        blocks += ["Ý đồng chí có phải là:"] if doubt == "unread" else []
        blocks += [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
        blocks.append("Trả lời bằng số thứ tự, hoặc nhắn lại cho rõ.")
    elif doubt in ("lunar", "not_a_task", "code_or_word"):
        pass
    elif numbers and doubt == "unread":
        blocks.append(f"Đề nghị nhắn lại cho rõ, hoặc gõ: việc {numbers[0]}.")
    elif numbers:
        listed = ", ".join(str(n) for n in numbers)
        blocks.append(f"Đề nghị nhắn rõ kèm số việc ({listed}), ví dụ: xong {numbers[0]}.")
    else:
        blocks.append("Đề nghị nhắn rõ kèm số việc, ví dụ: xong 12 · chưa xong 12.")
    return message(*blocks)


def thanks() -> Message:
    """Courtesy."""
    return message("Cảm ơn đồng chí.")


def greeting(honorific: str, name: str) -> Message:
    """A greeting, with the way to help."""
    who = f"{honorific} {name}".strip() or vi.HONORIFIC
    return message(f"Hệ thống nhắc việc xin chào {who}. Gõ: trợ giúp để xem cách dùng.")


def not_handled() -> Message:
    """A message could not be handled for a fault of the program."""
    return message(
        "Hệ thống gặp lỗi nên chưa ghi nhận tin nhắn này; Văn phòng đã được báo. Đề nghị gửi lại sau ít phút."
    )


def update_parked(row_id: int) -> Message:
    """For the office: something arrived that could not be read, and is kept."""
    return message(
        f"Có một tin gửi đến mà Hệ thống không đọc được (mã lưu {row_id}). Tin được giữ nguyên để kiểm tra; "
        "trong ngày còn tin như vậy thì giữ lại như thế, không báo thêm."
    )


def message_lost_its_way(row_id: int, who: str, *, kept: bool) -> Message:
    """For the office: a person's message could not be handled; of a document or a group nothing is kept."""
    then = f"Tin được giữ nguyên (mã lưu {row_id})" if kept else f"Nội dung không được lưu (mã tin {row_id})"
    return message(
        f"Hệ thống gặp lỗi khi xử lý tin nhắn của {who}. {then}; đề nghị liên hệ để xác nhận lại nội dung."
    )
