// The codebook: new codes, changed codes, merged codes, and memos on codes. A change is shown before it is written.

import "./page.js";
import "./memos.js";
import { askForCode } from "./codes.js";
import { askForRules } from "./rules.js";
import { ask, button, byId, make } from "./elements.js";
import { attempt, get, post, say } from "./talk.js";

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const { codes } = byId("new-code") ? await get("/api/codes") : { codes: [] };
const named = (id) => codes.find((code) => code.id === id);
const choices = (left) => codes.filter((code) => !left(code)).map((code) => [code.id, `${"\u2003".repeat(code.depth)}${code.name}`]);
/** Whether a code is another one or below it. */
const isBelow = (code, id) => { for (let each = code; each; each = named(each.parent)) if (each.id === id) return true; return false; };

/** Shows what a change makes of the files. Resolves to `save`, `back` or null. */
function confirm(title, answer, sentence) {
  return new Promise((resolve) => {
    const signs = { same: " ", removed: "−", added: "+", gap: "…" };
    const words = { removed: "taken out: ", added: "put in: " };
    const files = answer.files.flatMap((file) => [
      make("h3", {}, file.path),
      make("pre", { className: "difference", tabIndex: 0, attributes: { "aria-label": `What changes in ${file.path}` } },
        ...file.lines.map((line) => make("span", { className: line.kind },
          make("span", { attributes: { "aria-hidden": "true" } }, `${signs[line.kind]} `),
          words[line.kind] ? make("span", { className: "unseen" }, words[line.kind]) : null, `${line.text}\n`)))]);
    const dialog = make("dialog", { className: "wide", attributes: { "aria-label": title } }, make("h2", {}, title),
      sentence ? make("p", {}, sentence) : null,
      ...(files.length ? files : [make("p", {}, "Nothing would be changed.")]),
      make("menu", {}, button("Cancel", () => finish(null)), button("Back", () => finish("back")),
        button("Save", () => finish("save"), { disabled: !files.length, className: "main", id: "save-change" })));
    const finish = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    dialog.oncancel = (event) => { event.preventDefault(); finish(null); };
    dialog.onkeydown = (event) => event.stopPropagation();
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("#save-change:enabled")?.focus();
  });
}

/** Shows a change, and writes it. Resolves to what was chosen. */
async function change(title, body, sentence = () => "") {
  const answer = await post("/api/codebook", body);
  const chosen = await confirm(title, answer, sentence(answer));
  if (chosen === "save") {
    say((await post("/api/codebook", { ...body, seen: answer.hash })).message);
    location.reload();
  }
  return chosen;
}

const concerned = (count) => (count === 0 ? "Nothing is coded with it." : count === 1 ? "1 coding has this code." : `${count} codings have this code.`);

async function edit(code) {
  let given = { name: code.name, definition: code.definition, include: code.include.join("\n"), exclude: code.exclude.join("\n"),
    examples: code.examples.join("\n"), colour: code.colour, parent: code.parent ?? "", id: code.id };
  for (;;) {
    given = await ask(`The code ${code.name}`, [
      { name: "name", label: "Name", value: given.name, required: true },
      { name: "definition", label: "Definition", kind: "long", value: given.definition },
      { name: "include", label: "Use it for (one criterion a line)", kind: "long", value: given.include },
      { name: "exclude", label: "Not for (one criterion a line)", kind: "long", value: given.exclude },
      { name: "examples", label: "Examples (one a line)", kind: "long", value: given.examples },
      { name: "colour", label: "Colour; empty for that of the code above", kind: "colour", value: given.colour },
      { name: "parent", label: "Below", kind: "choice", value: given.parent, options: [["", "no other code"], ...choices((each) => isBelow(each, code.id))] },
      { name: "id", label: "Id; what is coded and asked with the old one is still found", value: given.id, required: true },
    ], "Show the change");
    if (!given) return;
    const isMoved = given.parent !== (code.parent ?? "");
    const wanted = { id: code.id, newID: given.id, name: given.name, definition: given.definition, include: lines(given.include),
      exclude: lines(given.exclude), examples: lines(given.examples), colour: given.colour };
    if (isMoved) wanted.place = { parent: given.parent || null, before: null };
    const chosen = await attempt(() => change(`The code ${code.name}`, { edit: wanted }, (answer) => concerned(answer.codings)));
    if (chosen !== "back" && chosen !== undefined) return;
  }
}

const hits = (count) => (count === 1 ? "1 hit" : `${count} hits`);

async function rules(code) {
  const standing = await get("/api/rules", { code: code.id });
  let given = standing.rules.map((text, from) => ({ from, text }));
  for (;;) {
    given = await askForRules(code.name, given);
    if (!given) return;
    const body = { edit: { id: code.id, rules: given } };
    const chosen = await attempt(async () => {
      say("All transcripts are searched …");
      const found = await post("/api/rule-hits", body);
      say("");
      return change(`The rules of ${code.name}`, body, () => `The rules find ${hits(found.before)} now, and ${hits(found.after)} when they are changed.`);
    });
    if (chosen !== "back" && chosen !== undefined) return;
  }
}

const split = (code) => { location.href = `/split?${new URLSearchParams({ code: code.id })}`; };

const place = (code, parent, before) => change(`Where ${code.name} is`, { edit: { id: code.id, place: { parent: parent ?? null, before: before ?? null } } });

/** Up or down among the codes below the same one. */
function shift(code, step) {
  const siblings = codes.filter((each) => each.parent === code.parent);
  const at = siblings.indexOf(code);
  const before = step < 0 ? siblings[at - 1] : siblings[at + 2];
  if (step < 0 ? at === 0 : at === siblings.length - 1) return say(`${code.name} is the ${step < 0 ? "first" : "last"} one there.`);
  return place(code, code.parent, before?.id);
}

async function merge(code) {
  const given = await ask(`Merge ${code.name} into another code`, [
    { name: "into", label: "The code that stays", kind: "choice", options: choices((each) => each.id === code.id) },
  ], "Show the change");
  if (!given?.into) return;
  await change(`${code.name} into ${named(given.into).name}`, { merge: { code: code.id, into: given.into } }, (answer) =>
    `${answer.codings === 1 ? "1 coding gets" : `${answer.codings} codings get`} the code ${named(given.into).name}, whoever made them. \`strand undo\` takes that back; the codebook's file stays as it is then.`);
}

const opener = byId("new-code");
if (opener) opener.onclick = () => attempt(async () => { if (await askForCode(codes)) location.reload(); });

const actions = { edit, rules, split, merge, up: (code) => shift(code, -1), down: (code) => shift(code, 1) };
for (const button of document.querySelectorAll("[data-action]")) {
  button.onclick = () => attempt(() => actions[button.dataset.action](named(button.closest("[data-code]").dataset.code)));
}

// A code is dragged by its heading onto another one.
let dragged = null;
for (const article of document.querySelectorAll("article[data-code]")) {
  const handle = article.querySelector("h2");
  handle.draggable = Boolean(opener);
  handle.ondragstart = (event) => { dragged = named(article.dataset.code); event.dataTransfer.effectAllowed = "move"; };
  handle.ondragend = () => { dragged = null; };
  article.ondragover = (event) => { if (dragged && !isBelow(named(article.dataset.code), dragged.id)) { event.preventDefault(); article.dataset.over = ""; } };
  article.ondragleave = () => { delete article.dataset.over; };
  article.ondrop = (event) => {
    event.preventDefault();
    delete article.dataset.over;
    const [code, target] = [dragged, named(article.dataset.code)];
    attempt(async () => {
      const given = await ask(`Where ${code.name} goes`, [{ name: "where", label: "Put it", kind: "choice", options: [["before", `before ${target.name}`], ["below", `below ${target.name}`]] }], "Show the change");
      if (given) await (given.where === "below" ? place(code, target.id) : place(code, target.parent, target.id));
    });
  };
}
document.body.dataset.ready = "true";
