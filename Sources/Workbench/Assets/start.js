// The first page: what `strand check` finds is asked when the page is there.

import "./page.js";
import "./memos.js";
import { byId, make } from "./elements.js";
import { attempt, get } from "./talk.js";

const words = { error: "Error", warning: "Warning", note: "Note" };

await attempt(async () => {
  const { findings } = await get("/api/check");
  const list = findings.map((finding) => make("li", {},
    make("span", { className: "severity" }, `${words[finding.severity] ?? finding.severity}: `),
    finding.address ? make("a", { href: finding.address }, finding.place) : make("code", {}, finding.place ?? ""),
    ` ${finding.what}. ${finding.remedy}`));
  byId("findings").replaceChildren(
    list.length ? make("ul", {}, ...list) : make("p", {}, "Nothing is wrong with the study's files."));
});
document.body.dataset.ready = "true";
