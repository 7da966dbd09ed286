// Tables for other programs: a button above each puts it on the clipboard, as a table and as lines with tabs.

import { button } from "./elements.js";
import { attempt, say } from "./talk.js";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** What a cell says, on one line. A text that a spreadsheet would compute begins with an apostrophe, as in CSV. */
function words(cell) {
  const copy = cell.cloneNode(true);
  for (const part of copy.querySelectorAll("button, svg, [aria-hidden=true]")) part.remove();
  for (const part of copy.querySelectorAll("br, p, blockquote, li")) part.before(" ");
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return /^[=+\-@]/.test(text) && !/^[+\-−]?[\d.,]+\s?%?$/.test(text) ? `'${text}` : text;
}

/** A table as HTML and as lines with tabs; a cell over several columns is followed by empty ones. */
export function copied(table) {
  const lines = [];
  const rows = [...table.rows].map((row) => {
    lines.push([...row.cells].flatMap((cell) => [words(cell), ...Array(cell.colSpan - 1).fill("")]).join("\t"));
    const cells = [...row.cells].map((cell) => {
      const name = cell.localName;
      return `<${name}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ""}>${escaped(words(cell))}</${name}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const caption = table.caption ? `<caption>${escaped(words(table.caption))}</caption>` : "";
  return { html: `<table>${caption}${rows.join("")}</table>`, text: `${lines.join("\n")}\n` };
}

async function copy(table) {
  const { html, text } = copied(table);
  const item = { "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) };
  await navigator.clipboard.write([new ClipboardItem(item)]);
  const rows = table.tBodies[0]?.rows.length ?? 0;
  say(`The table is copied: ${rows === 1 ? "1 row" : `${rows} rows`}.`);
}

export function addCopying() {
  for (const table of document.querySelectorAll("main table")) {
    const place = table.closest(".scroll") ?? table;
    const name = table.caption ? `Copy as table: ${words(table.caption)}` : "Copy as table";
    place.before(button("Copy as table", () => attempt(() => copy(table)), { className: "copy", attributes: { "aria-label": name } }));
  }
}
