// What makes writing in the admin easier. Without it every form works as it is.
import { warnOfUnsaved } from "./unsaved.js";
import { addToolbars } from "./toolbars.js";
import { leadToLines } from "./remarks.js";
import { showLive } from "./live.js";

const form = document.querySelector("#content-main form");
if (form) {
  addToolbars(form);
  warnOfUnsaved(form);
  leadToLines(form);
  const pane = document.getElementById("live");
  if (pane) showLive(form, pane);
}
