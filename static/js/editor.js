// What makes writing in the admin easier. Without it every form works as it is.
import { warnOfUnsaved } from "./unsaved.js";
import { addToolbars } from "./toolbars.js";
import { leadToLines } from "./remarks.js";
import { showLive } from "./live.js";
import { renewToken } from "./token.js";

// What is to be mended may stand far down, out of sight.
function leadToError(form) {
  if (form.querySelector(".errorlist.nonfield")) return;
  form.querySelector(".errors :is(input, select, textarea):not([type=hidden])")?.focus();
}

const form = document.querySelector("#content-main form");
if (form) {
  addToolbars(form);
  warnOfUnsaved(form);
  leadToLines(form);
  leadToError(form);
  if (document.getElementById("not-saved")) renewToken(form);
  const pane = document.getElementById("live");
  if (pane) showLive(form, pane);
}
