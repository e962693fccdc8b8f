// The clock panel: shows the bot's time and asks it to move on. What a working day is, the bot knows.

import { get, post } from "./net.js";
import { clockTime, dayName } from "./words.js";

const panel = document.querySelector("[data-testid=clock]");
const face = panel.querySelector("[data-testid=clock-now]");
const status = panel.querySelector("[data-testid=clock-status]");
const keys = [...panel.querySelectorAll("[data-move]")];

const RETRY = 1500;
const REFRESH = 60_000;

let ahead = 0;
let known = false;
let moving = false;

export function startClock() {
  for (const key of keys) key.addEventListener("click", () => move(key.dataset.move));
  setInterval(draw, 1000);
  look();
}

export function showTime(answer) {
  ahead = new Date(answer.now).getTime() - Date.now();
  known = true;
  panel.hidden = false;
  draw();
}

async function look() {
  try {
    showTime(await get("/clock"));
    if (!moving) status.textContent = "";
    setTimeout(look, REFRESH);
  } catch (error) {
    // 404: nobody gave this sandbox a clock. Anything else: the bot is not up yet, or has gone.
    if (error.status === 404) return;
    if (known) status.textContent = error.message;
    setTimeout(look, RETRY);
  }
}

async function move(step) {
  busy(true);
  status.textContent = "Đang chuyển…";
  try {
    showTime(await post("/clock", { move: step }));
    status.textContent = "";
  } catch (error) {
    status.textContent = error.message;
  }
  busy(false);
}

function busy(on) {
  moving = on;
  for (const key of keys) key.disabled = on;
}

function draw() {
  if (!known) return;
  const now = new Date(Date.now() + ahead);
  const text = `${dayName(now)} · ${clockTime(now)}`;
  if (face.textContent !== text) face.textContent = text;
}
