// Splitting a code: which coding gets which code, counted before it is written.

import "./page.js";
import { byId, button, make } from "./elements.js";
import { attempt, post, say } from "./talk.js";

const form = byId("split");
const counted = (count) => (count === 1 ? "1 coding" : `${count} codings`);

function confirm(answer, staying) {
  return new Promise((resolve) => {
    const title = `Split ${form.dataset.name}`;
    const rows = answer.counts.map(({ code, coder, codings }) => make("li", {}, `${counted(codings)} of ${coder} → ${code}`));
    const dialog = make("dialog", { attributes: { "aria-label": title } }, make("h2", {}, title), make("ul", {}, ...rows),
      answer.takenOff ? make("p", {}, `${counted(answer.takenOff)} will be taken off: their coder has the new code on the same words.`) : null,
      make("p", {}, `${counted(staying)} on this page ${staying === 1 ? "stays" : "stay"} as before. It is written into the journals of those who coded; \`strand undo\` takes it back.`),
      make("menu", {}, button("Back", () => finish(false)), button("Save", () => finish(true), { className: "main", id: "save-split" })));
    const finish = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    dialog.oncancel = (event) => { event.preventDefault(); finish(false); };
    dialog.onkeydown = (event) => event.stopPropagation();
    document.body.append(dialog);
    dialog.showModal();
    byId("save-split").focus();
  });
}

if (form) {
  form.onsubmit = (event) => {
    event.preventDefault();
    attempt(async () => {
      const chosen = [...form.querySelectorAll("[data-coding]")].map((part) =>
        ({ id: part.dataset.coding, code: part.querySelector("input:checked")?.value ?? "" }));
      const parts = chosen.filter((part) => part.code);
      if (!parts.length) { say("Choose another code for some codings first."); return; }
      const body = { code: form.dataset.code, parts };
      const answer = await post("/api/split", body);
      if (!await confirm(answer, chosen.length - parts.length)) return;
      say((await post("/api/split", { ...body, seen: answer.hash })).message);
      location.reload();
    });
  };
}
document.body.dataset.ready = "true";
