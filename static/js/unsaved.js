// Ask before a form that has been changed is left.
export function warnOfUnsaved(form) {
  // What stands in the form after a refused save is not saved either.
  let isChanged = Boolean(form.querySelector(".errornote"));
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
}
