"""Directives as they were read, each with the review that it opens."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from directives import model
from language.folding import fold
from storage import tables
from storage.record import audit
from storage.tables.base import known
from storage.tables.work import as_compared
from storage.work.reports import NewEvidence
from tasks.model import Status
from tasks.serializing import to_json
from tasks.warning import Warning


@dataclass(frozen=True, slots=True)
class Matched:
    """A draft as read with the units that its names stand for; `unmatched` are the names without one."""

    draft: model.TaskDraft
    leads: tuple[int, ...] = ()
    helpers: tuple[int, ...] = ()
    unmatched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from: who gave it, in which chat, when, what it was called, as which files."""

    now: datetime
    person_id: int | None = None
    channel: str = ""
    chat_id: str = ""
    file_name: str = ""
    received: date | None = None
    files: tuple[NewEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is already here of a document: the same text, or another version under the same key."""

    same: tables.Directive | None = None
    other_version: tables.Directive | None = None


def fingerprint(text: str) -> str:
    """The hash of the folded text: the same document whatever its line breaks or its file."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def document_key(read: model.Directive) -> str | None:
    """Issuer, number and date folded into one; None unless all three are there."""
    if not (read.issuer and read.number and read.issued):
        return None
    return f"{fold(read.issuer)}|{fold(read.number)}|{read.issued.isoformat()}"


def find_known(session: Session, read: model.Directive, text: str) -> Known:
    """Look for the document; one whose review was rejected was no import."""
    imported = _imported()
    same = session.exec(imported.where(tables.Directive.fingerprint == fingerprint(text))).first()
    key = document_key(read)
    if same is not None or key is None:
        return Known(same=same)
    return Known(other_version=session.exec(imported.where(tables.Directive.key == key)).first())


def store(
    session: Session,
    read: model.Directive,
    text: str,
    drafts: list[Matched],
    source: Source,
    supersedes_id: int | None = None,
    notes: Sequence[Warning] = (),
) -> int:
    """Keep a directive with an open review and its numbered drafts; the answer is the review's id.

    `notes` are kept among the directive's warnings: what the office should know beside what was read.
    ValueError for a document that bears a mark of secrecy: nothing of it may be kept.
    """
    if read.classification is not None:
        raise ValueError("a classified document cannot be stored")
    directive = _as_row(read, text, source)
    directive.supersedes_id = supersedes_id
    directive.warnings += [{"code": note.code, "params": note.params} for note in notes]
    session.add(directive)
    session.flush()
    keep_files(session, known(directive.id), source.files)
    review = tables.Review(
        directive_id=known(directive.id),
        opened_by=source.person_id,
        channel=source.channel,
        chat_id=source.chat_id,
        opened_at=source.now,
    )
    session.add(review)
    session.flush()
    for number, matched in enumerate(drafts, start=1):
        session.add(draft_row(known(review.id), number, matched))
    audit.record(
        session,
        "read",
        f"directive:{directive.id}",
        now=source.now,
        actor_id=source.person_id,
        data={"review": review.id, "drafts": len(drafts), "supersedes": supersedes_id},
    )
    session.flush()
    return known(review.id)


def keep_files(session: Session, directive_id: int, files: Sequence[NewEvidence]) -> bool:
    """Keep the files that the document came as, in their order; whether there were none before.

    Those that came first stay: the same document under the same hash is no reason to hold it twice.
    """
    if not files or directive_id in with_files(session, [directive_id]):
        return False
    for file in files:
        row = tables.DirectiveFile(directive_id=directive_id, stored_as=file.stored_as)
        row.name, row.size = file.name, file.size
        session.add(row)
        session.flush()
    return True


def files_of(session: Session, directive_id: int) -> list[tables.DirectiveFile]:
    """The files that the document came as and that are still kept, page by page."""
    file = tables.DirectiveFile
    kept = select(file).where(file.directive_id == directive_id, file.stored_as != "")
    return list(session.exec(kept.order_by(col(file.id))))


def with_files(session: Session, directive_ids: Collection[int]) -> set[int]:
    """Those of the directives of which a file is kept."""
    file = tables.DirectiveFile
    kept = select(file.directive_id).where(col(file.directive_id).in_(directive_ids), file.stored_as != "")
    return set(session.exec(kept))


def set_received(session: Session, directive_id: int, received: date) -> None:
    """The day on which the document came in, from which some deadlines count."""
    directive = session.get_one(tables.Directive, directive_id)
    directive.received = received
    session.add(directive)


def correct(
    session: Session, directive_id: int, part: str, value: str | date, actor_id: int | None, now: datetime
) -> None:
    """The office corrects a part of the letterhead: "number", "day" (a date), "issuer", "subject", "signer".

    A number without its symbol keeps the one that was read.
    """
    row = session.get_one(tables.Directive, directive_id)
    old = {
        "number": row.number, "day": row.issued, "issuer": row.issuer,
        "subject": row.subject, "signer": row.signer,
    }[part]  # fmt: skip
    if isinstance(value, date):
        row.issued = value
    elif part == "number":
        whole = value if "/" in value or not row.symbol else f"{value}/{row.symbol}"
        row.number, row.symbol = whole, whole.partition("/")[2] or None
    elif part == "issuer":
        row.issuer = value
    elif part == "signer":
        row.signer = value
    else:
        row.subject = value
    row.key = document_key(model.Directive(number=row.number, issued=row.issued, issuer=row.issuer))
    session.add(row)
    remark = f"{old or '…'} → {value}"
    audit.record(session, "edited", f"directive:{directive_id}", now=now, actor_id=actor_id, remark=remark)


def set_recipients(
    session: Session, directive_id: int, unit_ids: list[int], actor_id: int | None, now: datetime
) -> None:
    """The units that get the directive to know of it."""
    row = session.get_one(tables.Directive, directive_id)
    remark = f"nơi nhận {row.recipients} → {unit_ids}"
    row.recipients = list(unit_ids)
    session.add(row)
    audit.record(session, "edited", f"directive:{directive_id}", now=now, actor_id=actor_id, remark=remark)


def open_review_of(session: Session, directive: tables.Directive) -> int | None:
    """The id of the directive's open review; None where it is saved or rejected."""
    review = tables.Review
    wanted = select(review.id).where(review.directive_id == directive.id, review.state == "open")
    return session.exec(wanted).first()


def task_numbers(session: Session, directive_id: int) -> list[int]:
    """The numbers of all tasks that came of a directive."""
    task = tables.Task
    wanted = select(task.number).where(task.directive_id == directive_id).order_by(col(task.number))
    return [known(number) for number in session.exec(wanted)]


def open_tasks(session: Session, directive_id: int) -> list[int]:
    """The numbers of a directive's tasks of which some unit still owes something."""
    wanted = (
        select(tables.Occurrence.task_number)
        .join(tables.Task)
        .join(tables.Assignment)
        .where(
            tables.Task.directive_id == directive_id,
            col(tables.Assignment.status).not_in([Status.DONE, Status.CANCELLED]),
        )
        .distinct()
        .order_by(col(tables.Occurrence.task_number))
    )
    return list(session.exec(wanted))


def by_number(session: Session, number: str) -> list[tables.Directive]:
    """The imported directives whose number is, or begins with, the text ("4532" finds "4532/SYT-VP")."""
    wanted, compared = as_compared(number), col(tables.Directive.compared)
    if not wanted:
        return []
    found = list(session.exec(_imported().where(compared == wanted)))
    begun = select(tables.Directive.id).where(compared.startswith(f"{wanted}/", autoescape=True))
    return found or list(session.exec(_imported().where(col(tables.Directive.id).in_(begun))))


def directives(session: Session, limit: int = 50) -> list[tables.Directive]:
    """The imported directives, the latest first."""
    return list(session.exec(_imported().limit(limit)))


def _imported() -> SelectOfScalar[tables.Directive]:
    """The directives that were not rejected, the latest first."""
    return (
        select(tables.Directive)
        .join(tables.Review)
        .where(tables.Review.state != "rejected")
        .order_by(col(tables.Directive.id).desc())
    )


def _as_row(read: model.Directive, text: str, source: Source) -> tables.Directive:
    return tables.Directive(
        number=read.number,
        symbol=read.symbol,
        issued=read.issued,
        received=source.received,
        issuer=read.issuer,
        subject=read.subject,
        signer=read.signer,
        addressees=list(read.addressees),
        fingerprint=fingerprint(text),
        key=document_key(read),
        text=text,
        folded=fold(text),
        file_name=source.file_name,
        warnings=[{"code": warning.code, "params": warning.params} for warning in read.warnings],
        imported_by=source.person_id,
        imported_at=source.now,
    )


def draft_row(review_id: int, number: int, matched: Matched) -> tables.Draft:
    """A draft of a review, as it is stored."""
    draft = matched.draft
    return tables.Draft(
        review_id=review_id,
        number=number,
        body=to_json(draft),
        leads=list(matched.leads),
        helpers=[unit for unit in matched.helpers if unit not in matched.leads],
        unmatched=list(matched.unmatched),
        deadline=to_json(draft.deadline) if draft.deadline else {},
    )


def heads_of(session: Session, ids: Collection[int]) -> dict[int, tables.Directive]:
    """The directives with the ids, without their texts, unless their review was rejected."""
    of: Any = tables.Directive
    rows = _imported().where(col(tables.Directive.id).in_(ids)).options(defer(of.text), defer(of.folded))
    return {known(row.id): row for row in session.exec(rows)}


def directive(session: Session, directive_id: int) -> tables.Directive | None:
    """The directive with the id, unless its review was rejected."""
    return session.exec(_imported().where(tables.Directive.id == directive_id)).first()
