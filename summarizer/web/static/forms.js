// The forms of the review page: opened, filled, checked while somebody types, and sent. What they share with the
// rest of the page (one, act, say, the open form) stands in review.js, which is run after this.
"use strict";

let aim = null; // the field that gets the sentences selected in the article
let lastField = null; // where somebody was before going to the article

const wordingOf = (section) => `[data-wording="${CSS.escape(section)}"]`;

function show(selector, id) {
  if (one("#status").dataset.state === "signed") return say("The brief is signed off: undo that first.", true);
  hide();
  editing = id;
  openForm = one(selector);
  HTMLFormElement.prototype.reset.call(openForm); // a field may be named as a property of forms: reset, id, hidden
  one("#editor").hidden = false;
  openForm.removeAttribute("hidden");
  document.body.classList.add("editing");
  const about = one("[data-of]", openForm);
  if (about) about.textContent = id ? id.replace(/[-_]/g, " ") : selector === "#form-note" ? "on the brief" : "new";
  showSlips([]);
  for (const rows of all("[data-rows]", openForm)) rows.replaceChildren();
  for (const rows of all("[data-rows][data-first]", openForm)) addRow(rows);
  for (const list of all("select[data-parties]:not([data-row] *)", openForm)) offerParties(list);
  lastField = null;
  aim = one("[name=sentences]", openForm);
  if (openForm.dataset.wording) {
    one(".found", openForm).replaceChildren();
    markTaken();
  }
  reveal(claim(id));
  toFirstField();
  return undefined;
}

const toFirstField = () => one("input, textarea, select, button", openForm).focus();

const back = () => (openForm.contains(lastField) ? lastField.focus() : toFirstField());

function hide() {
  if (!openForm) return;
  openForm.setAttribute("hidden", "");
  one("#editor").hidden = true;
  openForm = null;
  document.body.classList.remove("editing");
  for (const item of all(".sentence")) {
    item.removeAttribute("aria-pressed");
    item.removeAttribute("role");
    item.classList.remove("taken");
  }
  one("#message").textContent = "";
  claim(current)?.focus({ preventScroll: true });
}

function edit(item) {
  if (show(wordingOf(item.dataset.section), item.id) !== undefined || !openForm) return;
  for (const rows of all("[data-rows]", openForm)) rows.replaceChildren();
  fill(openForm, JSON.parse(item.dataset.claim));
  toFirstField();
  markTaken();
  check();
}

const numbers = (evidence) => evidence.map((item) => item.sentence).join(", ");

// What belongs to a form, a row of it, or the party that is added from it, and to nothing further within.
const own = (selector, scope) =>
  all(selector, scope).filter((item) => item.parentElement.closest("[data-row], [data-scope], form") === scope);

// A part that stands by itself is written as its words.
function fill(scope, told) {
  for (const rows of own("[data-rows]", scope)) {
    for (const each of told[rows.dataset.rows] || []) fill(addRow(rows), typeof each === "string" ? { [rows.dataset.rows]: each } : each);
  }
  for (const field of own("[data-name]", scope)) {
    const { name, within, many } = field.dataset;
    const value = within ? (told[within] || {})[name] : name === "sentences" ? numbers(told.evidence) : told[name];
    if (field.multiple) for (const option of field.options) option.selected = (value || []).includes(option.value);
    else if (field.dataset.parties !== undefined) choose(field, value || "");
    else if (many !== undefined && field.matches("textarea")) field.value = (value || []).join("\n");
    else if (value !== undefined) field.value = value?.text ?? value ?? "";
  }
}

function read(scope) {
  const said = {};
  for (const rows of own("[data-rows]", scope)) {
    const name = rows.dataset.rows;
    const each = [...rows.children].map(read);
    said[name] = rows.dataset.one ? each : each.map((row) => row[name]).filter(Boolean);
  }
  for (const field of own("[data-name]", scope)) {
    const { name, within } = field.dataset;
    if (within) said[within] = { ...said[within], [name]: valueOf(field) };
    else said[name] = valueOf(field);
  }
  return said;
}

function valueOf(field) {
  if (field.dataset.numbers !== undefined) return numbersIn(field);
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value);
  if (field.dataset.many !== undefined && field.matches("textarea")) return field.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return field.matches("select[data-optional]") ? field.value || null : field.value;
}

// A holder that is no party stays to be seen; the server says what is wrong with it.
function choose(list, name) {
  if (![...list.options].some((option) => option.value === name)) list.add(new Option(name, name));
  list.value = name;
}

function offerParties(list) {
  const names = JSON.parse(one("#claims").dataset.parties);
  list.replaceChildren(new Option("choose a party", ""), ...names.map((name) => new Option(name, name)));
}

function addRow(rows) {
  const row = one("template", rows.parentElement).content.cloneNode(true).firstElementChild;
  rows.append(row);
  for (const list of own("select[data-parties]", row)) offerParties(list);
  numberRows();
  return row;
}

function numberRows() {
  for (const rows of all("[data-one]", openForm)) {
    [...rows.children].forEach((row, index) => {
      const name = `${rows.dataset.one} ${index + 1}`;
      row.setAttribute("aria-label", name[0].toUpperCase() + name.slice(1));
      own("[data-whole]", row)[0].dataset.slip = name;
    });
  }
}

function removeRow(button) {
  const add = one(":scope > [data-do=row]", button.closest("fieldset"));
  button.closest("[data-row]").remove();
  numberRows();
  takeAim(add);
  add.focus();
  check();
}

// Sentences go to the part in whose row somebody was last, else to the claim itself.
function takeAim(field) {
  if (!openForm?.dataset.wording) return;
  lastField = field;
  aim = one("[data-numbers]", field.closest(".side-row") || one("[name=sentences]", openForm).parentElement);
  markTaken();
}

// The party is an action of its own, so that it can be judged and undone by itself; the open form stays.
async function addParty() {
  const place = one("[data-scope]", openForm);
  const wording = { ...read(place), sentences: numbersIn(one("[name=sentences]", openForm)) };
  const name = wording.name.trim();
  if (!(await act({ kind: "add", section: place.dataset.scope, wording: { ...wording, name } })) || !openForm) return;
  one("[name=party]", openForm).value = "";
  const lists = all("select[data-parties]", openForm);
  for (const list of lists) list.add(new Option(name, name));
  const empty = lists.find((list) => !list.value);
  const rows = all("[data-rows]", openForm).find((each) => one("template", each.parentElement).content.querySelector("[data-parties]"));
  if (empty) empty.value = name;
  else if (rows) choose(one("[data-parties]", addRow(rows)), name);
  showSlips([]);
  say(`${name} is a party now.`);
  check();
}

const numbersIn = (field) => [...new Set((field.value.match(/\d+/g) || []).map(Number))];

function markTaken() {
  if (!openForm.dataset.wording) return;
  const taken = numbersIn(aim);
  const fields = all("[data-numbers]", openForm);
  for (const field of fields) field.classList.toggle("aimed", field === aim && fields.length > 1);
  for (const item of all(".sentence")) {
    const chosen = taken.includes(Number(item.dataset.number));
    item.classList.toggle("taken", chosen);
    item.setAttribute("role", "button");
    item.setAttribute("aria-pressed", String(chosen));
  }
}

function toggle(item) {
  const number = Number(item.dataset.number);
  const taken = numbersIn(aim);
  const left = taken.includes(number) ? taken.filter((each) => each !== number) : [...taken, number];
  aim.value = left.sort((a, b) => a - b).join(", ");
  markTaken();
  const side = aim.closest(".side-row")?.getAttribute("aria-label").toLowerCase();
  say(`Sentence ${number} ${left.includes(number) ? "taken" : "left out"}${side ? ` for ${side}` : ""}.`);
  check();
}

// What is wrong is asked for while somebody types; only the latest answer counts.
let asked = 0;
let waiting = 0;
function check(delay = 0) {
  clearTimeout(waiting);
  const number = (asked += 1);
  waiting = setTimeout(async () => {
    const form = openForm;
    if (!form?.dataset.wording) return;
    const { status, told } = await post("check", { claim: editing, section: form.dataset.wording, wording: read(form) });
    if (status !== 200 || number !== asked || form !== openForm) return;
    showSlips(told.slips);
    const items = (found) => found.map((words) => told_("li", "problem", words));
    const list = told_("ul", "problems", "");
    list.append(...items(told.problems));
    const clean = told.slips.length || told.parts.some((found) => found.length) ? "" : "No check finds a problem.";
    one(".found", form).replaceChildren(told.problems.length ? list : told_("p", "hint", clean));
    own("[data-one]", form).flatMap((rows) => [...rows.children]).forEach((row, index) => {
      const [place] = own(".problems", row);
      place.replaceChildren(...items(told.parts[index] || []));
      place.hidden = !place.children.length;
    });
    one("#phrases").replaceChildren(...told.moments.map((moment) => new Option("", moment.phrase)));
    form.moments = told.moments;
  }, delay);
}

// The date that code reads in the words chosen is offered, and may be changed.
function offerDate(phrase) {
  const of = (name) => one(`[data-within="${phrase.dataset.within}"][data-name=${name}]`, phrase.closest("[data-row], form"));
  if (!phrase.value) of("value").value = "";
  const known = (openForm.moments || []).find((moment) => moment.phrase === phrase.value);
  if (!known) return;
  of("value").value = known.value || "";
  of("relation").value = known.relation;
}

function told_(kind, name, words) {
  const made = document.createElement(kind);
  made.className = name;
  made.textContent = words;
  return made;
}

function showSlips(slips) {
  if (!openForm) return;
  for (const place of all(".slip", openForm)) place.textContent = "";
  for (const [name, words] of slips) {
    const place = one(`[data-slip="${CSS.escape(name)}"]`, openForm) || one('[data-slip=""]', openForm);
    place.textContent = place.textContent ? `${place.textContent}; ${words}` : words;
  }
  for (const field of all("[name]", openForm)) {
    const wrong = slips.some(([name]) => name === field.name);
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

async function send(form) {
  const section = form.dataset.wording;
  const actions = {
    "form-reject": () => ({ kind: "reject", claim: editing, reason: one("[name=reason]", form).value }),
    "form-note": () => ({ kind: "note", claim: editing, text: one("[name=text]", form).value }),
    "form-sign": () => ({ kind: "sign" }),
    "form-bulk": () => ({ kind: "accept-all", ...bulk }),
  };
  const action = !section
    ? actions[form.getAttribute("id")]()
    : editing ? { kind: "edit", claim: editing, wording: read(form) } : { kind: "add", section, wording: read(form) };
  if (!(await act(action))) return;
  hide();
  if (action.kind === "sign") say("Signed off.");
  else if (["reject", "edit", "accept-all"].includes(action.kind)) nextOpen();
  else if (action.kind === "add") select(`added-${one("#status").dataset.revision}`);
}
