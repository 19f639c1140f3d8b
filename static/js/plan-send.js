// Send the form in the background and put the answer's form in its place.

// The names and values of what is typed, without files and without what buttons ask.
export function typedIn(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !name.startsWith("choice-"),
  );
}

// Gives what the answer tells and where its focus belongs; throws if there is no
// such answer, with the words of the page that says why, if one came.
export async function send(form, data) {
  const active = document.activeElement;
  form.inert = true;
  try {
    const response = await fetch(form.action, { method: "POST", body: packed(data) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("plan-form");
    if (!fresh) {
      page.querySelector(".refusal .way-on")?.remove(); // the form is still here
      const words = page.querySelector(".refusal .lead")?.textContent.trim();
      throw Object.assign(new Error(response.statusText), { words });
    }
    keepOpen(form, fresh);
    const target = fresh.querySelector("[autofocus]");
    target?.removeAttribute("autofocus"); // or the browser complains
    form.replaceWith(fresh);
    document.title = page.title;
    history.replaceState(null, "", new URL(fresh.action).pathname);
    return { told: fresh.querySelector(".plan-told").textContent, target };
  } finally {
    form.inert = false;
    active?.focus(); // an inert form loses it, and a refused one is still in the page
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
