// Send the form in the background and put the answer's form in its place.

// The names and values of what is typed, without files and without what buttons ask.
export function typedIn(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !name.startsWith("choice-"),
  );
}

// Gives the words that the answer tells; throws if there is no such answer.
export async function send(form, data) {
  form.inert = true;
  try {
    const response = await fetch(form.action, { method: "POST", body: packed(data) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("plan-form");
    if (!fresh) throw new Error(response.statusText);
    keepOpen(form, fresh);
    const target = fresh.querySelector("[autofocus]");
    target?.removeAttribute("autofocus"); // or the browser complains
    form.replaceWith(fresh);
    document.title = page.title;
    history.replaceState(null, "", new URL(fresh.action).pathname);
    target?.focus();
    return fresh.querySelector(".plan-told").textContent;
  } finally {
    form.inert = false;
  }
}

// As the form itself sends it: two thousand fields as one line, unless there is a file.
function packed(data) {
  const hasFile = data.get("do") === "open";
  return hasFile ? data : new URLSearchParams([...data].filter(([, value]) => typeof value === "string"));
}

// Sections that the reader has opened stay open.
function keepOpen(old, fresh) {
  for (const section of old.querySelectorAll("[data-section][open]")) {
    const same = fresh.querySelector(`[data-section="${CSS.escape(section.dataset.section)}"]`);
    if (same) same.open = true;
  }
}
