// The page beside its form, as it would be with what has been typed so far.
const PAUSE = 600; // ms without typing before the page is asked for
const WIDE = window.matchMedia("(min-width: 80rem)");

export function showLive(form, pane) {
  const frame = pane.querySelector("iframe");
  const remarks = pane.querySelector(".remarks-list");
  let timer = 0;
  let asked = null;

  async function renew() {
    if (!WIDE.matches) return;
    asked?.abort();
    asked = new AbortController();
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(form, pane.dataset.url, asked.signal);
      if (answer.page) show(frame, answer.page);
      remarks.innerHTML = answer.remarks;
      pane.removeAttribute("aria-busy");
    } catch (error) {
      // A later question took over, or the net is gone: what stands there stays.
      if (error.name !== "AbortError") pane.removeAttribute("aria-busy");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(renew, PAUSE);
  });
  WIDE.addEventListener("change", renew);
  pane.hidden = false;
  renew();
}

async function ask(form, url, signal) {
  const typed = new FormData(form);
  const response = await fetch(url, { method: "POST", body: typed, signal });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

// The frame runs no scripts; its place is kept, and links lead nowhere from it.
function show(frame, html) {
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.addEventListener("load", () => {
    frame.contentWindow.scrollTo(0, top);
    frame.contentDocument.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !link.getAttribute("href")?.startsWith("#")) event.preventDefault();
    });
    frame.contentDocument.addEventListener("submit", (event) => event.preventDefault());
  }, { once: true });
  frame.srcdoc = html;
}
