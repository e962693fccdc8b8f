"""What is said of the record's soundness and of what needs a hand, as people read it."""

from datetime import timedelta

from messages import records, upkeep
from messages import upkeep as owed
from messages.command_line import first_run, health
from messages.command_line import health as attention
from messages.command_line.office import store_error
from messages.upkeep import MissingFiles, Tidied
from tests.messages import people as p
from tests.messages.golden import hold

ROWS = [("assignment", "12"), ("setting", "morning")]


NEEDS = {
    "open_to_others": {"path": "/data/nhacviec.db", "mode": "0644"},
    "unencrypted": {"channel": "telegram", "address": "http://may-khac:8081"},
    "disk_nearly_full": {"folder": "/data", "megabytes": "312"},
    "old_sqlite": {"version": "3.31.1"},
    "no_good_backup": {"folder": "/sao-luu"},
    "no_backups": {},
    "unknown_settings": {"names": "NHACVIEC_TELGRAM_API"},
    "files_missing": {"count": "3"},
    "files_nearly_full": {"used": "1,9 GB", "most": "2 GB"},
    "empty_office": {},
    "no_officer": {},
    "heads_not_linked": {"count": "2", "units": "Phòng Quy hoạch; Bệnh viện Mắt"},
    "no_head": {"count": "1", "units": "Văn phòng Sở"},
    "token_refused": {"channel": "zalo"},
    "token_shared": {"channel": "telegram"},
    "token_met": {"channel": "telegram"},
    "polled": {"channel": "zalo"},
    "days_undecided": {"years": "2027"},
}


def test_what_needs_a_hand() -> None:
    hold(
        "attention",
        {
            code: attention.need(code, params, can_wait=code in ("days_undecided", "no_backups", "polled"))
            for code, params in NEEDS.items()
        },
    )


def test_what_cannot_go_lies_on_the_machine() -> None:
    rows = [("Kiều Đức Anh, Trưởng phòng Quy hoạch", records.told_old(None))]
    hold(
        "owed",
        {
            "không kênh nào liên lạc được": owed.owed_list(rows, ["telegram", "zalo"], p.NOW),
            "hết hạn mức": owed.owed_list(rows, ["telegram"], p.NOW, ["zalo"]),
        },
    )


def test_a_bots_token() -> None:
    since, now = p.NOW, p.NOW + timedelta(hours=2)
    hold(
        "troubles",
        {
            "bị từ chối": upkeep.refused("telegram", since),
            "dùng lại được": upkeep.taken_again("telegram", since, now),
            "hai chương trình, ngừng": upkeep.shared("zalo", "may-chu"),
            "hai chương trình, chạy tiếp": upkeep.met("zalo", "may-chu", since),
            "chạy lại": upkeep.alone_again("zalo", "may-chu", since, now),
        },
    )


def test_the_record() -> None:
    hold(
        "records",
        {
            "khớp": records.agrees(),
            "không khớp": [records.bent(how, ROWS) for how in ("changed", "added", "removed", "underived")],
            "nhiều": records.bent("changed", [("report", str(n)) for n in range(1, 13)]),
            "không đọc được": records.unreadable(["task", "draft"]),
            "số đếm": records.miscounted(["done_count", "told"]),
            "chốt": records.unguarded(),
            "đã gặp": records.met([p.NOW, p.NOW + timedelta(days=1)]),
            "làm gì": records.keep_it(),
            "mã": [records.code("4fbfb763fa9cd012", known=known) for known in (True, False)],
            "báo Văn phòng": records.told_of_foreign([p.NOW]),
        },
    )


def test_the_office_in_another_database() -> None:
    new, old = (
        "postgresql+psycopg://nhacviec:***@127.0.0.1/nhacviec",
        "/data/da-chuyen-20261123-080000/nhacviec.db",
    )
    codes = ("no_place", "same", "target_in_use", "not_sound", "not_taken", "differs")
    hold(
        "moving",
        {
            "xong": [records.moved(new, 48211, 9120, aside) for aside in (old, None)],
            **{code: records.cannot_move(code, {"path": new, "table": "outbox"}) for code in codes},
            "nơi cũ": store_error("moved_away", {"path": "/data/nhacviec.db", "to": new}),
        },
    )


FULL = Tidied(
    journal=812,
    outbox=5000,
    chats=12,
    attempts=7,
    evidence=3,
    unclaimed=2,
    nobodys=4,
    exports=1,
    space=1_990_000_000,
)


def test_the_tidy() -> None:
    lost = MissingFiles(30, (1, 2, 3, *range(10, 60, 2)), 2)
    odd = Tidied(strange=40, space=700, missing=lost)
    hold(
        "tidying",
        {
            "đã dọn": upkeep.tidied(FULL, dry=False),
            "thử": upkeep.tidied(Tidied(journal=1), dry=True),
            "không có gì": upkeep.tidied(Tidied(space=3_400_000), dry=False),
            "cần xử lý": upkeep.tidied(odd, dry=False),
            "báo thiếu tệp": upkeep.missing_told(MissingFiles(2, (12, 15))),
            "báo tệp lạ": upkeep.strange_told(40),
            "báo gần đầy": upkeep.nearly_full(1_990_000_000, 2048),
            "báo hết mức": [
                upkeep.no_room_told(code, "đồng chí Kiều Đức Anh, Trưởng phòng", most)
                for code, most in (("day_full", 50), ("office_full", 2048))
            ],
            "đồng hồ": upkeep.clock_absurd(),
        },
    )


def test_the_health() -> None:
    ages = {"oldest_came": 2.0, "oldest_owed": 240.0, "oldest_answer": None, "tick": 7.9}
    ages |= {"backup": 90_000.0, "tidy": 7200.0}
    queue, polls = {"inbox": 1, "due": 3}, {"telegram": 12.0, "zalo": None}
    hold(
        "health",
        {
            "tốt": health.told([], queue, ages, polls),
            "cần xử lý": health.told([(code, "zalo") for code in sorted(health.CODES)], queue, {}, {}),
        },
    )


BOTS = {
    "telegram": first_run.FirstBot("nv_bot", opens_by_link=True),
    "zalo": first_run.FirstBot("Bot Nhắc Việc"),
}


def test_the_first_run() -> None:
    hold(
        "first_run",
        {
            "hỏi": [
                first_run.OFFICE_NAME,
                first_run.which_messenger(("telegram", "zalo")),
                *map(first_run.ask_token, ("telegram", "zalo")),
                first_run.KEEP_UNREACHED,
                first_run.FILLED_IN,
                first_run.TAKE_AGAIN,
                first_run.officers([p.HEAD, p.CLERK]),
                first_run.WHICH_CLERK,
                first_run.number_only(2),
            ],
            "mã bot": [
                first_run.token_taken("zalo", "Bot Nhắc Việc Sở"),
                first_run.token_refused("telegram"),
                first_run.token_unsure("zalo"),
            ],
            "danh mục": [
                first_run.template_written("danh-muc.xlsx"),
                first_run.registry_found("danh-muc.xlsx"),
                first_run.registry_there(20, 46),
                first_run.no_officer(),
            ],
            "đã có": [
                first_run.office_named("Sở Xây dựng tỉnh An Phú"),
                first_run.settings_written(".env"),
                first_run.not_written(".env"),
                first_run.officer_linked([p.CLERK]),
            ],
            "mã đầu tiên": [
                first_run.first_code(
                    p.CLERK, "K7M24PQR", "https://t.me/nv_bot?start=x", "08 giờ 00 ngày 26/11/2026", BOTS
                ),
                first_run.first_code(
                    p.CLERK, "K7M24PQR", "", "08 giờ 00 ngày 26/11/2026", {"telegram": first_run.FirstBot()}
                ),
                first_run.ready(),
                first_run.STOPPED,
            ],
        },
    )
