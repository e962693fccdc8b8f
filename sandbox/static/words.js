// Dates, sizes and names as the page shows them. The office's time zone, whatever the computer's is.

const ZONE = "Asia/Ho_Chi_Minh";
const time = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat("vi-VN", {
  timeZone: ZONE, weekday: "long", day: "2-digit", month: "2-digit", year: "numeric",
});

export const clockTime = (date) => time.format(date);

export function dayName(date) {
  const part = Object.fromEntries(day.formatToParts(date).map((piece) => [piece.type, piece.value]));
  return `${part.weekday}, ${part.day}/${part.month}/${part.year}`;
}

export function sizeName(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

// Vietnamese people are called by the last word of their name.
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[words.length - 2][0], words[words.length - 1][0]] : [words[0]?.[0] || "?"];
  return letters.join("").toUpperCase();
}

export const shortName = (name) => name.trim().split(/\s+/).slice(-2).join(" ");

const COLOURS = ["#3390ec", "#d1672c", "#3b9c58", "#8a5bc9", "#c2447f", "#2795a3", "#b5851b", "#5469c4"];

export function colour(text) {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return COLOURS[sum % COLOURS.length];
}

export function preview(message) {
  const text = message.text || message.caption || "";
  if (text) return text.slice(0, 140);
  return message.document ? message.document.file_name : "Ảnh";
}
