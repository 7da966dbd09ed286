// The framework matrix: summaries of one's own.

import "./page.js";
import { ask } from "./elements.js";
import { attempt, post, say } from "./talk.js";

for (const button of document.querySelectorAll("button[data-person]")) {
  button.onclick = () => attempt(async () => {
    const { person, code, summary } = button.dataset;
    const cell = button.closest("td").querySelector("blockquote")?.textContent ?? "";
    const given = await ask(button.getAttribute("aria-label"), [
      { name: "summary", label: cell ? `In your words. ${cell}` : "In your words", kind: "long", value: summary },
    ]);
    if (!given || given.summary === summary) return;
    say((await post("/api/summary", { person, code, summary: given.summary, seen: summary })).message);
    location.reload();
  });
}
document.body.dataset.ready = "true";
