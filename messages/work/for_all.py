"""An order on all that a question finds: what it comes to, shown before it is done."""

from messages import vi
from messages.lines import due_words
from messages.refusals import name_of
from messages.text import Text, bold, plain
from messages.work.decisions import Waits
from tasks.model import Due

_SHORT = 60  # characters of a task


def nothing_found(title: str) -> str:
    """No task is so."""
    return f"{title}: không có việc nào."


def will(act: str, how: str, title: str, tasks: int) -> Text:
    """What will be done to how many tasks, and how they were found."""
    verb = name_of(act, "làm việc này")
    return bold(f"Sẽ {verb} {vi.tasks(tasks)}{how}") + plain(f"\n{title}:")


def one(waits: Waits) -> Text:
    """One of them: its unit, its deadline, and what was handed in with its report."""
    each = waits.entry
    dated = f" ngày {vi.day(waits.document_date)}" if waits.document_date else ""
    parts = [each.unit, due_words(each)]
    parts += [f"văn bản {waits.document_number}{dated}"] if waits.document_number else []
    parts += [f"{waits.files} tệp kèm theo"] if waits.files else []
    parts += [f"xin đến {vi.day(each.asked_until)}"] if each.asked_until else []
    return bold(f"{each.number}.") + plain(f" {vi.shorten(each.content, _SHORT)} — {'; '.join(parts)}")


def more_of_them(left: int) -> str:
    """There are more than are done at once."""
    return f"Còn {vi.tasks(left)} nữa: xong các việc trên, gõ lại để xem tiếp."


def shall_they(act: str) -> str:
    """The question behind what will be done."""
    return f"Chưa {name_of(act, 'làm')}. Nếu đúng, trả lời số (hoặc: đúng); nếu không, trả lời: không."


def all_of_them(act: str, tasks: int) -> str:
    """The offer that does it to each of them."""
    return f"{name_of(act, 'làm')} cả {vi.tasks(tasks)} trên"


def reason_wanted(act: str, typed: str) -> str:
    """A refusal without a reason helps no unit."""
    return f"Để {name_of(act, 'làm việc này')}, đề nghị nêu lý do, gõ: {typed} vì …"


def to_day(due: Due) -> str:
    """ " sang 15/12/2026"."""
    return f" sang {vi.due(due)}"


def by_days(days: int, *, working: bool) -> str:
    """ " thêm 5 ngày làm việc"."""
    return f" thêm {vi.working_days(days)}" if working else f" thêm {days} ngày"
