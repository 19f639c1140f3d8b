/*
 * Buttons that copy: <button data-copy="text" data-copied="told after" hidden>.
 * They show themselves where the browser can copy, and tell in the nearest
 * [data-copy-told], which is a status region.
 */
const canCopy = Boolean(navigator.clipboard?.writeText);

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !canCopy;
  button.addEventListener("click", async () => {
    const told = button.parentElement.querySelector("[data-copy-told]");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      if (told) told.textContent = button.dataset.copied;
    } catch {
      button.hidden = true;
    }
  });
}
