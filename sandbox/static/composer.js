// The box under a chat: text, replies, corrections, files, examples.

import { element } from "./bubble.js";
import { post, postForm } from "./net.js";
import { preview } from "./words.js";

export class Composer {
  constructor(panel, complain) {
    this.panel = panel;
    this.complain = complain;
    this.chat = null;
    this.reply = null;
    this.editing = false;
    this.input = panel.querySelector("textarea");
    this.file = panel.querySelector("input[type=file]");
    this.bar = panel.querySelector(".reply-bar");
    this.listen();
  }

  listen() {
    this.panel.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => {
      // While an input method composes a letter (Telex, VNI) Enter belongs to it.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
      if (event.key === "Escape") this.forget();
    });
    this.input.addEventListener("input", () => this.grow());
    this.panel.querySelector(".start").addEventListener("click", () => this.start());
    this.panel.querySelector(".attach").addEventListener("click", () => this.file.click());
    this.panel.querySelector(".reply-cancel").addEventListener("click", () => this.forget());
    this.panel.querySelector(".reply-edit").addEventListener("click", () => this.correct());
    this.file.addEventListener("change", () => this.sendFiles(this.file.files));
    this.listenForDrops();
  }

  listenForDrops() {
    const sign = this.panel.querySelector(".drop");
    this.panel.addEventListener("dragover", (event) => {
      event.preventDefault();
      sign.hidden = false;
    });
    this.panel.addEventListener("dragleave", (event) => {
      if (!this.panel.contains(event.relatedTarget)) sign.hidden = true;
    });
    this.panel.addEventListener("drop", (event) => {
      event.preventDefault();
      sign.hidden = true;
      this.sendFiles(event.dataTransfer.files);
    });
  }

  leave() {
    if (this.chat) this.chat.draft = this.input.value;
    this.forget();
  }

  enter(chat) {
    this.chat = chat;
    this.write(chat.draft || "", false);
    this.refresh();
  }

  refresh() {
    this.panel.querySelector(".start").hidden = this.chat.started;
    this.panel.querySelector(".start").textContent = this.chat.blocked ? "BỎ CHẶN" : "BẮT ĐẦU";
    this.panel.querySelector(".box").hidden = !this.chat.started;
    // On Zalo nobody sends a bot a file: photos go, one at a time.
    const zalo = this.chat.channel === "zalo";
    this.file.accept = zalo ? "image/*" : "";
    const attach = this.panel.querySelector(".attach");
    attach.title = zalo ? "Gửi ảnh" : "Gửi tệp";
    attach.setAttribute("aria-label", attach.title);
    this.input.placeholder = zalo ? "Nhập tin nhắn tới bot" : "Nhắn cho bot…";
    const strip = this.panel.querySelector(".hints");
    strip.hidden = !this.chat.started || !this.chat.hints.length;
    strip.replaceChildren(...this.chat.hints.map((hint) => this.hint(hint)));
  }

  hint(text) {
    const chip = element("button", "hint", text);
    chip.type = "button";
    chip.dataset.testid = "hint";
    chip.title = "Bấm để đưa vào ô nhắn";
    chip.addEventListener("click", () => this.write(text));
    return chip;
  }

  write(text, focus = true) {
    this.input.value = text;
    this.grow();
    if (focus) this.input.focus();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
  }

  replyTo(message) {
    this.reply = message;
    this.editing = false;
    const words = this.bar.querySelector(".reply-words");
    words.firstElementChild.textContent = message.from.is_bot ? "Trả lời bot" : "Trả lời tin của mình";
    words.lastElementChild.textContent = preview(message);
    const own = !message.from.is_bot && message.text && this.chat.channel !== "zalo";
    this.bar.querySelector(".reply-edit").hidden = !own;
    this.bar.hidden = false;
    this.input.focus();
  }

  correct() {
    this.editing = true;
    this.bar.querySelector("b").textContent = "Sửa tin đã gửi";
    this.bar.querySelector(".reply-edit").hidden = true;
    this.write(this.reply.text);
  }

  forget() {
    this.reply = null;
    this.editing = false;
    this.bar.hidden = true;
  }

  start() {
    return this.attempt(() => post("/control/start", { chat_id: this.chat.chat_id }));
  }

  async send() {
    const text = this.input.value;
    if (!text.trim()) return;
    const { chat, reply, editing } = this;
    this.write("");
    this.forget();
    const sent = await this.attempt(() =>
      editing
        ? post("/control/edit", { chat_id: chat.chat_id, message_id: reply.message_id, text })
        : post("/control/say", { chat_id: chat.chat_id, text, reply_to: reply?.message_id ?? null }),
    );
    // What could not be sent is given back, unless something else has been written meanwhile.
    if (!sent && this.chat === chat && !this.input.value) this.write(text);
  }

  async sendFiles(files) {
    let caption = this.input.value;
    const reply = this.reply;
    for (const file of [...files]) {
      const form = new FormData();
      form.append("chat_id", this.chat.chat_id);
      form.append("caption", caption);
      if (reply) form.append("reply_to", reply.message_id);
      if (file.type.startsWith("image/")) form.append("photo", "1");
      form.append("file", file);
      if (!(await this.attempt(() => postForm("/control/file", form)))) break;
      caption = "";
      this.write("");
      this.forget();
    }
    this.file.value = "";
  }

  async attempt(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.complain(error.message);
      return false;
    }
  }
}
