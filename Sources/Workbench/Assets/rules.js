// The rules of a code, as somebody edits them.

import { button, make } from "./elements.js";

/** Asks for rules: `rules` are `{from, text}`. Resolves to the same, or to null. */
export function askForRules(name, rules) {
  return new Promise((resolve) => {
    const title = `The rules of ${name}`;
    const list = make("div", { className: "rules" });
    const number = () => list.querySelectorAll("textarea").forEach((area, index) => area.setAttribute("aria-label", `Rule ${index + 1}`));
    const add = (rule) => {
      const area = make("textarea", { value: rule.text, rows: Math.max(2, rule.text.split("\n").length), spellcheck: false });
      if (rule.from !== undefined) area.dataset.from = rule.from;
      const row = make("p", { className: "rule" }, area,
        button("Remove", () => { row.remove(); number(); }, { className: "quiet" }));
      list.append(row);
      number();
      return area;
    };
    const form = make("form", { method: "dialog" }, make("h2", {}, title),
      make("p", { className: "faint" }, "A word or a phrase; or, as in the codebook's file, "),
      make("ul", { className: "faint" }, ...["neighbour*", "stem: help", "{all: [help, money], span: turn}", "{near: [key, door], within: 5 words}", "{any: [help], unless: [\"help yourself\"]}"]
        .map((example) => make("li", {}, make("code", {}, example)))),
      list, make("p", {}, button("Add a rule", () => add({ text: "" }).focus(), { id: "add-rule" })),
      make("menu", {}, button("Cancel", () => finish(null)), make("button", { type: "submit" }, "Show the change")));
    const dialog = make("dialog", { className: "wide", attributes: { "aria-label": title } }, form);
    const finish = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    form.onsubmit = (event) => {
      event.preventDefault();
      finish([...list.querySelectorAll("textarea")].filter((area) => area.value.trim())
        .map((area) => ({ text: area.value, ...(area.dataset.from === undefined ? {} : { from: Number(area.dataset.from) }) })));
    };
    dialog.oncancel = (event) => { event.preventDefault(); finish(null); };
    dialog.onkeydown = (event) => {
      if (event.key === "Enter" && event.ctrlKey) {
        // Else the same key would press the button that has the focus when the dialog is closed.
        event.preventDefault();
        form.requestSubmit();
      }
      event.stopPropagation();
    };
    for (const rule of rules) add(rule);
    document.body.append(dialog);
    dialog.showModal();
    (list.querySelector("textarea") ?? form.querySelector("#add-rule")).focus();
  });
}
