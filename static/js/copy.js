// Copy the text of an element: <button data-copy-from="its-id">. Without this module,
// or where the browser has no clipboard, the buttons stay hidden.
const LASTS = 4000; // milliseconds that a label tells what happened

for (const button of document.querySelectorAll("button[data-copy-from]")) {
  const frame = button.closest("[hidden]");
  if (!navigator.clipboard || !frame) continue;
  frame.hidden = false;
  button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copyFrom).textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
    tell(button, button.dataset.copied);
  } catch {
    tell(button, button.dataset.notCopied);
  }
}

// The label says it to the eye, the status beside it to a screen reader.
function tell(button, words) {
  button.dataset.label ??= button.textContent;
  button.textContent = words;
  button.parentElement.querySelector("[role=status]").textContent = words;
  setTimeout(() => {
    button.textContent = button.dataset.label;
    button.parentElement.querySelector("[role=status]").textContent = "";
  }, LASTS);
}
