// From what is to be mended to its line in the text.
export function leadToLines(form) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    const text = link && form.querySelector(link.getAttribute("href"));
    if (!text) return;
    event.preventDefault();
    const lines = text.value.split("\n");
    const before = lines.slice(0, link.dataset.line - 1).join("\n").length;
    const start = before ? before + 1 : 0;
    text.focus();
    text.setSelectionRange(start, start + (lines[link.dataset.line - 1] ?? "").length);
    text.scrollIntoView({ block: "center" });
  });
}
