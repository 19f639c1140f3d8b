// The plan's page in a copy of the site that has no server: the same fields and buttons,
// and a file that is read and written here. A page from a disk may load no modules.
(() => {
  const plan = document.getElementById("plan-form");
  const words = plan.dataset;
  const LISTS = ["activities", "debriefs", "results", "loops", "reports"];
  const VERSION = Number(words.version);
  const BY_KEY = ["principles", "steps"]; // one row for each that the site knows
  const blank = Object.fromEntries(
    LISTS.map((list) => [list, plan.querySelector(`template[data-rows="${list}"]`).innerHTML]),
  );
  let opened = {}; // the file's own data: what the page has no field for is kept
  let count = 0;
  let isUnsaved = false;

  const fields = (place) => [...place.querySelectorAll("input[name], select[name], textarea[name]")];
  const rowsOf = (list) => [...plan.querySelectorAll(`[data-row="${list}"]`)];
  const field = (row, name) => fields(row).find((each) => each.name.endsWith(`-${name}`));
  const tell = (text) => {
    plan.querySelector(".plan-told").textContent = text;
  };

  // Rows

  const TITLES = {
    activities: (row) => field(row, "title").value || field(row, "ref").value,
    debriefs: (row) => field(row, "prompt").value,
    results: (row) => field(row, "tool").value,
    loops: (row) => ["from_step", "to_step"].map((end) => chosen(field(row, end))).join(" → "),
    reports: (row) => field(row, "heard").value.split("\n")[0].slice(0, 70),
  };
  const chosen = (select) => select.selectedOptions[0]?.textContent ?? "–";

  // The element that a list's rows stand in, before the button that adds to it.
  function listFor(list, step) {
    const choice = plan.querySelector(`button[value="add:${list}:${step}"]`);
    const section = plan.querySelector(`#${list === "debriefs" ? "activities" : list}`);
    const place = choice?.parentElement;
    const before = place?.previousElementSibling;
    if (before?.matches(".plan-rows")) return before;
    const made = Object.assign(document.createElement("ol"), { className: "plan-rows" });
    if (place) place.before(made);
    else section.append(made);
    return made;
  }

  function add(list, values = {}) {
    const template = document.createElement("template");
    template.innerHTML = blank[list].replaceAll(`${list}-9999`, `${list}-${count++}`);
    const row = template.content.querySelector("li");
    row.dataset.row = list;
    row.kept = values;
    for (const [name, value] of Object.entries(values)) put(field(row, name), value);
    listFor(list, list === "debriefs" ? values.step ?? "" : "").append(row);
    return row;
  }

  function renew() {
    for (const list of LISTS) {
      for (const row of rowsOf(list)) {
        const place = [...row.parentElement.children].indexOf(row) + 1;
        row.querySelector("h3, h4").textContent = `${place}. ${TITLES[list](row) || "–"}`;
      }
    }
  }

  function carryOut(button) {
    const [verb, list, step] = button.value.split(":");
    isUnsaved = true;
    if (verb === "add") return addAsked(list, step);
    const row = button.closest("[data-row]");
    const { previousElementSibling: before, nextElementSibling: after } = row;
    if (verb === "up" && before) before.before(row);
    if (verb === "down" && after) after.after(row);
    if (verb === "remove") row.remove();
    renew();
    if (verb === "remove") (after ?? before)?.querySelector("summary").focus();
    else button.focus();
  }

  function addAsked(list, step) {
    const { most } = plan.querySelector(`template[data-rows="${list}"]`).dataset;
    if (rowsOf(list).length >= Number(most)) return tell(words.wordsFull.replace("{most}", most));
    const values = step ? { step } : {};
    const choice = plan.querySelector(`#choice-${step}`);
    if (list === "activities") {
      values.ref = choice.value;
      if (choice.value !== "own") values.title = chosen(choice);
    }
    const row = add(list, values);
    renew();
    row.closest("[data-section]").open = row.querySelector("details").open = true;
    fields(row).find((each) => each.type !== "hidden").focus();
  }

  // From a file to the fields

  function put(each, value) {
    if (!each) return;
    if (each.type === "checkbox") each.checked = value === true;
    else {
      if (each.localName === "select" && ![...each.options].some((o) => o.value === value))
        each.add(new Option(value, value));
      each.value = value;
    }
  }

  function clear() {
    plan.querySelectorAll("[data-row]").forEach((row) => row.remove());
    for (const each of fields(plan)) {
      if (each.type === "checkbox") each.checked = false;
      else if (each.type !== "hidden" && each.type !== "file" && !each.name.startsWith("choice-")) each.value = "";
    }
  }

  const placeOf = (list, key) =>
    fields(plan).find((each) => each.name.startsWith(`${list}-`) && each.name.endsWith("-key") && each.value === key)
      ?.name.replace("-key", "");

  function show(data) {
    clear();
    opened = data;
    const named = (name) => plan.querySelector(`[name="${name}"]`);
    const first = { state: "draft", language: "sv", ...data };
    for (const [name, value] of Object.entries(first)) put(named(name), value);
    for (const [name, value] of Object.entries(data.task ?? {})) put(named(`task-${name}`), value);
    for (const list of BY_KEY) {
      for (const row of data[list] ?? []) {
        const place = placeOf(list, row.key);
        if (!place) continue;
        for (const [name, value] of Object.entries(row)) put(named(`${place}-${name}`), value);
        for (const box of boxes(place)) box.checked = (row.ticks ?? []).includes(box.value);
      }
    }
    for (const list of LISTS) for (const row of data[list] ?? []) add(list, row);
    renew();
  }

  const boxes = (place) => [...plan.querySelectorAll(`[name="${place}-ticks"]`)];

  // From the fields to a file

  function valueOf(each) {
    if (each.type === "checkbox") return each.checked;
    if (each.type === "number") return each.value === "" ? "" : each.valueAsNumber;
    return each.value.trim();
  }

  function filled(names, place, before) {
    const found = { ...before };
    for (const name of names) {
      const each = plan.querySelector(`[name="${place}${name}"]`);
      const value = valueOf(each);
      if (value === "" || value === false) delete found[name];
      else found[name] = value;
    }
    return found;
  }

  const namesIn = (place, prefix) =>
    fields(place).map((each) => each.name).filter((name) => name.startsWith(prefix) && !name.endsWith("-ticks"))
      .map((name) => name.slice(prefix.length));

  function made() {
    const about = [...fields(plan.querySelector("#about"))].map((each) => each.name);
    const data = filled(about, "", opened);
    data.task = filled(namesIn(plan, "task-"), "task-", opened.task);
    for (const list of BY_KEY) data[list] = rowsByKey(list);
    for (const list of LISTS) {
      data[list] = rowsOf(list).map((row) => {
        const prefix = fields(row)[0].name.match(/^[a-z]+-\d+-/)[0];
        return filled(namesIn(row, prefix), prefix, row.kept);
      });
    }
    return { format: words.format, version: VERSION, ...data };
  }

  // Those that the site knows, in its order, and then those of the file that it doesn't.
  function rowsByKey(list) {
    const before = Object.fromEntries((opened[list] ?? []).map((row) => [row.key, row]));
    const keys = fields(plan).filter((each) => each.name.startsWith(`${list}-`) && each.name.endsWith("-key"));
    const rows = keys.map((each) => {
      const place = each.name.replace("-key", "");
      const row = filled(namesIn(plan, `${place}-`), `${place}-`, before[each.value]);
      if (list === "steps") withTicks(row, boxes(place));
      delete before[each.value];
      return row;
    });
    return [...rows.filter((row) => Object.keys(row).length > 1), ...Object.values(before)];
  }

  function withTicks(row, all) {
    const known = all.map((box) => box.value);
    const earlier = (row.ticks ?? []).filter((words) => !known.includes(words));
    const ticks = [...all.filter((box) => box.checked).map((box) => box.value), ...earlier];
    if (ticks.length) row.ticks = ticks;
    else delete row.ticks;
  }

  function check(each) {
    const [length, most] = [[...each.value].length, Number(each.dataset.most ?? Infinity)];
    const told = words.wordsLong.replace("{most}", most).replace("{length}", length);
    each.setCustomValidity(length > most ? told : "");
  }

  function save() {
    fields(plan).forEach(check);
    const wrong = fields(plan).find((each) => !each.checkValidity());
    if (wrong) {
      for (let at = wrong; at; at = at.parentElement) if (at.localName === "details") at.open = true;
      return wrong.reportValidity();
    }
    const text = `${JSON.stringify(made(), null, 2)}\n`;
    const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href, download: "plan.json" }).click();
    isUnsaved = false;
    tell(words.wordsSaved);
  }

  async function open() {
    const [file] = plan.querySelector("#id_file").files;
    if (!file) return tell(words.wordsNone);
    try {
      const data = JSON.parse(await file.text());
      if (data.format !== words.format) return tell(words.wordsOther);
      if (data.version !== VERSION) return tell(words.wordsNewer);
      show(data);
      tell(words.wordsOpened);
    } catch {
      tell(words.wordsOther);
    }
  }

  plan.addEventListener("click", ({ target }) => {
    const button = target.closest("button[name='do']");
    if (!button) return;
    if (button.value === "save") save();
    else if (button.value === "open") open();
    else carryOut(button);
  });
  plan.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    isUnsaved = true;
    renew();
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
})();
