// One column: the tabs of its people, the open chat, and the box to write in.

import { bubble, dated, element } from "./bubble.js";
import { Composer } from "./composer.js";
import { post } from "./net.js";
import { colour, dayName, initials, shortName } from "./words.js";

// From this many people on, tabs bear only the last two words of a name.
const MANY = 4;
const APPS = { telegram: "Telegram", zalo: "Zalo" };
const NEAR_BOTTOM = 80;
const TOAST = 4000;
const ANSWER_WAIT = 4000;

export class Column {
  constructor(name, label, onRead) {
    this.name = name;
    this.onRead = onRead;
    this.chats = [];
    this.chat = null;
    this.front = false;
    const template = document.getElementById("column-template");
    this.node = template.content.firstElementChild.cloneNode(true);
    this.node.dataset.testid = `column-${name}`;
    this.node.setAttribute("aria-label", label);
    this.node.hidden = true;
    this.list = this.find(".messages");
    this.composer = new Composer(this.find(".chat"), (text) => this.toast(text));
    this.list.addEventListener("click", (event) => this.onClick(event));
    this.list.addEventListener("scroll", () => this.onScroll());
    this.find(".jump").addEventListener("click", () => this.toBottom());
  }

  find(selector) {
    return this.node.querySelector(selector);
  }

  setChats(chats) {
    this.chats = chats;
    this.node.hidden = !chats.length;
    const kept = chats.find((chat) => chat === this.chat);
    if (kept) {
      this.drawHead();
      this.drawTabs();
    } else if (chats.length) {
      // After a reset the chats are new objects: stay with the same person.
      this.open(chats.find((chat) => chat.chat_id === this.chat?.chat_id) || chats[0]);
    }
  }

  open(chat) {
    this.composer.leave();
    this.chat = chat;
    this.find(".chat").dataset.testid = `chat-${chat.chat_id}`;
    this.composer.enter(chat);
    this.drawHead();
    this.redraw();
    this.onRead();
  }

  setFront(on) {
    this.front = on;
    this.node.classList.toggle("front", on);
    if (on) this.toBottom();
    this.drawTabs();
  }

  // On a narrow screen a column that is not in front is not seen, nor is anything on a hidden page.
  visible() {
    return this.node.offsetParent !== null && document.visibilityState === "visible";
  }

  unread() {
    return this.chats.reduce((sum, chat) => sum + this.unreadOf(chat), 0);
  }

  unreadOf(chat) {
    const later = [...chat.messages.values()].slice(chat.readUpTo);
    return later.filter((message) => message.from.is_bot).length;
  }

  markRead() {
    if (this.chat && this.visible()) this.chat.readUpTo = this.chat.messages.size;
  }

  drawHead() {
    const { chat } = this;
    const avatar = this.find(".chat-head .avatar");
    avatar.textContent = initials(chat.name);
    avatar.style.background = colour(chat.name);
    this.find(".name").textContent = chat.name;
    this.find(".chat").dataset.channel = chat.channel;
    this.find(".app").textContent = APPS[chat.channel];
    this.find(".title").textContent = chat.blocked ? `${chat.title} · đã chặn bot` : chat.title;
    this.composer.refresh();
  }

  drawTabs() {
    const strip = this.find(".tabs");
    strip.hidden = this.chats.length < 2;
    strip.replaceChildren(...this.chats.map((chat) => this.tab(chat)));
    strip.querySelector("[aria-selected=true]")?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }

  tab(chat) {
    const tab = element("button", "tab");
    tab.type = "button";
    tab.dataset.testid = `tab-${chat.chat_id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(chat === this.chat));
    tab.title = `${chat.name} · ${chat.title} · ${APPS[chat.channel]}`;
    const face = element("span", "avatar small", initials(chat.name));
    face.style.background = colour(chat.name);
    face.dataset.channel = chat.channel;
    tab.append(face, element("span", "tab-name", this.chats.length > MANY ? shortName(chat.name) : chat.name));
    const count = this.unreadOf(chat);
    const badge = element("b", "badge", String(count));
    badge.dataset.testid = `unread-${chat.chat_id}`;
    badge.hidden = !count;
    tab.append(badge);
    tab.addEventListener("click", () => this.open(chat));
    return tab;
  }

  redraw() {
    if (!this.chat) return;
    this.list.replaceChildren();
    this.lastDay = "";
    if (!this.chat.messages.size) {
      this.list.append(element("li", "empty", "Chưa có tin nhắn nào."));
    }
    for (const message of this.chat.messages.values()) this.append(message);
    this.toBottom();
    this.drawTabs();
  }

  append(message) {
    const day = dayName(dated(message));
    if (day !== this.lastDay) {
      this.list.append(element("li", "day", day));
      this.lastDay = day;
    }
    this.list.append(this.bubble(message));
  }

  bubble(message) {
    const row = bubble(this.chat.chat_id, message, {
      press: (pressed, data, key) => this.press(pressed, data, key),
      command: (text) => this.composer.write(text),
      jump: (id) => this.jumpTo(id),
    });
    if (this.chat.channel === "zalo") row.querySelector(".bubble").removeAttribute("title");
    return row;
  }

  row(id) {
    return this.list.querySelector(`[data-message-id="${CSS.escape(String(id))}"]`);
  }

  onMessage(chat, message) {
    if (chat !== this.chat) {
      this.drawTabs();
      return;
    }
    const old = this.row(message.message_id);
    const stay = this.atBottom() || !message.from.is_bot;
    if (old && this.sameDay(old, message)) old.replaceWith(this.bubble(message));
    else if (old) this.redraw();
    else {
      this.list.querySelector(".empty")?.remove();
      this.append(message);
    }
    if (message.from.is_bot) this.find(".typing").hidden = true;
    if (stay) this.toBottom();
    else if (!old) this.find(".jump").hidden = false;
    this.markRead();
    this.drawTabs();
  }

  // A message that was stamped anew may belong under another day.
  sameDay(row, message) {
    let before = row;
    while (before && !before.classList.contains("day")) before = before.previousElementSibling;
    return before?.textContent === dayName(dated(message));
  }

  async press(message, data, key) {
    key.disabled = true;
    this.pressed = key;
    setTimeout(() => (key.disabled = false), ANSWER_WAIT);
    try {
      await post("/control/press", { chat_id: this.chat.chat_id, message_id: message.message_id, data });
    } catch (error) {
      key.disabled = false;
      this.toast(error.message);
    }
  }

  onAnswer(chat, { text }) {
    if (this.pressed) this.pressed.disabled = false;
    if (chat === this.chat && text) this.toast(text);
  }

  onTyping(chat) {
    if (chat !== this.chat) return;
    const typing = this.find(".typing");
    typing.hidden = false;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => (typing.hidden = true), 5000);
  }

  toast(text) {
    const node = this.find(".toast");
    node.textContent = text;
    node.hidden = false;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => (node.hidden = true), TOAST);
  }

  onClick(event) {
    const row = event.target.closest("[data-testid=message]");
    // On Zalo the bot is not told to what somebody replies.
    if (this.chat.channel === "zalo") return;
    // A click on a button or a link, or one that ends a selection of text, is not a reply.
    if (!row || event.target.closest("button, a") || String(window.getSelection())) return;
    const message = [...this.chat.messages.values()].find((one) => String(one.message_id) === row.dataset.messageId);
    if (message) this.composer.replyTo(message);
  }

  jumpTo(id) {
    const row = this.row(id);
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: "smooth" });
    row.classList.add("flash");
    setTimeout(() => row.classList.remove("flash"), 1500);
  }

  atBottom() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_BOTTOM;
  }

  toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
    this.find(".jump").hidden = true;
    this.markRead();
  }

  onScroll() {
    if (this.atBottom()) this.find(".jump").hidden = true;
  }
}
