// Hits of rules, one by one.

import { command } from "./commands.js";
import { piecesOf, rangeOf, selectedPassage, TextCursor } from "./cursor.js";
import { askForMemo } from "./memo-form.js";
import { byId, make } from "./elements.js";
import { history } from "./history.js";
import { paint } from "./stripes.js";
import { attempt, get, listen, say } from "./talk.js";

const canWrite = !document.body.dataset.readOnly;
const query = [...new URLSearchParams(location.search)].filter(([, value]) => value);
let items = [];
let left = 0;
let judged = 0;
let at = 0;
/** The ends that the person has chosen; null for the hit's own. */
let chosen = null;

const cursor = new TextCursor("", (passage) => { chosen = passage; tint(); });

const item = () => items[at];

function tint() {
  const hit = item();
  if (!hit) return;
  const piece = (range) => rangeOf({ turn: 1, start: range[0], end: range[1] });
  paint("passage", chosen ? [] : [piece(hit.passage)]);
  paint("cursor", chosen ? piecesOf(chosen).map(rangeOf) : []);
  paint("found", hit.match ? [piece(hit.match)] : []);
}

async function load() {
  const fresh = await get("/api/review", query);
  ({ items, left, judged } = fresh);
  at = 0;
  show();
}

function show() {
  const hit = item();
  byId("review").hidden = !hit;
  byId("progress").textContent = hit ? `${left} ${left === 1 ? "hit" : "hits"} to judge, ${judged} judged.`
    : judged ? `Nothing is left to judge here: ${judged} hits have been judged.` : "Rules have found nothing here.";
  if (!hit) return;
  byId("hit-code").className = `code-${hit.place}`;
  byId("hit-code").replaceChildren(make("span", { className: "swatch", attributes: { "aria-hidden": "true" } }), make("bdi", {}, hit.name), " ", make("code", {}, hit.code));
  byId("hit-definition").textContent = hit.definition;
  byId("hit-place").replaceChildren(
    make("a", { href: `/read?transcript=${encodeURIComponent(hit.transcript)}&passage=${hit.id}&turn=${hit.turn}#turn-${hit.turn}` }, `${hit.transcript}, turn ${hit.turn}`),
    " · ", make("bdi", {}, hit.speaker), hit.levels.length ? ` · ${hit.levels.join(", ")}` : "");
  byId("hit-asked").textContent = hit.asked ? `${hit.askedBy}: … ${hit.asked}` : "";
  const turn = byId("hit-turn");
  turn.dataset.turn = "1";
  const words = turn.querySelector(".words");
  words.textContent = hit.words;
  words.lang = hit.language;
  cursor.language = hit.language;
  cursor.count = 1;
  const hitPassage = { from: { turn: 1, offset: hit.passage[0] }, to: { turn: 1, offset: hit.passage[1] } };
  cursor.anchor = hitPassage;
  cursor.passage = hitPassage;
  chosen = null;
  tint();
}

function gone() {
  const hit = items.splice(at, 1)[0];
  left -= 1;
  judged += 1;
  // A refusal holds for what lies inside it, too; the list is asked anew now and then.
  if (!items.length && left > 0) return attempt(load);
  at = Math.min(at, Math.max(0, items.length - 1));
  show();
  return hit;
}

const judge = (accept) => attempt(async () => {
  if (!item() || !canWrite) return;
  await history.decide("/api/judge", { ids: [item().id], accept });
  gone();
});

const adjust = () => attempt(async () => {
  const hit = item();
  if (!hit || !canWrite) return;
  const second = byId("second-code").value;
  const own = chosen ?? cursor.passage;
  const there = (place) => ({ turn: hit.turn, offset: place.offset });
  await history.decide("/api/adjust", {
    id: hit.id, transcript: hit.transcript, hash: hit.hash, passage: { from: there(own.from), to: there(own.to) }, codes: second ? [second] : [],
  });
  byId("second-code").value = "";
  getSelection().removeAllRanges();
  gone();
});

const memo = () => attempt(async () => {
  const hit = item();
  if (!hit || !canWrite) return;
  const given = await askForMemo("the passage");
  if (!given) return;
  const [start, end] = hit.passage;
  await history.decide("/api/memo", {
    ...given, transcript: hit.transcript, hash: hit.hash, passage: { from: { turn: hit.turn, offset: start }, to: { turn: hit.turn, offset: end } },
  });
});

const skip = () => { at = items.length ? (at + 1) % items.length : 0; show(); };
const undo = async () => { await history.undo(); await attempt(load); };
history.onChange = () => {};

document.addEventListener("selectionchange", () => {
  const passage = selectedPassage();
  if (passage) { chosen = passage; cursor.anchor = passage; cursor.passage = passage; paint("passage", []); }
});

const answers = { accept: () => judge(true), reject: () => judge(false), adjust, memo, skip, undo };
for (const place of document.querySelectorAll("[data-answer]")) {
  place.onclick = answers[place.dataset.answer];
  place.onmousedown = (event) => event.preventDefault();
  place.disabled = !canWrite && place.dataset.answer !== "skip";
}
const ends = { "start-less": [true, -1], "start-more": [true, 1], "end-less": [false, -1], "end-more": [false, 1] };
for (const place of document.querySelectorAll("[data-end]")) place.onclick = () => cursor.moveEnd(...ends[place.dataset.end]);

command("accept", "Accept", "a Alt+a", answers.accept);
command("reject", "Reject", "r Alt+r", answers.reject);
command("adjust", "Code the selected words", "e Alt+e", adjust);
command("memo", "Write a memo", "m Alt+m", memo);
command("skip", "Skip", "s Alt+s", skip);
command("undo", "Undo", "u Ctrl+z", undo);
command("start-less", "Begin a word earlier", "[", () => cursor.moveEnd(true, -1));
command("start-more", "Begin a word later", "{", () => cursor.moveEnd(true, 1));
command("end-more", "End a word later", "]", () => cursor.moveEnd(false, 1));
command("end-less", "End a word earlier", "}", () => cursor.moveEnd(false, -1));

listen((change) => {
  if (change.codebook || change.transcripts.length || change.all) attempt(load);
});

await attempt(async () => {
  const { codes } = await get("/api/codes");
  byId("second-code").append(...codes.map((code) => make("option", { value: code.id }, `${"\u2003".repeat(code.depth)}${code.name}`)));
  await load();
  document.body.dataset.ready = "true";
});
