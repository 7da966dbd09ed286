// A transcript: reading and coding.

import { command } from "./commands.js";
import { Codes } from "./codes.js";
import { firstVisible, piecesOf, rangeOf, selectedPassage, settle, TextCursor, textOf, turnOf } from "./cursor.js";
import { Details } from "./details.js";
import { askForMemo } from "./memo-form.js";
import { byId, button, make } from "./elements.js";
import { guessHeights } from "./heights.js";
import { history } from "./history.js";
import { byPlace, paint, Stripes } from "./stripes.js";
import { attempt, get, listen, say } from "./talk.js";

settle();
guessHeights();
const page = byId("reading").dataset;
const me = document.body.dataset.coder;
const canWrite = !document.body.dataset.readOnly;
const address = new URLSearchParams(location.search);

let state = { passages: [], memos: [], passageMemos: [], read: [], displaced: 0 };
let isStale = false;
let selected = null;

const stripes = new Stripes((passage) => choose(passage.id, false));
const cursor = new TextCursor(page.language, (passage) => {
  select(passage, true);
  for (const turn of document.querySelectorAll("[data-cursor]")) delete turn.dataset.cursor;
  if (!passage) return;
  const turn = turnOf(passage.to.turn);
  turn.dataset.cursor = "";
  turn.scrollIntoView({ block: "nearest" });
  say(textOf(passage.from.turn).slice(passage.from.offset, passage.from.turn === passage.to.turn ? passage.to.offset : undefined).slice(0, 120));
});
const codes = new Codes({ onCode: code, onChange: fillFilters, hasSelection: () => selected !== null, showCode: (each) => details.showCode(each), canWrite });
const details = new Details(byId("details"), { untag, judge, adjust, memo: writeMemo, choose: (passage) => choose(passage?.id ?? null) }, canWrite);

// MARK: What is selected

function select(passage, isByKeys = false) {
  selected = passage;
  paint("cursor", passage && isByKeys ? piecesOf(passage).map(rangeOf) : []);
  showBar();
}

let isPointing = false;
document.addEventListener("pointerdown", (event) => { isPointing = Boolean(event.target.closest?.("#turns")); });
document.addEventListener("selectionchange", () => {
  if (document.activeElement?.matches?.("input, textarea")) return;
  const passage = selectedPassage();
  if (passage) {
    cursor.anchor = passage;
    cursor.passage = passage;
    select(passage);
  } else if (isPointing && selected) {
    cursor.anchor = null;
    cursor.passage = null;
    select(null);
  }
});

function showBar() {
  const bar = byId("selection-bar");
  const last = selected ? piecesOf(selected).at(-1) : null;
  bar.hidden = !last || !canWrite;
  if (bar.hidden) return;
  const recent = [1, 2, 3, 4].map((number) => codes.codes.find((each) => each.id === codes.recent(number))).filter(Boolean);
  bar.replaceChildren(
    ...recent.map((each, index) => button(`${index + 1} ${each.name}`, () => code([each.id]))),
    button("Choose a code", () => codes.focus()), button("New code", () => codes.makeCode()), button("Memo", () => memoOnSelection()));
  for (const each of bar.children) each.onmousedown = (event) => event.preventDefault();
  const measured = document.createRange();
  const range = rangeOf(last);
  measured.setStart(range.startContainer, range.startOffset);
  measured.setEnd(range.endContainer, range.endOffset);
  const boxes = measured.getClientRects();
  const box = boxes[boxes.length - 1] ?? measured.getBoundingClientRect();
  const left = Math.min(box.left, innerWidth - bar.offsetWidth - 16);
  bar.style.left = `${Math.max(8, left) + scrollX}px`;
  bar.style.top = `${box.bottom + scrollY + 6}px`;
}

// MARK: What is decided

function requireText() {
  if (isStale) throw new Error("The transcript has changed. Load the page again and select the words anew; nothing was recorded.");
}

function code(ids) {
  return attempt(async () => {
    requireText();
    if (!selected) return say("Select some words first.");
    const passage = selected;
    const answer = await history.decide("/api/code", { transcript: page.transcript, hash: page.hash, passage, codes: ids });
    codes.used(ids);
    // On disk: it is painted at once, and read anew with everything else.
    const pieces = piecesOf(passage);
    const made = ids.flatMap((id, index) => {
      const known = codes.codes.find((each) => each.id === id);
      if (!known || state.passages.some((each) => each.id === answer.codings[index])) return [];
      return [{ id: answer.codings[index], kind: "coding", code: id, place: known.place, name: known.name, coder: me, isMine: true, state: "tag", note: null, time: Date.now() / 1000, pieces, memos: [] }];
    });
    state.passages.push(...made);
    stripes.add(made.filter(shows()));
    getSelection().removeAllRanges();
    select(null);
  });
}

function untag(passage) { return attempt(() => history.decide("/api/untag", { ids: [passage.id] })); }

function judge(passage, accept) { return attempt(() => history.decide("/api/judge", { ids: [passage.id], accept })); }

function adjust(passage) {
  return attempt(async () => {
    requireText();
    if (!selected) return say("Select the words first that are to be coded.");
    await history.decide("/api/adjust", { id: passage.id, transcript: page.transcript, hash: page.hash, passage: selected });
    getSelection().removeAllRanges();
    select(null);
  });
}

function writeMemo(passage) {
  return attempt(async () => {
    const memo = await askForMemo(`the coding ${passage.name}`);
    if (memo) await history.decide("/api/memo", { ...memo, coding: passage.id });
  });
}

function memoOnSelection() {
  return attempt(async () => {
    requireText();
    const passage = selected;
    const memo = await askForMemo(passage ? "the selected words" : "the transcript");
    if (!memo) return;
    await history.decide("/api/memo", passage
      ? { ...memo, transcript: page.transcript, hash: page.hash, passage } : { ...memo, transcript: page.transcript });
  });
}

function markRead() {
  return attempt(() => history.decide("/api/read", selected
    ? { transcript: page.transcript, turns: [selected.from.turn, selected.to.turn] } : { transcript: page.transcript }));
}

// What is decided comes back as a change of the journal, like everybody else's decisions.
history.onChange = () => {
  byId("undo").disabled = !history.canUndo;
  byId("redo").disabled = !history.canRedo;
};

// MARK: What is shown

let loading = null;
let isWanted = false;

/** Reads anew what is coded; asked again meanwhile, once more. */
async function load() {
  isWanted = true;
  loading ??= (async () => {
    try {
      while (isWanted) {
        isWanted = false;
        await loadOnce();
      }
    } finally {
      loading = null;
    }
  })();
  await loading;
}

async function loadOnce() {
  const fresh = await get("/api/transcript", { transcript: page.transcript });
  if (fresh.hash !== page.hash) {
    isStale = true;
    byId("changed").hidden = false;
    byId("changed").replaceChildren("The transcript has changed since this page was loaded. Nothing can be coded in the old text. ",
      button("Load again", () => location.reload()));
    return;
  }
  state = fresh;
  const coders = [...new Set(state.passages.map((passage) => passage.coder).filter(Boolean))].sort();
  options(byId("filter-coder"), [["", "everybody"], ...coders.map((coder) => [coder, coder])]);
  byId("displaced").hidden = state.displaced === 0;
  byId("displaced").textContent = `${state.displaced} codings are not shown: the words have changed under them. \`strand reanchor\` finds their place again.`;
  for (const turn of document.querySelectorAll(".turn")) {
    const number = Number(turn.dataset.turn);
    turn.classList.toggle("was-read", state.read.some(([first, last]) => first <= number && number <= last));
  }
  show();
}

function options(list, pairs) {
  const value = list.value;
  if (list.options.length === pairs.length && pairs.every(([each, text], index) => list.options[index].value === each && list.options[index].text === text)) return;
  list.replaceChildren(...pairs.map(([each, text]) => make("option", { value: each }, text)));
  if (pairs.some(([each]) => each === value)) list.value = value;
}

function fillFilters(all) {
  options(byId("filter-code"), [["", "all codes"], ...all.map((each) => [each.id, `${"\u2003".repeat(each.depth)}${each.name}`])]);
}

/** The ids of a code and of those below it. */
function subtree(id) {
  const first = codes.codes.findIndex((each) => each.id === id);
  if (first < 0) return new Set([id]);
  const after = codes.codes.findIndex((each, index) => index > first && each.depth <= codes.codes[first].depth);
  return new Set(codes.codes.slice(first, after < 0 ? undefined : after).map((each) => each.id));
}

/** Which passages are shown, by what is chosen above the text. */
function shows() {
  const what = byId("filter-state").value;
  const coder = byId("filter-coder").value;
  const below = byId("filter-code").value ? subtree(byId("filter-code").value) : null;
  return (passage) => {
    if (what === "none" || (what && passage.kind !== what)) return false;
    if (passage.state === "rejected" && passage.id !== stripes.current && what !== "hit") return false;
    if (what === "hit" && passage.state !== "unreviewed") return false;
    if (coder && passage.kind === "coding" && passage.coder !== coder) return false;
    return !below || below.has(passage.code);
  };
}

function show() {
  stripes.show(state.passages.filter(shows()).sort(byPlace));
  const current = stripes.passages.find((passage) => passage.id === stripes.current);
  if (current) { stripes.choose(current.id, false); details.show(current, stripes.passages); }
  else if (stripes.current) { stripes.choose(null); details.clear(); }
}

for (const id of ["filter-state", "filter-coder", "filter-code"]) byId(id).onchange = show;

function choose(id, scrolls = true) {
  const passage = stripes.choose(id, scrolls);
  if (passage) details.show(passage, stripes.passages);
  else details.clear();
}

// MARK: Going about

/** The next passage after the one that is chosen, or after the cursor, that `fits`. */
function jump(step, fits, nothing) {
  const list = stripes.passages.filter(fits);
  if (!list.length) return say(nothing);
  const at = list.findIndex((passage) => passage.id === stripes.current);
  const here = firstVisible();
  const next = at >= 0 ? list[(at + step + list.length) % list.length]
    : step > 0 ? list.find((passage) => passage.pieces[0].turn >= here) ?? list[0] : list.findLast((passage) => passage.pieces[0].turn <= here) ?? list.at(-1);
  choose(next.id);
}

function nextUncoded() {
  const coded = new Set(state.passages.filter((passage) => passage.kind === "coding").flatMap((passage) => passage.pieces.map((piece) => piece.turn)));
  const from = cursor.passage?.to.turn ?? 0;
  const all = [...document.querySelectorAll(".turn:not(.asks)")].map((turn) => Number(turn.dataset.turn));
  const next = all.find((turn) => turn > from && !coded.has(turn)) ?? all.find((turn) => !coded.has(turn));
  if (next === undefined) return say("Every answer has a coding.");
  cursor.set({ from: { turn: next, offset: 0 }, to: { turn: next, offset: textOf(next).length } });
  turnOf(next).scrollIntoView({ block: "center" });
}

let found = [];
let foundAt = -1;
byId("find").oninput = () => {
  const wanted = byId("find").value.toLowerCase();
  found = [];
  if (wanted) {
    for (const turn of document.querySelectorAll(".turn")) {
      const number = Number(turn.dataset.turn);
      const text = textOf(number);
      const lower = text.toLowerCase();
      // Where small letters are longer than great ones, places would be wrong: there the case has to be right.
      const searched = lower.length === text.length ? lower : text;
      for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) found.push({ turn: number, start: at, end: at + wanted.length });
    }
  }
  foundAt = -1;
  paint("found", found.map(rangeOf));
  paint("found-now", []);
  byId("found").textContent = wanted ? `${found.length} found` : "";
};
function nextFound(step) {
  if (!found.length) return;
  foundAt = (foundAt + step + found.length) % found.length;
  paint("found-now", [rangeOf(found[foundAt])]);
  turnOf(found[foundAt].turn).scrollIntoView({ block: "center" });
  byId("found").textContent = `${foundAt + 1} of ${found.length}`;
}
byId("find").onkeydown = (event) => {
  if (event.key === "Enter") { event.preventDefault(); nextFound(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") { byId("find").value = ""; byId("find").oninput(); byId("main").focus({ preventScroll: true }); }
};

byId("undo").onclick = () => history.undo();
byId("redo").onclick = () => history.redo();
byId("mark-read").onclick = markRead;
byId("mark-read").hidden = !canWrite;

for (const [unit, forward, back] of [["turn", "j Alt+ArrowDown", "k Alt+ArrowUp"], ["sentence", "l Alt+ArrowRight", "h Alt+ArrowLeft"], ["word", ". Ctrl+Alt+ArrowRight", ", Ctrl+Alt+ArrowLeft"]]) {
  command(`${unit}-next`, `To the next ${unit}`, forward, () => cursor.move(unit, 1));
  command(`${unit}-before`, `To the ${unit} before`, back, () => cursor.move(unit, -1));
}
for (const [unit, forward, back] of [["turn", "J Alt+Shift+ArrowDown", "K Alt+Shift+ArrowUp"], ["sentence", "L Alt+Shift+ArrowRight", "H Alt+Shift+ArrowLeft"], ["word", ": > Ctrl+Alt+Shift+ArrowRight", "; < Ctrl+Alt+Shift+ArrowLeft"]]) {
  command(`${unit}-extend`, `Select on to the next ${unit}`, forward, () => cursor.move(unit, 1, true));
  command(`${unit}-shrink`, `Select back by a ${unit}`, back, () => cursor.move(unit, -1, true));
}
command("start-less", "Begin the selection a word earlier", "[", () => cursor.moveEnd(true, -1));
command("start-more", "Begin the selection a word later", "{", () => cursor.moveEnd(true, 1));
command("end-more", "End the selection a word later", "]", () => cursor.moveEnd(false, 1));
command("end-less", "End the selection a word earlier", "}", () => cursor.moveEnd(false, -1));
command("clear", "Select nothing", "Escape", () => { getSelection().removeAllRanges(); cursor.clear(); });
command("find-code", "Choose a code", "c Alt+c", () => codes.focus());
command("use-chosen", "Code the selection with the codes that are chosen", "Alt+Enter", () => codes.useChosen());
command("make-code", "Make a new code", "n Alt+n", () => { if (canWrite) codes.makeCode(); });
for (let number = 1; number <= 9; number += 1) {
  command(`recent-${number}`, `Code the selection with the code used last but ${number - 1}`.replace(" but 0", ""), `${number} Alt+${number}`, () => {
    const id = codes.recent(number);
    if (id) code([id]); else say("No code has this number yet.");
  });
}
command("memo", "Write a memo on the selection, the coding or the transcript", "m Alt+m", () => {
  const current = stripes.passages.find((passage) => passage.id === stripes.current);
  if (!selected && current?.kind === "coding") writeMemo(current); else memoOnSelection();
});
command("memos", "Show the memos of this transcript", "", () => details.showMemos(state.memos, state.passageMemos));
command("undo", "Undo", "u Ctrl+z", () => history.undo());
command("redo", "Do again", "U Ctrl+y", () => history.redo());
command("next-coding", "To the next coding or hit", "o", () => jump(1, () => true, "Nothing is coded here."));
command("coding-before", "To the coding or hit before", "O", () => jump(-1, () => true, "Nothing is coded here."));
command("next-memo", "To the next coding with a memo", "M", () => jump(1, (passage) => passage.memos.length > 0, "No coding here has a memo."));
command("next-hit", "To the next hit that nobody has judged", "g", () => jump(1, (passage) => passage.state === "unreviewed", "Every hit has been judged."));
command("next-memo", "To the next coding with a memo", "", () => jump(1, (passage) => passage.memos.length > 0, "There is no memo on a coding."));
command("next-uncoded", "To the next answer without a coding", "x", nextUncoded);
command("accept", "Accept the hit", "a", () => withCurrent("hit", (passage) => judge(passage, true)));
command("reject", "Reject the hit", "r", () => withCurrent("hit", (passage) => judge(passage, false)));
command("untag", "Take the coding off", "Delete", () => withCurrent("coding", untag));
command("adjust", "Give the coding or hit the selected words", "e", () => withCurrent(null, adjust));
command("find", "Find words", "/", () => byId("find").focus());
command("next-found", "To the next place of the words", "F3", () => nextFound(1));
command("mark-read", "Mark the transcript, or the selected turns, as read", "d", markRead);

function withCurrent(kind, work) {
  const current = stripes.passages.find((passage) => passage.id === stripes.current);
  if (!current || (kind && current.kind !== kind)) return say(kind === "hit" ? "Choose a hit first." : "Choose a coding first.");
  if (canWrite) work(current);
}

// MARK: What others change

listen((change) => attempt(async () => {
  if (change.codebook || change.all) {
    await codes.load();
    const sheet = byId("colours").cloneNode();
    sheet.href = `/colours.css?${Date.now()}`;
    byId("colours").replaceWith(sheet);
  } else if (change.coders.length) {
    await codes.count();
  }
  if (change.all || change.codebook || change.study || change.coders.length || change.transcripts.includes(page.transcript)) await load();
}));

await attempt(async () => {
  await codes.load();
  await load();
  const wanted = address.get("passage");
  if (wanted && state.passages.some((passage) => passage.id === wanted)) choose(wanted);
  document.body.dataset.ready = "true";
});
