// A message as DOM nodes. What people and the bot wrote is only ever set as text.

import { clockTime, preview, sizeName } from "./words.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", text_link: "a", url: "a",
};

const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function dated(message) {
  return new Date(message.date * 1000);
}

// acts: {press(message, data, button), command(text), jump(message_id)}
export function bubble(chatId, message, acts) {
  const mine = !message.from.is_bot;
  const row = element("li", mine ? "row mine" : "row");
  row.dataset.testid = "message";
  row.dataset.messageId = message.message_id;
  row.dataset.chatId = chatId;
  row.dataset.from = mine ? "me" : "bot";
  const body = element("div", "bubble");
  body.title = "Bấm để trả lời tin này";
  if (message.forward_origin) {
    body.append(element("div", "forwarded", `Chuyển tiếp từ ${message.forward_origin.sender_user?.first_name || "người khác"}`));
  }
  if (message.reply_to_message) body.append(quote(message.reply_to_message, acts));
  if (message.photo) body.append(picture(message.photo[message.photo.length - 1]));
  if (message.photo_url) body.append(pictureAt(new URL(message.photo_url).pathname));
  if (message.document) body.append(fileLink(message.document));
  const words = message.text || message.caption;
  if (words) body.append(richText(words, message.entities || message.caption_entities || [], acts));
  const stamp = element("time", "stamp", clockTime(dated(message)));
  stamp.dataset.testid = "time";
  if (message.edit_date) stamp.textContent = `đã sửa ${stamp.textContent}`;
  body.append(stamp);
  row.append(body);
  const keyboard = message.reply_markup?.inline_keyboard;
  if (keyboard) row.append(buttons(message, keyboard, acts));
  return row;
}

function quote(original, acts) {
  const node = element("button", "quote");
  node.type = "button";
  node.dataset.testid = "quote";
  node.append(element("b", "", original.from.is_bot ? "Bot" : original.from.first_name));
  node.append(element("span", "", preview(original)));
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    acts.jump(original.message_id);
  });
  return node;
}

function fileLink(file) {
  const link = element("a", "file");
  link.dataset.testid = "file-link";
  link.href = `/control/files/${encodeURIComponent(file.file_id)}`;
  link.download = file.file_name || "tep";
  const ending = (file.file_name || "").split(".").pop().slice(0, 4).toUpperCase();
  link.append(element("span", "file-kind", ending || "TỆP"));
  const words = element("span", "file-words");
  words.append(element("b", "", file.file_name || "Tệp"));
  words.append(element("small", "", `${sizeName(file.file_size)} · tải về`));
  link.append(words);
  return link;
}

function picture(size) {
  return pictureAt(`/control/files/${encodeURIComponent(size.file_id)}`);
}

// A picture of this server's own.
function pictureAt(path) {
  const image = element("img", "picture");
  image.src = path;
  image.alt = "Ảnh";
  image.loading = "lazy";
  return image;
}

function buttons(message, keyboard, acts) {
  const block = element("div", "keyboard");
  for (const line of keyboard) {
    const row = element("div", "keys");
    for (const key of line) row.append(keyNode(message, key, acts));
    block.append(row);
  }
  return block;
}

function keyNode(message, key, acts) {
  if (key.url) {
    const link = element("a", "key", key.text);
    if (safe(key.url)) link.href = key.url;
    link.target = "_blank";
    link.rel = "noreferrer noopener";
    return link;
  }
  const node = element("button", "key", key.text);
  node.type = "button";
  node.dataset.testid = "button";
  node.dataset.data = key.callback_data ?? "";
  node.addEventListener("click", () => acts.press(message, key.callback_data ?? "", node));
  return node;
}

// Entities lie in UTF-16 units, as JavaScript's strings do. An inner one lies wholly in its outer one;
// of two that cross, the later is cut at the end of the earlier.
export function richText(text, entities, acts) {
  const root = element("div", "text");
  root.dataset.testid = "text";
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(root, text, 0, text.length, sorted, acts);
  return root;
}

function fill(parent, text, from, to, entities, acts) {
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    if (start < end) {
      if (start > at) parent.append(text.slice(at, start));
      const node = styled(entity, text.slice(start, end), acts);
      fill(node, text, start, end, entities.slice(i + 1, next), acts);
      parent.append(node);
      // A block ends its line by itself; the line break after it would leave an empty line.
      at = BLOCKS.has(node.tagName) && text[end] === "\n" ? end + 1 : end;
    }
    i = next;
  }
  if (at < to) parent.append(text.slice(at, to));
}

function styled(entity, inner, acts) {
  const node = element(TAGS[entity.type] || "span", `entity ${entity.type}`);
  if (node.tagName === "A") {
    const target = entity.url || inner;
    if (safe(target)) node.href = target;
    node.target = "_blank";
    node.rel = "noreferrer noopener";
  }
  if (entity.type === "bot_command") {
    node.addEventListener("click", (event) => {
      event.stopPropagation();
      acts.command(inner);
    });
  }
  return node;
}

function safe(url) {
  return /^https?:\/\//i.test(url);
}
