// The page's state: all chats and their messages, kept fresh by server-sent events.

import { startClock, showTime } from "./clock.js";
import { Column } from "./column.js";
import { get } from "./net.js";

const GROUPS = { "văn phòng": "office", "lãnh đạo": "leaders", "đơn vị": "units" };
const LABELS = { office: "Văn phòng", leaders: "Lãnh đạo", units: "Đơn vị" };

const chats = new Map();
const columns = new Map();
const touched = new Set();
const offline = document.getElementById("offline");
const switches = [...document.querySelectorAll(".switch [data-column]")];

for (const name of Object.keys(LABELS)) {
  const column = new Column(name, LABELS[name], refreshBadges);
  columns.set(name, column);
  document.getElementById("columns").append(column.node);
}

function columnOf(chat) {
  return columns.get(GROUPS[(chat.group || "").normalize("NFC").toLowerCase()] || "units");
}

function put(view) {
  const known = chats.get(view.chat_id);
  if (known) {
    Object.assign(known, view);
    return known;
  }
  const chat = { ...view, messages: new Map(), readUpTo: 0, draft: "" };
  chats.set(chat.chat_id, chat);
  return chat;
}

function arrange() {
  for (const column of columns.values()) {
    column.setChats([...chats.values()].filter((chat) => columnOf(chat) === column));
  }
  const filled = [...columns.values()].filter((column) => column.chats.length);
  document.body.dataset.columns = filled.length;
  for (const key of switches) key.hidden = !columns.get(key.dataset.column).chats.length;
  if (!filled.some((column) => column.front)) choose(filled[0]?.name);
  refreshBadges();
}

async function load() {
  touched.clear();
  const { chats: rows } = await get("/control/chats?messages=1");
  const present = new Set(rows.map((row) => row.chat_id));
  for (const id of [...chats.keys()]) if (!present.has(id)) chats.delete(id);
  for (const { messages, ...view } of rows) {
    const chat = put(view);
    const fresh = new Map(messages.map((message) => [message.message_id, message]));
    // What an event brought while we were loading is newer than what was loaded.
    for (const [id, message] of chat.messages) {
      if (touched.has(`${chat.chat_id}/${id}`)) fresh.set(id, message);
    }
    chat.messages = fresh;
    if (!chat.loaded) chat.readUpTo = lastOwn(messages);
    chat.loaded = true;
  }
  arrange();
  for (const column of columns.values()) column.redraw();
}

// How many messages there are up to and with the person's own last one: what comes after is unread.
function lastOwn(messages) {
  return messages.findLastIndex((message) => !message.from.is_bot) + 1;
}

function onMessage({ chat_id: id, message }) {
  const chat = chats.get(id);
  if (!chat) return;
  touched.add(`${id}/${message.message_id}`);
  chat.messages.set(message.message_id, message);
  columnOf(chat).onMessage(chat, message);
  refreshBadges();
}

function onDeleted({ chat_id: id, message_id: messageId }) {
  const chat = chats.get(id);
  if (chat?.messages.delete(messageId)) columnOf(chat).redraw();
}

function refreshBadges() {
  for (const key of switches) {
    const column = columns.get(key.dataset.column);
    const badge = key.querySelector(".badge");
    const count = column.unread();
    badge.hidden = !count || column.front;
    badge.textContent = count;
  }
}

function choose(name) {
  for (const column of columns.values()) column.setFront(column.name === name);
  for (const key of switches) key.setAttribute("aria-pressed", String(key.dataset.column === name));
  refreshBadges();
}

function listen() {
  const stream = new EventSource("/events");
  const on = (name, act) => stream.addEventListener(name, (event) => act(JSON.parse(event.data)));
  // "hello" comes at every (re)connection: whatever was missed is loaded then.
  on("hello", () => {
    offline.hidden = true;
    load();
  });
  on("message", onMessage);
  on("deleted", onDeleted);
  on("people", (rows) => {
    rows.forEach(put);
    arrange();
  });
  on("answer", (answer) => withChat(answer, (column, chat) => column.onAnswer(chat, answer)));
  on("typing", (event) => withChat(event, (column, chat) => column.onTyping(chat)));
  on("clock", showTime);
  on("reset", () => {
    chats.clear();
    load();
  });
  stream.addEventListener("error", () => {
    offline.hidden = false;
  });
}

function withChat({ chat_id: id }, act) {
  const chat = chats.get(id);
  if (chat) act(columnOf(chat), chat);
}

for (const key of switches) key.addEventListener("click", () => choose(key.dataset.column));
listen();
startClock();
