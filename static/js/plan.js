/*
 * The plan's page with scripts: the same form, sent in the background, and kept on
 * the device while it is written. Without this everything works by whole pages.
 */
import { forget, keep, kept, isShared, setShared, storage } from "./plan-kept.js";
import { send, typedIn } from "./plan-send.js";

const plan = document.querySelector("[data-plan]");
const offer = plan.querySelector("[data-plan-offer]");
const words = plan.dataset;
const PAUSE = 800; // ms without typing before the plan is kept
let timer = 0;
let isUnkept = false; // typed since the plan was last kept or saved
let isSending = false; // for a paper or a file, and so nothing is lost
let found = null; // a kept plan that waits for an answer

const form = () => document.getElementById("plan-form");

// The time, and the day where that is not today.
function clock(at) {
  const day = new Date(at);
  const isToday = day.toDateString() === new Date().toDateString();
  const dateStyle = isToday ? undefined : "long";
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle, timeStyle: "short" });
  return format.format(day);
}

function tell(text, isWarning = false) {
  const place = form().querySelector("[data-plan-kept]");
  place.textContent = text;
  place.classList.toggle("is-warning", isWarning);
}

function keepNow() {
  clearTimeout(timer);
  if (found) return;
  if (isShared()) return tell(words.wordsShared, true);
  const at = keep(typedIn(form()));
  if (!at) return tell(words.wordsBlocked, true);
  isUnkept = false;
  tell(words.wordsKept.replace("{time}", clock(at)));
}

function keepSoon() {
  isUnkept = true;
  clearTimeout(timer);
  timer = setTimeout(keepNow, PAUSE);
}

// What the sections' states say, counted anew: "3 of 8 ticked".
function count(section) {
  const state = section?.querySelector("[data-counts]");
  if (!state) return;
  const boxes = [...section.querySelectorAll("input[type=checkbox]")];
  const fields = [...section.querySelectorAll(".field :is(input, textarea, select)")];
  const [all, done] = state.dataset.counts === "boxes"
    ? [boxes, boxes.filter((each) => each.checked)]
    : [fields, fields.filter((each) => each.value.trim())];
  const numbers = [done.length, all.length];
  state.textContent = state.textContent.replace(/\d+/g, () => numbers.shift());
}

async function sendOn(data) {
  try {
    const told = await send(form(), data);
    plan.querySelector("[data-plan-announce]").textContent = told;
    keepSoon();
  } catch {
    tell(words.wordsFailed, true);
  }
}

plan.addEventListener("input", (event) => {
  if (!event.target.name || event.target.type === "file") return;
  count(event.target.closest("[data-section]"));
  keepSoon();
});

plan.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.name === "do" && button.value !== "save") {
    event.preventDefault();
    sendOn(new FormData(form(), button));
  } else {
    isSending = true;
    if (button?.value === "save") isUnkept = false;
  }
});

plan.addEventListener("click", (event) => {
  if (event.target.closest("[data-plan-delete]")) {
    forget();
    isUnkept = false;
  } else if (event.target.closest("[data-plan-resume]")) {
    answerOffer(found);
  } else if (event.target.closest("[data-plan-anew]")) {
    forget();
    answerOffer(null);
  }
});

function answerOffer(old) {
  found = null;
  offer.hidden = true;
  if (!old) return form().querySelector("summary").focus();
  const data = new FormData();
  for (const [name, value] of old.typed) data.append(name, value);
  data.append("do", "resume");
  sendOn(data);
}

plan.querySelector("[data-plan-shared]").addEventListener("change", (event) => {
  setShared(event.target.checked);
  if (!event.target.checked) return keepSoon();
  forget();
  isUnkept = true;
  tell(words.wordsShared, true);
});

window.addEventListener("beforeunload", (event) => {
  if (isUnkept) keepNow();
  if (isUnkept && !isSending) event.preventDefault();
  isSending = false;
});

plan.querySelector("[data-plan-device]").hidden = false;
plan.querySelector("[data-plan-shared]").checked = isShared();
if (!storage()) tell(words.wordsBlocked, true);
if (form().hasAttribute("data-fresh")) {
  found = kept();
  offer.hidden = !found;
  const when = plan.querySelector("[data-plan-when]");
  if (found) when.textContent = when.dataset.planWhen.replace("{time}", clock(found.at));
} else {
  keepSoon();
}
