// The forms of the review page: opened, filled, checked while somebody types, and sent. What they share with the
// rest of the page (one, act, say, the open form) stands in review.js, which is run after this.
"use strict";

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
  fillParties(openForm);
  if (openForm.dataset.wording) {
    one(".found", openForm).replaceChildren();
    markTaken();
  }
  reveal(claim(id));
  one("input, textarea, select, button", openForm).focus();
  return undefined;
}

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
  const values = { ...told, ...moment, sentences: numbersOf(item).join(", "), aliases: (told.aliases || []).join("\n") };
  for (const name of ["text", "name", "aliases", "role", "kind", "statement", "phrase", "value", "relation", "status", "what", "question", "sentences"]) {
    if (fields[name]) fields[name].value = values[name] ?? "";
  }
  if (fields.holder) choose(fields.holder, told.holder);
  for (const side of told.sides || []) addSide(side.holder, side.wants);
  markTaken();
  check();
}

function fillParties(within) {
  const names = JSON.parse(one("#claims").dataset.parties);
  for (const list of all("select[data-parties]", within)) {
    list.replaceChildren(...names.map((name) => new Option(name, name)));
  }
  const sides = one("[data-sides]", within);
  if (sides) sides.replaceChildren();
}

// A holder that is no party stays to be seen; the server says what is wrong with it.
function choose(list, name) {
  if (![...list.options].some((option) => option.value === name)) list.add(new Option(name, name));
  list.value = name;
}

function addSide(holder, wants) {
  const row = one("#side").content.cloneNode(true).firstElementChild;
  one("[data-sides]", openForm).append(row);
  for (const name of JSON.parse(one("#claims").dataset.parties)) one("select", row).add(new Option(name, name));
  if (holder) choose(one("select", row), holder);
  one("input", row).value = wants;
  if (!holder) one("select", row).focus();
}

// The party is an action of its own, so that it can be judged and undone by itself; the open form stays.
async function addParty() {
  const name = openForm.elements.party.value.trim();
  const added = { kind: "add", wording: { name, aliases: [], role: "", sentences: taken() } };
  if (!(await act(added)) || !openForm) return;
  openForm.elements.party.value = "";
  if (openForm.elements.holder) choose(openForm.elements.holder, name);
  else addSide(name, "");
  showSlips([]);
  say(`${name} is a party now.`);
  check();
}

function wording() {
  const fields = openForm.elements;
  const said = {};
  for (const name of ["text", "name", "role", "holder", "kind", "statement", "phrase", "value", "relation", "status", "what", "question"]) {
    if (fields[name]) said[name] = fields[name].value;
  }
  if (fields.aliases) said.aliases = fields.aliases.value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (one("[data-sides]", openForm)) {
    said.sides = all(".side-row", openForm).map((row) => ({ holder: one("select", row).value, wants: one("input", row).value }));
  }
  said.sentences = taken();
  return said;
}

const taken = () => [...new Set((openForm.elements.sentences.value.match(/\d+/g) || []).map(Number))];

function markTaken() {
  if (!openForm.dataset.wording) return;
  const numbers = taken();
  for (const item of all(".sentence")) {
    const chosen = numbers.includes(Number(item.dataset.number));
    item.classList.toggle("taken", chosen);
    item.setAttribute("role", "button");
    item.setAttribute("aria-pressed", String(chosen));
  }
}

function toggle(item) {
  const number = Number(item.dataset.number);
  const numbers = taken();
  const left = numbers.includes(number) ? numbers.filter((each) => each !== number) : [...numbers, number];
  openForm.elements.sentences.value = left.sort((a, b) => a - b).join(", ");
  markTaken();
  say(`Sentence ${number} ${left.includes(number) ? "taken" : "left out"}.`);
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
    const problems = told.problems.map((words) => told_("li", "problem", words));
    const list = told_("ul", "problems", "");
    list.append(...problems);
    const clean = told.slips.length ? "" : "No check finds a problem.";
    one(".found", form).replaceChildren(...(problems.length ? [list] : [told_("p", "hint", clean)]));
    one("#phrases").replaceChildren(...told.moments.map((moment) => new Option("", moment.phrase)));
    form.moments = told.moments;
  }, delay);
}

// The date that code reads in the words chosen is offered, and may be changed.
function offerDate() {
  const fields = openForm.elements;
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
