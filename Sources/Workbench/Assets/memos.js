// Memos: on what, in which words, and what they refer to.

import "./page.js";
import { askForMemo, things } from "./memo-form.js";
import { ask, byId } from "./elements.js";
import { attempt, post, say } from "./talk.js";

async function write(memo) {
  say((await post("/api/memo", memo)).message);
  location.reload();
}

for (const button of document.querySelectorAll("[data-memo-on]")) {
  button.onclick = () => attempt(async () => {
    const memo = await askForMemo(button.dataset.memoName ?? "the study");
    if (memo) await write({ ...memo, on: button.dataset.memoOn });
  });
}

/** A memo on something that is chosen with it. */
async function writeNew(links) {
  const groups = await things();
  const subjects = [{ name: "The whole", options: [["study", "the study"]] }, ...groups.filter((group) => group.name !== "Memos")];
  const given = await ask("A memo", [
    { name: "text", label: "Memo", kind: "long", required: true },
    { name: "on", label: "On", kind: "choice", groups: subjects },
    { name: "links", label: "Refers to (several with Ctrl)", kind: "several", groups, value: links },
  ]);
  if (given?.text) await write(given);
}

const opener = byId("new-memo");
if (opener) opener.onclick = () => attempt(() => writeNew([]));
for (const button of document.querySelectorAll("[data-refer]")) {
  button.onclick = () => attempt(() => writeNew([`memo:${button.dataset.refer}`]));
}

// A link to a memo leads to it, for the keyboard, too.
const target = location.hash.startsWith("#memo-") ? byId(location.hash.slice(1)) : null;
if (target) { target.scrollIntoView({ block: "center" }); target.focus({ preventScroll: true }); }
// Pages that do more say so themselves.
if (document.querySelector('script[src="/assets/memos.js"]')) document.body.dataset.ready = "true";
