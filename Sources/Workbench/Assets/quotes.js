// Quotes: memos on them, and those that are pinned for the framework matrix.

import "./page.js";
import "./memos.js";
import { askForMemo } from "./memo-form.js";
import { attempt, post, say } from "./talk.js";

for (const button of document.querySelectorAll("[data-coding]")) {
  button.onclick = () => attempt(async () => {
    const memo = await askForMemo("the quote");
    if (!memo) return;
    say((await post("/api/memo", { ...memo, coding: button.dataset.coding })).message);
    location.reload();
  });
}
for (const button of document.querySelectorAll("[data-pin]")) {
  button.onclick = () => attempt(async () => {
    const { pin, person, code, seen } = button.dataset;
    say((await post("/api/pin", { person, code, quote: pin, seen })).message);
    location.reload();
  });
}
document.body.dataset.ready = "true";
