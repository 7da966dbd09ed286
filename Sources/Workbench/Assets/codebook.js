// The codebook: new codes, and memos on codes.

import "./page.js";
import { askForCode } from "./codes.js";
import { ask, byId } from "./elements.js";
import { attempt, get, post, say } from "./talk.js";

const opener = byId("new-code");
if (opener) opener.onclick = () => attempt(async () => {
  const { codes } = await get("/api/codes");
  if (await askForCode(codes)) location.reload();
});

for (const place of document.querySelectorAll("[data-memo]")) {
  place.onclick = () => attempt(async () => {
    const given = await ask("A memo on the code", [{ name: "text", label: "Memo", kind: "long", required: true }]);
    if (!given?.text) return;
    say((await post("/api/memo", { text: given.text, code: place.dataset.memo })).message);
    location.reload();
  });
}
