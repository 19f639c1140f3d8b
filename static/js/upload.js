// A new picture without leaving the text: the library's own form, in the dialog.
const MARK = "new-picture-"; // ids of its own, beside those of the page's form

export async function showUpload(place, url, done) {
  place.hidden = false;
  await show(place, await fetch(url), url, done);
}

async function show(place, response, url, done) {
  const html = await response.text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const kept = page.getElementById("django-admin-popup-response-constants");
  if (kept) {
    place.replaceChildren();
    place.hidden = true;
    done(JSON.parse(kept.dataset.popupResponse).obj);
    return;
  }
  const stopped = page.getElementById("not-saved");
  if (stopped && tell(place, stopped, page)) return;
  const form = document.importNode(page.querySelector("#content-main form"), true);
  for (const script of form.querySelectorAll("script")) script.remove();
  for (const each of form.querySelectorAll("[id], [for], [aria-describedby]")) rename(each);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new FormData(form);
    await show(place, await fetch(url, { method: "POST", body }), url, done);
  });
  place.replaceChildren(form);
  place.scrollIntoView({ block: "nearest" });
  (form.querySelector(".errorlist ~ * input, .errors input") ?? form.querySelector("input:not([type=hidden])"))?.focus();
}

// The form stays with its file, and gets the token that it needs to be sent again.
function tell(place, stopped, page) {
  const form = place.querySelector("form");
  const token = page.querySelector("#content-main [name=csrfmiddlewaretoken]");
  if (!form || !token) return false;
  form.querySelector("#not-saved")?.remove();
  form.elements.csrfmiddlewaretoken.value = token.value;
  form.prepend(document.importNode(stopped, true));
  form.firstElementChild.tabIndex = -1;
  form.firstElementChild.focus();
  return true;
}

function rename(element) {
  for (const name of ["id", "for", "aria-describedby"]) {
    const value = element.getAttribute(name);
    if (value) element.setAttribute(name, value.replaceAll(/\S+/g, `${MARK}$&`));
  }
}
