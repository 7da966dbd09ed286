// Where coders differ: one decision after the other.

import { command } from "./commands.js";
import { ask, button, byId } from "./elements.js";
import { attempt, get, listen, post, say } from "./talk.js";

const done = [];
const undoer = byId("undo-case");

/** The code that all of a passage gets. */
async function otherCode() {
  const { codes } = await get("/api/codes");
  const given = await ask("Another code for all of it", [
    { name: "code", label: "Code", kind: "choice", options: codes.map((code) => [code.id, `${"\u2003".repeat(code.depth)}${code.name}`]) },
  ], "Decide");
  return given?.code ? `recode ${given.code}` : null;
}

function decide(place, asked) {
  return attempt(async () => {
    const decision = asked === "recode" ? await otherCode() : asked;
    if (!decision) return;
    const answer = await post("/api/resolve", { id: place.dataset.case, decision, reason: place.querySelector("[name=reason]").value });
    done.push({ decision: answer.decision, place });
    place.hidden = true;
    undoer.disabled = false;
    say(answer.message);
    const next = [...document.querySelectorAll("[data-case]")].find((each) => !each.hidden);
    if (next) next.querySelector("button")?.focus();
    else byId("case-count").replaceChildren("These are decided. ", button("Show what is left", () => location.reload()));
  });
}

for (const place of document.querySelectorAll("[data-case]")) {
  for (const each of place.querySelectorAll("[data-decision]")) each.onclick = () => decide(place, each.dataset.decision);
}

const undo = () => attempt(async () => {
  const last = done.at(-1);
  if (!last) return say("There is nothing on this page to take back.");
  say((await post("/api/undo", { decision: last.decision, consensus: true })).message);
  done.pop();
  last.place.hidden = false;
  last.place.scrollIntoView({ block: "center" });
  undoer.disabled = !done.length;
});
if (undoer) undoer.onclick = undo;
command("undo", "Undo", "u Ctrl+z", undo);

listen((change) => {
  // What is decided here changes the consensus's journal; what others change makes other cases of these.
  if (change.codebook || change.transcripts.length) byId("notice").replaceChildren("The study has changed. ", button("Load again", () => location.reload()));
});
document.body.dataset.ready = "true";
