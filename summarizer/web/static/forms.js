// The forms of the review page: opened, filled, checked while somebody types, and sent. What they share with the
// rest of the page (one, act, say, the open form) stands in review.js, which is run after this.
"use strict";

const WORDS = ["kind", "statement", "phrase", "value", "relation", "status", "what", "question"];
const VOUCHED = ["according_to", "certainty"];
let aim = null; // the field that gets the sentences selected in the article
let lastField = null; // where somebody was before going to the article

function show(name, id) {
  if (one("#status").dataset.state === "signed") return say("The brief is signed off: undo that first.", true);
  hide();
  editing = id;
  openForm = one(`#form-${name}`);
  openForm.reset();
  one("#editor").hidden = false;
  openForm.hidden = false;
  document.body.classList.add("editing");
  const about = one("[data-of]", openForm);
  if (about) about.textContent = id ? id.replace("-", " ") : name === "note" ? "on the brief" : "new";
  showSlips([]);
  for (const rows of all("[data-holders], [data-sides]", openForm)) rows.replaceChildren();
  if (one("[data-holders]", openForm)) addHolder("");
  lastField = null;
  aim = openForm.elements.sentences || null;
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
  openForm.hidden = true;
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
  if (show(item.dataset.section, item.id) !== undefined || !openForm) return;
  const told = JSON.parse(item.dataset.claim);
  const fields = openForm.elements;
  const moment = told.moment || {};
  const vouched = { ...told.attribution };
  const values = { ...told, ...moment, ...vouched, sentences: numbers(told.evidence), aliases: (told.aliases || []).join("\n"), role: told.role?.text };
  for (const name of ["text", "name", "aliases", "role", ...WORDS, ...VOUCHED, "sentences"]) {
    if (fields[name] && name in values) fields[name].value = values[name] ?? "";
  }
  if (told.holders) one("[data-holders]", openForm).replaceChildren();
  for (const holder of told.holders || []) addHolder(holder);
  for (const side of told.sides || []) addSide(side.holder, side.wants, numbers(side.evidence));
  toFirstField();
  markTaken();
  check();
}

const numbers = (evidence) => evidence.map((item) => item.sentence).join(", ");

// A holder that is no party stays to be seen; the server says what is wrong with it.
function choose(list, name) {
  if (![...list.options].some((option) => option.value === name)) list.add(new Option(name, name));
  list.value = name;
}

function addRow(kind, within, holder) {
  const row = one(`#${kind}`).content.cloneNode(true).firstElementChild;
  one(within, openForm).append(row);
  const names = JSON.parse(one("#claims").dataset.parties);
  one("select", row).replaceChildren(new Option("choose a party", ""), ...names.map((name) => new Option(name, name)));
  choose(one("select", row), holder);
  return row;
}

function addHolder(name) {
  return one("select", addRow("holder", "[data-holders]", name));
}

function addSide(holder, wants, cited = "") {
  const row = addRow("side", "[data-sides]", holder);
  one("[data-wants]", row).value = wants;
  one("[data-numbers]", row).value = cited;
  numberSides();
  return one("select", row);
}

function numberSides() {
  all(".side-row", openForm).forEach((row, index) => {
    row.setAttribute("aria-label", `Side ${index + 1}`);
    one(".slip", row).dataset.slip = `side ${index + 1}`;
  });
}

function removeRow(button) {
  const add = one("[data-do=holder], [data-do=side]", button.closest("fieldset"));
  button.closest("[data-row]").remove();
  numberSides();
  takeAim(add);
  add.focus();
  check();
}

// Sentences go to the side in whose row somebody was last, else to the claim itself.
function takeAim(field) {
  if (!openForm?.dataset.wording) return;
  lastField = field;
  aim = one("[data-numbers]", field.closest(".side-row") || openForm.elements.sentences.parentElement);
  markTaken();
}

// The party is an action of its own, so that it can be judged and undone by itself; the open form stays.
async function addParty() {
  const name = openForm.elements.party.value.trim();
  const added = { kind: "add", wording: { name, aliases: [], role: "", sentences: numbersIn(openForm.elements.sentences) } };
  if (!(await act(added)) || !openForm) return;
  openForm.elements.party.value = "";
  const lists = all("select[data-parties]", openForm);
  for (const list of lists) list.add(new Option(name, name));
  const empty = lists.find((list) => !list.value);
  if (empty) empty.value = name;
  else if (one("[data-holders]", openForm)) addHolder(name);
  else addSide(name, "");
  showSlips([]);
  say(`${name} is a party now.`);
  check();
}

function wording() {
  const fields = openForm.elements;
  const said = {};
  for (const name of ["text", "name", "role", ...WORDS]) {
    if (fields[name]) said[name] = fields[name].value;
  }
  if (fields.aliases) said.aliases = fields.aliases.value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (fields.certainty) said.attribution = { according_to: fields.according_to.value, certainty: fields.certainty.value };
  if (one("[data-holders]", openForm)) said.holders = all("[data-holders] select", openForm).map((list) => list.value).filter(Boolean);
  if (one("[data-sides]", openForm)) {
    said.sides = all(".side-row", openForm).map((row) => ({
      holder: one("select", row).value,
      wants: one("[data-wants]", row).value,
      sentences: numbersIn(one("[data-numbers]", row)),
    }));
  }
  said.sentences = numbersIn(fields.sentences);
  return said;
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
    const { status, told } = await post("check", { claim: editing, wording: wording() });
    if (status !== 200 || number !== asked || form !== openForm) return;
    showSlips(told.slips);
    const items = (found) => found.map((words) => told_("li", "problem", words));
    const list = told_("ul", "problems", "");
    list.append(...items(told.problems));
    const clean = told.slips.length || told.sides.some((found) => found.length) ? "" : "No check finds a problem.";
    one(".found", form).replaceChildren(told.problems.length ? list : told_("p", "hint", clean));
    all(".side-row .problems", form).forEach((place, index) => {
      place.replaceChildren(...items(told.sides[index] || []));
      place.hidden = !place.children.length;
    });
    one("#phrases").replaceChildren(...told.moments.map((moment) => new Option("", moment.phrase)));
    form.moments = told.moments;
  }, delay);
}

// The date that code reads in the words chosen is offered, and may be changed.
function offerDate() {
  const fields = openForm.elements;
  if (!fields.phrase.value) fields.value.value = "";
  const known = (openForm.moments || []).find((moment) => moment.phrase === fields.phrase.value);
  if (!known) return;
  fields.value.value = known.value || "";
  fields.relation.value = known.relation;
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
  const fields = form.elements;
  const actions = {
    "form-reject": () => ({ kind: "reject", claim: editing, reason: fields.reason.value }),
    "form-note": () => ({ kind: "note", claim: editing, text: fields.text.value }),
    "form-sign": () => ({ kind: "sign" }),
    "form-bulk": () => ({ kind: "accept-all", ...bulk }),
  };
  const action = actions[form.id]
    ? actions[form.id]()
    : editing ? { kind: "edit", claim: editing, wording: wording() } : { kind: "add", wording: wording() };
  if (!(await act(action))) return;
  hide();
  if (action.kind === "sign") say("Signed off.");
  else if (["reject", "edit", "accept-all"].includes(action.kind)) nextOpen();
  else if (action.kind === "add") select(`added-${one("#status").dataset.revision}`);
}
