// What is typed on one line, and is longer than the line is on paper, is printed whole:
// a browser breaks the lines of a paragraph, but prints a field as wide as it stands.
const LONG = 60; // letters that fit on the shortest line of the sheet
let printed = [];

export function printWhole(form) {
  window.addEventListener("beforeprint", () => {
    const long = [...form().querySelectorAll(".field-line input")].filter(({ value }) => value.length > LONG);
    printed = long.map((input) => {
      const words = Object.assign(document.createElement("p"), { className: "plan-line-printed" });
      words.textContent = input.value;
      input.before(words);
      return words;
    });
  });
  window.addEventListener("afterprint", () => {
    printed.forEach((words) => words.remove());
    printed = [];
  });
}
