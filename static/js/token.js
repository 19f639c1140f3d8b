// Who has signed in anew in another tab has a new token: bring it along when what was
// handed back is sent. Without it the site says that the form must be sent once more.
async function tokenAt(address) {
  const answer = await fetch(address, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("input[name=csrfmiddlewaretoken]")?.value;
}

export function renewToken(form) {
  const field = form.querySelector("input[name=csrfmiddlewaretoken]");
  if (!field) return;
  let isAsking = false;
  let isRenewed = false;
  form.addEventListener("submit", async (event) => {
    if (isRenewed) return;
    event.preventDefault();
    if (isAsking) return; // pressed twice
    isAsking = true;
    try {
      field.value = await tokenAt(form.getAttribute("action") ?? location.href) ?? field.value;
    } catch { /* It is sent as it is, and comes back if it must. */ }
    isRenewed = true;
    form.requestSubmit(event.submitter);
  });
}
