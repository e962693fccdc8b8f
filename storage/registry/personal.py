"""What is kept on a person, as they may ask to know."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from storage import tables


@dataclass(frozen=True, slots=True)
class PersonalRecords:
    """Addresses in the order of their linking, and how much the person wrote."""

    addresses: list[tables.Address]
    reports: int
    extensions: int
    messages: int
    files: int


def kept_on(session: Session, person_id: int) -> PersonalRecords:
    """Everything that bears the person's id or came from their chats."""
    wanted = select(tables.Address).where(tables.Address.person_id == person_id)
    addresses = list(session.exec(wanted.order_by(col(tables.Address.id))))
    chats = [address.chat_id for address in addresses]
    reports = select(tables.Report.id).where(tables.Report.person_id == person_id)
    return PersonalRecords(
        addresses=addresses,
        reports=session.exec(
            select(func.count(col(tables.Report.id))).where(tables.Report.person_id == person_id)
        ).one(),
        extensions=session.exec(
            select(func.count(col(tables.Extension.id))).where(tables.Extension.person_id == person_id)
        ).one(),
        messages=session.exec(
            select(func.count(col(tables.Inbox.id))).where(col(tables.Inbox.chat_id).in_(chats))
        ).one(),
        files=session.exec(
            select(func.count(col(tables.Evidence.id))).where(col(tables.Evidence.report_id).in_(reports))
        ).one(),
    )
