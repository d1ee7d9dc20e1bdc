// The review page: keys and pointer, one form at a time, and every change sent to the server, which alone
// decides what holds. After a change the page is asked for again and its parts are put in place of the old
// ones, so that one template says how a claim looks. Nothing here makes markup of a text.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const isReview = document.body.classList.contains("review");
let current = null; // the id of the claim that keys act on
let openForm = null; // the form in the editor
let editing = null; // the id of the claim that the form is about, null for a new one
let busy = false;

// ------------------------------------------------------------ talking to the server

async function post(path, body) {
  const answer = await fetch(`${location.pathname}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  return { status: answer.status, told: isJson ? await answer.json() : { message: await answer.text() } };
}

// The parsed page of an address; parsing a response runs no script and needs no text turned into markup.
function fetchPage(path) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "document";
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(new Error(`${request.status}`)));
    request.onerror = () => reject(new Error("no answer"));
    request.send();
  });
}

async function refresh() {
  const page = await fetchPage(location.pathname);
  const tops = ["article", "claims"].map((id) => one(`#${id}`).scrollTop);
  for (const id of ["status", "article", "claims"]) {
    one(`#${id}`).replaceWith(document.adoptNode(one(`#${id}`, page)));
  }
  ["article", "claims"].forEach((id, index) => { one(`#${id}`).scrollTop = tops[index]; });
  if (openForm) markTaken();
  select(one(`#${CSS.escape(current || "")}`) ? current : null, { scroll: false });
}

async function act(action) {
  if (busy) return false;
  busy = true;
  document.body.classList.add("busy");
  try {
    const seen = Number(one("#status").dataset.revision);
    const by = one("#reviewer").value;
    const { status, told } = await post("actions", { seen, by, action });
    if (status === 200) {
      say("");
      await refresh();
      return true;
    }
    if (status === 409) {
      await refresh();
      say(`Changed meanwhile: ${told.changes.join("; ")}. The page shows it now. Nothing of yours was kept yet: look, and send it again.`, true);
    } else {
      showSlips(told.slips || []);
      say(told.message || `The server answered ${status}.`, true);
    }
  } catch (error) {
    say(`The server does not answer (${error.message}). What you wrote is still here: start it again and save.`, true);
  } finally {
    busy = false;
    document.body.classList.remove("busy");
  }
  return false;
}

let silence = 0;
function say(words, urgent = false) {
  const place = one("#message");
  place.textContent = words;
  place.classList.toggle("urgent", urgent);
  place.setAttribute("role", urgent ? "alert" : "status");
  clearTimeout(silence);
  if (!urgent) silence = setTimeout(() => { place.textContent = ""; }, 4000);
}

// ------------------------------------------------------------ claims and sentences

const claims = () => all(".claim[data-verdict]");
const claim = (id) => (id ? one(`#${CSS.escape(id)}`) : null);
const numbersOf = (item) => (item.dataset.cites || "").split(" ").filter(Boolean);
const claimsOf = (sentence) => (sentence.dataset.claims || "").split(" ").filter(Boolean);
const sentence = (number) => one(`#s${CSS.escape(String(number))}`);

function mark(ids, numbers, name) {
  for (const item of all(`.${name}`)) item.classList.remove(name);
  for (const id of ids) claim(id)?.classList.add(name);
  for (const number of numbers) sentence(number)?.classList.add(name);
}

// Scrolls the pane alone: scrollIntoView would move the page around it, too.
function reveal(item, { centre = false } = {}) {
  const pane = item?.closest("#article, #claims");
  if (!pane) return;
  const [outer, inner] = [pane.getBoundingClientRect(), item.getBoundingClientRect()];
  const room = Math.max(0, Math.min(48, (outer.height - inner.height) / 2));
  if (centre) pane.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  else if (inner.top < outer.top + room) pane.scrollTop += inner.top - outer.top - room;
  else if (inner.bottom > outer.bottom - room) pane.scrollTop += inner.bottom - outer.bottom + room;
}

function select(id, { scroll = true, focus = true } = {}) {
  current = id;
  for (const item of all("#claims .current")) {
    item.classList.remove("current");
    item.removeAttribute("aria-current");
  }
  const item = claim(id);
  mark([], item ? numbersOf(item) : [], "evidence-current");
  if (!item) return;
  item.classList.add("current");
  item.setAttribute("aria-current", "true");
  if (focus && document.activeElement !== item && !openForm) item.focus({ preventScroll: true });
  if (!scroll) return;
  reveal(item);
  reveal(sentence(numbersOf(item)[0] || ""), { centre: true });
}

function step(by) {
  const items = claims();
  const here = items.findIndex((item) => item.id === current);
  const next = items[here < 0 && by < 0 ? items.length - 1 : here + by];
  if (next) select(next.id);
}

function nextOpen() {
  const items = claims();
  const here = items.findIndex((item) => item.id === current);
  const next = [...items.slice(here + 1), ...items.slice(0, here + 1)].find((item) => item.dataset.verdict === "open");
  if (next) select(next.id);
  else say("Every claim has a verdict: sign off with s.");
}

function stepSentence(by) {
  const items = all(".sentence");
  const here = items.indexOf(document.activeElement);
  const marked = items.findIndex((item) => item.classList.contains("evidence-current"));
  const from = here >= 0 ? here : marked >= 0 ? marked - by : by > 0 ? -1 : items.length;
  const next = items[from + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  reveal(next);
  mark(claimsOf(next), [], "related");
  if (!openForm) reveal(claim(claimsOf(next)[0]));
}

function across() {
  const here = document.activeElement;
  if (here.classList.contains("sentence")) {
    const resting = claimsOf(here);
    if (resting.length) select(resting[(resting.indexOf(current) + 1) % resting.length]);
    else say("No claim rests on this sentence.");
  } else if (claim(current)) {
    sentence(numbersOf(claim(current))[0] || "")?.focus();
  }
}

// ------------------------------------------------------------ verdicts

async function accept() {
  const item = claim(current);
  if (!item) return say("Select a claim first: j.");
  if (await act({ kind: "accept", claim: item.id })) nextOpen();
  return undefined;
}

async function undo() {
  const last = one("#status").dataset.last;
  if (!last) return say("There is nothing to undo.");
  if (await act({ kind: "undo", takes_back: Number(last) })) say("Taken back.");
  return undefined;
}

// A section is asked about once; what is accepted are the claims that the button was shown for.
let bulk = null;
function askBulk(button) {
  if (show("#form-bulk", null) !== undefined || !openForm) return;
  bulk = { section: button.dataset.bulk, claims: button.dataset.ids.split(" ") };
  one("[data-of]", openForm).textContent = button.dataset.title;
  one("[data-bulk-count]", openForm).textContent = `${bulk.claims.length} claims`;
}

function acceptSection() {
  const button = claim(current) && one(`[data-bulk="${CSS.escape(claim(current).dataset.section)}"]`);
  if (button) askBulk(button);
  else say(claim(current) ? "No two claims here are open and unmarked." : "Select a claim first: j.");
}

const doing = {
  accept,
  undo,
  reject: () => (claim(current) ? show("#form-reject", current) : say("Select a claim first: j.")),
  note: () => (claim(current) ? show("#form-note", current) : say("Select a claim first: j.")),
  "note-whole": () => show("#form-note", null),
  sign: () => show("#form-sign", null),
  add: () => show("#form-add", null),
  edit: () => (claim(current) ? edit(claim(current)) : say("Select a claim first: j.")),
  sheet: () => one("#sheet").showModal(),
  cancel: () => hide(),
  row: (button) => one("select, input, textarea", addRow(one("[data-rows]", button.parentElement))).focus(),
  "new-party": () => addParty(),
};

// ------------------------------------------------------------ keys

const keys = isReview
  ? {
      j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
      n: nextOpen, a: accept, A: acceptSection, r: doing.reject, e: doing.edit, m: doing.note, M: doing["note-whole"], u: undo,
      s: doing.sign, "+": doing.add, J: () => stepSentence(1), K: () => stepSentence(-1), Enter: across,
      N: () => one("#to-following")?.click(), q: () => one("#to-queue").click(), "?": doing.sheet,
    }
  : { j: () => stepRow(1), k: () => stepRow(-1), "/": () => one(".filters select").focus(), "?": () => one("#sheet").showModal() };

function stepRow(by) {
  const links = all(".row-link");
  const next = links[links.indexOf(document.activeElement) + by] || links[by > 0 ? 0 : links.length - 1];
  next?.focus();
}

function onKey(event) {
  const target = event.target;
  if (event.key === "Escape" && openForm) return hide();
  if (openForm && event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(openForm);
  if (openForm && event.key === "Enter" && target.matches("[data-scope] input")) {
    event.preventDefault();
    return addParty();
  }
  if (openForm && event.key === "F6") {
    event.preventDefault();
    return one(".sentence:focus") ? back() : stepSentence(1);
  }
  if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return undefined;
  if (openForm && target.classList.contains("sentence") && event.key === " ") {
    event.preventDefault();
    return toggle(target);
  }
  const typing = target.matches("input, textarea, select");
  const pressing = target.matches("button, a, summary") && ["Enter", " "].includes(event.key);
  const todo = keys[event.key];
  if (!todo || typing || pressing) return undefined;
  const single = event.key.length === 1;
  if (single && !one("#keys-on").checked) return undefined;
  if (openForm && !["J", "K", "?"].includes(event.key)) return undefined;
  event.preventDefault();
  return todo();
}

// ------------------------------------------------------------ pointer

function onClick(event) {
  const button = event.target.closest("button");
  const within = event.target.closest(".claim");
  if (within && within.id !== current && !openForm) select(within.id, { focus: !button });
  if (button?.dataset.do === "no-row") removeRow(button);
  else if (button?.dataset.do && openForm && !openForm.contains(button) && button.dataset.do !== "sheet") {
    say("Save or cancel the open form first: Ctrl+Enter or Esc.", true);
  } else if (button?.dataset.bulk) {
    if (openForm) say("Save or cancel the open form first: Ctrl+Enter or Esc.", true);
    else askBulk(button);
  } else if (button?.dataset.do) doing[button.dataset.do](button);
  else if (button?.dataset.section) show(wordingOf(button.dataset.section), null);
  else if (button?.dataset.reason) {
    openForm.elements.reason.value = button.dataset.reason;
    openForm.elements.reason.focus();
  }
  const item = event.target.closest(".sentence");
  if (item && openForm?.dataset.wording) toggle(item);
  else if (item && !openForm && claimsOf(item).length) {
    const resting = claimsOf(item);
    select(resting[(resting.indexOf(current) + 1) % resting.length]);
  }
  const link = event.target.closest("a.mark, a.cite");
  if (link) {
    event.preventDefault();
    const id = link.getAttribute("href").slice(1);
    if (link.classList.contains("mark")) select(id);
    else {
      reveal(sentence(id.slice(1)), { centre: true });
      sentence(id.slice(1)).focus({ preventScroll: true });
    }
  }
}

function onHover(event) {
  const item = event.target.closest?.(".claim[data-verdict]");
  const place = event.target.closest?.(".sentence");
  if (item) mark([], numbersOf(item), "related");
  else if (place) mark(claimsOf(place), [place.dataset.number], "related");
  else mark([], [], "related");
}

async function onReturn() {
  if (document.hidden || !isReview || openForm || busy) return;
  const answer = await fetch(`${location.pathname}/revision`);
  if (answer.ok && (await answer.json()).revision !== Number(one("#status").dataset.revision)) {
    await refresh();
    say("Changed meanwhile; the page shows it now.");
  }
}

document.addEventListener("keydown", onKey);
one("#keys-on").checked = localStorage.getItem("single keys") !== "off";
one("#keys-on").addEventListener("change", (event) => localStorage.setItem("single keys", event.target.checked ? "on" : "off"));
if (isReview) {
  document.body.classList.add("live");
  document.addEventListener("click", onClick);
  document.addEventListener("mouseover", onHover);
  document.addEventListener("visibilitychange", onReturn);
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest(".claim[data-verdict]");
    if (item && item.id !== current && !openForm) select(item.id, { focus: false, scroll: event.target === item });
  });
  one("#editor").addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target);
  });
  one("#editor").addEventListener("focusin", (event) => takeAim(event.target));
  one("#editor").addEventListener("input", (event) => {
    if (event.target.matches("[data-name=phrase][data-within]")) offerDate(event.target);
    if (event.target.matches("[data-numbers]")) markTaken();
    check(150);
  });
  const wanted = location.hash.slice(1);
  select(claim(wanted)?.dataset.verdict ? wanted : claims().find((item) => item.dataset.verdict === "open")?.id, { scroll: Boolean(wanted) });
}
