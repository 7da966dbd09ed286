// Asks for a memo: its words, and what it refers to.

import { ask } from "./elements.js";
import { get } from "./talk.js";

/** Codes, people, transcripts and memos: `{name, options: [[value, words]]}`. */
export const things = async () => (await get("/api/memo-things")).groups;

/** Resolves to `{text, links}`, or to null. */
export async function askForMemo(on, links = []) {
  const groups = await things();
  const fields = [{ name: "text", label: "Memo", kind: "long", required: true }];
  if (groups.length) fields.push({ name: "links", label: "Refers to (several with Ctrl)", kind: "several", groups, value: links });
  const given = await ask(`A memo on ${on}`, fields);
  return given?.text ? { text: given.text, links: given.links ?? [] } : null;
}
