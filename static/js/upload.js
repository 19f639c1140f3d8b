// A new picture without leaving the text: the library's own form, in the dialog.
const MARK = "new-picture-"; // ids of its own, beside those of the page's form

export async function showUpload(place, url, done) {
  place.hidden = false;
  await show(place, await ask(url), url, done);
}

// What is too large for the server in front, meets no server, or comes from somebody who is
// signed out has no answer of ours.
async function ask(url, options) {
  const response = await fetch(url, options).catch(() => null);
  return response && !response.redirected ? response.text() : "";
}

async function show(place, html, url, done) {
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
  const found = page.querySelector("#content-main form");
  if (!found) return tellThatItFailed(place);
  const form = document.importNode(found, true);
  for (const script of form.querySelectorAll("script")) script.remove();
  for (const each of form.querySelectorAll("[id], [for], [aria-describedby]")) rename(each);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy) return; // pressed again while the picture is on its way
    form.ariaBusy = "true";
    const html = await ask(url, { method: "POST", body: new FormData(form) });
    form.ariaBusy = null;
    await show(place, html, url, done);
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

// All that is typed stays, with its file, to be sent again.
function tellThatItFailed(place) {
  place.querySelector(".upload-failed")?.remove();
  const told = document.createElement("p");
  told.className = "errornote upload-failed";
  told.textContent = place.dataset.failed;
  told.tabIndex = -1;
  place.prepend(told);
  told.focus();
}

function rename(element) {
  for (const name of ["id", "for", "aria-describedby"]) {
    const value = element.getAttribute(name);
    if (value) element.setAttribute(name, value.replaceAll(/\S+/g, `${MARK}$&`));
  }
}
