// A toolbar over every text in Markdown, and pickers for links and pictures.
import "../vendor/markdown-toolbar-element.js";
import { pick } from "./picker.js";

// With Ctrl, or Command on a Mac.
const SHORTCUTS = { b: "md-bold", i: "md-italic", k: "[data-pick]" };

export function addToolbars(form) {
  const template = document.getElementById("markdown-tools");
  if (!template) return;
  for (const text of form.querySelectorAll("textarea[data-markdown]")) {
    if (text.id.includes("__prefix__")) continue;
    addToolbar(text, template);
  }
  // A part that is added by a button, such as a step's loop.
  form.addEventListener("formset:added", (event) => {
    for (const text of event.target.querySelectorAll("textarea[data-markdown]")) {
      addToolbar(text, template);
    }
  });
}

function addToolbar(text, template) {
  const toolbar = template.content.firstElementChild.cloneNode(true);
  toolbar.setAttribute("for", text.id);
  for (const button of toolbar.querySelectorAll("[data-pick]")) {
    button.addEventListener("click", () => pick(button, text));
  }
  // A list with an item a line has no headings or lists within it.
  if (text.dataset.markdown === "lines") {
    for (const button of toolbar.querySelectorAll(".for-blocks")) button.remove();
  }
  text.addEventListener("keydown", (event) => {
    const tool = (event.ctrlKey || event.metaKey) && SHORTCUTS[event.key];
    if (!tool) return;
    event.preventDefault();
    toolbar.querySelector(tool).click();
  });
  const both = document.createElement("div");
  both.className = "with-tools";
  text.replaceWith(both);
  both.append(toolbar, text);
}
