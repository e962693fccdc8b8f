"""What each intent is called, and the right that it needs, by the table of `tasks.model`."""

from collections.abc import Mapping

from chat import intents as i
from chat.situation import Situation
from tasks.model import GRANTS, Act, Role

NAMES: Mapping[type, str] = {
    i.Done: "confirm_done", i.NotDone: "report_progress", i.InProgress: "report_progress",
    i.Acknowledge: "acknowledge", i.RequestExtension: "request_extension", i.Decline: "decline",
    i.AddEvidence: "add_evidence", i.WithdrawReport: "undo", i.Undo: "undo", i.Confirm: "approve",
    i.Return: "return", i.ChangeDeadline: "change_due", i.Reassign: "reassign", i.Cancel: "cancel_task",
    i.Pause: "pause", i.Resume: "reopen", i.Urge: "remind", i.Invite: "invite", i.NewTask: "assign",
    i.InviteGroup: "invite_group", i.LeaveGroup: "leave_group", i.PreferChannel: "prefer_channel",
    i.PastedDirective: "import_text", i.Drop: "drop_draft", i.DropUndated: "drop_draft",
    i.KeepOnly: "drop_draft", i.Restore: "restore_draft", i.FixDeadline: "edit_draft",
    i.EditRecipients: "edit_draft",
    i.Received: "edit_draft", i.Save: "save_review", i.RejectReview: "reject_review",
    i.ShowReview: "show_review", i.NextPage: "more", i.KeepAlias: "alias", i.ChooseNumber: "choose",
    i.Yes: "yes", i.No: "no", i.Help: "help", i.Greeting: "greet", i.Thanks: "greet", i.Start: "help",
    i.AskWeek: "ask_tasks",
    i.MyData: "my_data", i.Unknown: "unknown", i.AskUnlinked: "ask_people", i.AskUnreachable: "ask_people",
    i.LinkCode: "help", i.EditTask: "edit_task", i.AddCooperating: "add_coop", i.WithdrawRequest: "undo",
    i.Note: "note", i.EditDraft: "edit_draft", i.EditDocument: "edit_draft",
    i.SplitDraft: "edit_draft", i.AddDraft: "edit_draft", i.TakeOffUnit: "edit_draft",
    i.AskEvidence: "show_task",
    i.LetPass: "let_pass", i.KeepOut: "keep_out", i.LeavePerson: "leave_person", i.Unlink: "unlink",
    i.MergeDrafts: "edit_draft", i.AskUnits: "units", i.AskPeople: "ask_people", i.AskDirectives: "documents",
}  # fmt: skip
"""What `nhacviec understand` calls the intents whose name depends on nothing else."""

NEEDED: Mapping[type, Act] = {
    **dict.fromkeys((i.Done, i.AddEvidence, i.WithdrawReport, i.Acknowledge, i.Decline), Act.ANSWER),
    **dict.fromkeys((i.InProgress, i.NotDone), Act.START),
    **dict.fromkeys((i.RequestExtension, i.WithdrawRequest), Act.REQUEST_EXTENSION),
    i.Confirm: Act.CONFIRM,
    i.Return: Act.RETURN,
    i.Undo: Act.UNDO,
    i.DecideExtension: Act.DECIDE_EXTENSION,
    i.ChangeDeadline: Act.CHANGE_DEADLINE,
    i.Reassign: Act.REASSIGN,
    i.Cancel: Act.CANCEL,
    **dict.fromkeys((i.Pause, i.Resume), Act.PAUSE),
    **dict.fromkeys((i.NewTask, i.EditTask, i.AddCooperating), Act.GIVE),
    i.Urge: Act.URGE,
    **dict.fromkeys((i.Invite, i.InviteGroup, i.LeaveGroup), Act.INVITE),
    **dict.fromkeys((i.LeavePerson, i.Unlink), Act.MANAGE),
    **dict.fromkeys((i.LetPass, i.KeepOut), Act.CLEAR),
    i.PastedDirective: Act.IMPORT,
    **dict.fromkeys(
        (
            *(i.Drop, i.KeepOnly, i.EditRecipients, i.DropUndated, i.Restore, i.FixDeadline, i.GiveUnit),
            *(i.TakeOffUnit, i.KeepAlias, i.Received, i.EditDraft, i.EditDocument, i.AddDraft),
            *(i.SplitDraft, i.MergeDrafts, i.ShowReview, i.RejectReview),
        ),
        Act.REVIEW,
    ),
    i.Save: Act.SAVE,
}
"""What needs no right, or the right of the act within, is not named."""


def may_mean(intent: i.Plain, situation: Situation) -> bool:
    """Whether somebody in this situation holds the right, over every unit or over the own one."""
    act = NEEDED.get(type(intent))
    if act is None or not _roles(situation):
        return True
    grants = [GRANTS[role] for role in _roles(situation)]
    return any(act in grant.everywhere or act in grant.own_unit for grant in grants)


def _roles(situation: Situation) -> list[Role]:
    held = (
        (situation.office, Role.OFFICE),
        (situation.leader, Role.DIRECTOR),
        (situation.head, Role.HEAD),
        (situation.staff, Role.STAFF),
    )
    return [role for holds, role in held if holds]
