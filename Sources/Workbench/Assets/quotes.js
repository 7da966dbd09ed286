// Quotes: memos on them.

import "./page.js";
import { askForMemo } from "./details.js";
import { attempt, post, say } from "./talk.js";

for (const button of document.querySelectorAll("[data-coding]")) {
  button.onclick = () => attempt(async () => {
    const text = await askForMemo("the quote");
    if (!text) return;
    say((await post("/api/memo", { text, coding: button.dataset.coding })).message);
    location.reload();
  });
}
document.body.dataset.ready = "true";
