// Choose a page or a picture in a dialog and put its line into a text.
import { showUpload } from "./upload.js";

const dialog = document.getElementById("picker");
const filter = dialog?.querySelector("input[type=search]");
const list = dialog?.querySelector(".picker-list");
const upload = dialog?.querySelector(".picker-upload");
const place = dialog?.querySelector(".picker-new");
let source = "";
let target = null;

export async function pick(button, text) {
  target = text;
  source = button.dataset.pick;
  dialog.querySelector("h2").textContent = button.textContent;
  upload.hidden = !button.hasAttribute("data-upload");
  place.hidden = true;
  place.replaceChildren();
  filter.value = "";
  dialog.showModal();
  await fill();
}

// The page that lists references works by itself; its lines become buttons here.
async function fill() {
  const response = await fetch(source, { credentials: "same-origin" }).catch(() => null);
  // Who has been signed out meanwhile is led to the sign-in, which lists nothing.
  if (!response?.ok || response.redirected) {
    list.textContent = dialog.dataset.failed;
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const lines = page.querySelectorAll(`section[lang="${language()}"] [data-markdown]`);
  list.replaceChildren(...[...lines].map(asButton));
  list.classList.toggle("with-pictures", Boolean(list.querySelector("img")));
  narrow();
}

function language() {
  return document.getElementById("id_language")?.value || target.lang || "sv";
}

function asButton(line) {
  const button = document.createElement("button");
  button.type = "button";
  const picture = line.querySelector("img");
  if (picture) button.append(document.importNode(picture));
  button.append(line.querySelector("span").textContent);
  button.addEventListener("click", () => choose(line.dataset.markdown));
  return button;
}

function choose(markdown) {
  dialog.close();
  const words = target.value.slice(target.selectionStart, target.selectionEnd);
  const isLink = !markdown.startsWith("!");
  insert(words && isLink ? markdown.replace(/^\[.*\]\(/s, `[${words}](`) : markdown);
}

// The editor's own undo goes on working where the browser knows insertText.
function insert(words) {
  target.focus();
  if (!document.execCommand("insertText", false, words)) {
    target.setRangeText(words, target.selectionStart, target.selectionEnd, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function narrow() {
  const wanted = filter.value.toLowerCase();
  for (const button of list.children) {
    button.hidden = !button.textContent.toLowerCase().includes(wanted);
  }
}

filter?.addEventListener("input", narrow);
filter?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  list.querySelector("button:not([hidden])")?.click();
});
// A picture that has just been uploaded stands first among those of its name.
upload?.addEventListener("click", () => showUpload(place, upload.dataset.url, async (name) => {
  await fill();
  [...list.children].find((button) => button.textContent === name)?.click();
}));
