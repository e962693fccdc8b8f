"""python-telegram-bot against the sandbox: what it sends is taken, what it gets it understands."""

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    Message,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatMemberStatus

from tests.sandbox.conftest import CLERK, GROUP, HEAD
from tests.servers import Sandbox

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Đã xong", callback_data="d:12")]])


async def only_update(bot: Bot) -> Update:
    updates = await bot.get_updates(timeout=2)
    assert len(updates) == 1
    return updates[0]


async def only_message(bot: Bot) -> Message:
    message = (await only_update(bot)).message
    assert message is not None
    return message


async def test_the_bot_learns_who_it_is(bot: Bot) -> None:
    assert (bot.id, bot.bot.is_bot, bot.can_join_groups) == (1_000_000_001, True, True)


async def test_start_arrives_as_a_command_with_the_persons_code(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.start(HEAD)
    message = await only_message(bot)
    assert message.text == "/start MAMOI123"
    assert message.parse_entities(["bot_command"]) == {message.entities[0]: "/start"}
    assert message.from_user is not None
    assert (message.from_user.id, message.chat.id, message.chat.type) == (HEAD, HEAD, "private")


async def test_a_command_behind_an_emoji_is_found_in_utf_16_units(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "😀 /help")
    message = await only_message(bot)
    assert (message.entities[0].offset, message.entities[0].length) == (3, 5)


async def test_a_sent_message_comes_back_whole(bot: Bot, sandbox: Sandbox) -> None:
    said = sandbox.say(HEAD, "chào")
    sent = await bot.send_message(
        HEAD,
        "Việc số 12 đến hạn",
        entities=[MessageEntity("bold", 0, 10)],
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(said["message_id"]),
    )
    assert sent.parse_entities() == {sent.entities[0]: "Việc số 12"}
    assert sent.reply_markup == KEYBOARD
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "chào"
    assert sent.message_id > said["message_id"]
    assert sent.from_user is not None
    assert sent.from_user.id == bot.id


async def test_a_press_carries_the_message_it_was_under(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(HEAD, "chào")
    await bot.get_updates(timeout=1)
    sent = await bot.send_message(HEAD, "Việc số 12", reply_markup=KEYBOARD)
    sandbox.press_button(HEAD, "Đã xong")
    query = (await bot.get_updates(offset=-1, timeout=2))[0].callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    assert (query.data, query.from_user.id, query.message.message_id) == ("d:12", HEAD, sent.message_id)
    assert query.message.text == "Việc số 12"
    assert await query.answer("Đã ghi nhận")


async def test_a_reply_names_the_message_it_answers(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(HEAD, "chào")
    sent = await bot.send_message(HEAD, "Việc số 12")
    sandbox.say(HEAD, "xong rồi", reply_to=sent.message_id)
    message = (await bot.get_updates(offset=-1, timeout=2))[0].message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == sent.message_id


async def test_a_persons_file_can_be_downloaded(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.send_file(CLERK, ("công văn.pdf", b"%PDF-1.7 bytes"), caption="giao việc")
    message = await only_message(bot)
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("công văn.pdf", "giao việc")
    file = await bot.get_file(message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7 bytes"


async def test_a_persons_photo_has_a_caption_and_bytes(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.send_file(CLERK, ("anh.jpg", b"\xff\xd8picture"), caption="bản chụp", photo=True)
    message = await only_message(bot)
    assert message.caption == "bản chụp"
    file = await bot.get_file(message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == b"\xff\xd8picture"


async def test_the_bots_document_keeps_its_name_and_bytes(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "xuất excel")
    sent = await bot.send_document(
        CLERK, InputFile(b"PK..", filename="bảng theo dõi.xlsx"), caption="Bảng theo dõi"
    )
    assert sent.document is not None
    assert sent.document.file_name == "bảng theo dõi.xlsx"
    assert sandbox.sent(CLERK)[0]["file_name"] == "bảng theo dõi.xlsx"
    again = await bot.send_document(CLERK, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_id == sent.document.file_id


async def test_the_bots_photo_is_taken(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "biểu đồ")
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
    sent = await bot.send_photo(CLERK, png, caption="Biểu đồ")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)


async def test_edits_change_the_message_and_stay_in_the_ledger(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(HEAD, "chào")
    sent = await bot.send_message(HEAD, "Việc số 12", reply_markup=KEYBOARD)
    await bot.edit_message_text("Việc số 12: đã ghi nhận", HEAD, sent.message_id, reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(HEAD, sent.message_id)
    shown = sandbox.messages(HEAD)[-1]
    assert shown["text"] == "Việc số 12: đã ghi nhận"
    assert "reply_markup" not in shown
    entry = sandbox.sent(HEAD)[0]
    assert entry["text"] == "Việc số 12"
    assert [edit["method"] for edit in entry["edits"]] == ["editMessageText", "editMessageReplyMarkup"]


async def test_an_edit_by_a_person_is_an_edited_message(bot: Bot, sandbox: Sandbox) -> None:
    said = sandbox.say(HEAD, "xong 12")
    sandbox.edit(HEAD, said["message_id"], "chưa xong 12")
    edited = (await bot.get_updates(timeout=1))[-1].edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (said["message_id"], "chưa xong 12")
    assert edited.edit_date is not None


async def test_a_forward_keeps_its_origin_and_the_forwarders_name(bot: Bot, sandbox: Sandbox) -> None:
    said = sandbox.say(HEAD, "đã xong")
    sandbox.forward(CLERK, HEAD, said["message_id"])
    message = (await bot.get_updates(timeout=1))[-1].message
    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.id, message.text) == (CLERK, "đã xong")
    assert message.forward_origin is not None
    assert message.forward_origin.to_dict()["sender_user"]["id"] == HEAD


async def test_blocking_is_told_and_unblocked_by_writing_again(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(HEAD, "chào")
    sandbox.block(HEAD)
    sandbox.say(HEAD, "lại đây")
    changes = [update.my_chat_member for update in await bot.get_updates(timeout=1)]
    states = [change.new_chat_member.status for change in changes if change is not None]
    assert states == [ChatMemberStatus.BANNED, ChatMemberStatus.MEMBER]


async def test_the_small_methods_answer(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    assert await bot.send_chat_action(CLERK, "typing")
    assert await bot.set_my_commands([("help", "Trợ giúp")])
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_the_bot_can_leave_a_group(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(GROUP, "/start", sender={"id": 555, "name": "Người lạ"})
    message = await only_message(bot)
    assert message.from_user is not None
    assert (message.chat.type, message.chat.id, message.from_user.id) == ("group", GROUP, 555)
    assert await bot.leave_chat(GROUP)


async def test_a_long_text_of_a_person_comes_in_parts(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "việc 😀 " * 1000)
    texts = [update.message.text or "" for update in await bot.get_updates(timeout=1) if update.message]
    assert "".join(texts) == "việc 😀 " * 1000
    assert len(texts) > 1
    assert all(len(text.encode("utf-16-le")) <= 2 * 4096 for text in texts)


async def test_what_the_real_client_sends_breaks_no_rule_of_the_api(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    await bot.send_message(CLERK, "a", disable_notification=True, reply_markup=KEYBOARD)
    await bot.send_document(CLERK, b"abc", filename="a.txt")
    assert sandbox.ledger()["violations"] == []
