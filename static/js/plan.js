/*
 * The plan's page with scripts: the same form, sent in the background, and kept on
 * the device while it is written. Without this everything works by whole pages.
 */
import { NAME, forget, keep, kept, isShared, setShared, storage } from "./plan-kept.js";
import { printWhole } from "./plan-print.js";
import { send, typedIn } from "./plan-send.js";

const plan = document.querySelector("[data-plan]");
const offer = plan.querySelector("[data-plan-offer]");
const words = plan.dataset;
const PAUSE = 800; // ms without typing before the plan is kept
let timer = 0;
let isUnkept = false; // typed since the plan was last kept or saved
let isSending = false; // for a paper or a file, and so nothing is lost
let found = null; // a kept plan that waits for an answer
let hasKept = false; // what is kept comes from this tab
let isElsewhere = false; // another tab has kept a plan since then

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

function announce(text) {
  plan.querySelector("[data-plan-announce]").textContent = text;
}

// Told beside what is kept, so that neither takes the other's place.
function tellFailure(text) {
  form().querySelector(".plan-told").textContent = text;
  announce(text);
}

function keepNow() {
  clearTimeout(timer);
  if (isShared()) return tell(words.wordsShared, true);
  if (found) return tell(words.wordsWaiting, true);
  if (isElsewhere) return tell(words.wordsElsewhere, true);
  const at = keep(typedIn(form()));
  if (!at) return tell(words.wordsBlocked, true);
  isUnkept = false;
  hasKept = true;
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

const refusal = (text) => `${text} ${words.wordsHere}`;

async function sendOn(data) {
  announce(""); // or the same words twice are announced once
  try {
    const { told, target } = await send(form(), data);
    const isOpened = ["open", "resume"].includes(data.get("do")) && told;
    if (isOpened) settleOffer();
    target?.focus();
    announce(told);
    keepSoon();
  } catch (error) {
    tellFailure(error.words ? refusal(error.words) : words.wordsFailed);
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
    resume(event.target.closest("[data-plan-resume='sure']"));
  } else if (event.target.closest("[data-plan-anew]")) {
    beginAnew();
  }
});

// Asks first where something has been typed that the kept plan would replace.
function resume(isSure) {
  const instead = plan.querySelector("[data-plan-instead]");
  if (isUnkept && !isSure) {
    instead.hidden = false;
    return instead.focus();
  }
  const data = new FormData();
  for (const [name, value] of found.typed) data.append(name, value);
  data.append("do", "resume");
  sendOn(data);
}

function beginAnew() {
  forget();
  settleOffer();
  form().querySelector("summary").focus();
  if (isUnkept) keepNow();
  else tell("");
}

// From here on, what stands on the page is what is kept.
function settleOffer() {
  found = null;
  isElsewhere = false;
  offer.hidden = true;
}

function offerKept() {
  found = kept();
  offer.hidden = !found;
  if (!found) return;
  const when = plan.querySelector("[data-plan-when]");
  when.textContent = when.dataset.planWhen.replace("{time}", clock(found.at));
  tell(words.wordsWaiting, true);
}

// Of two tabs with a plan in them only the one that kept last goes on keeping, and the
// other says so: neither replaces in silence what was written in the other.
window.addEventListener("storage", (event) => {
  if (event.key !== NAME || !event.newValue || isShared()) return;
  const isUntouched = form().hasAttribute("data-fresh") && !isUnkept && !hasKept;
  if (found || isUntouched) return offerKept();
  isElsewhere = isUnkept = true;
  keepNow();
});

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

printWhole(form);
plan.querySelector("[data-plan-device]").hidden = false;
plan.querySelector("[data-plan-shared]").checked = isShared();
if (!storage()) tell(words.wordsBlocked, true);
if (form().hasAttribute("data-fresh")) offerKept();
else keepSoon();
// What was shown above pushes down what the page opened at.
if (form().contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
