// Everything that can be done, by name. Keys can be changed, and those of a single letter switched off.

import { byId, button, make } from "./elements.js";

const commands = new Map();
const stored = (name, standard) => {
  try { return JSON.parse(localStorage.getItem(name)) ?? standard; } catch { return standard; }
};
const store = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* none is kept */ } };

let keys = stored("strand-keys", {});
let usesLetters = stored("strand-letters", true);

/** Adds a command. `key` is as `keyOf` writes it: `u`, `Shift+J`, `Alt+ArrowDown`. */
export function command(id, title, key, run) {
  commands.set(id, { id, title, standard: key, run });
}

const keyNow = (entry) => keys[entry.id] ?? entry.standard;

/** `Ctrl+K`, `Alt+1`, `j`, `J`. */
function keyOf(event) {
  const name = event.key.length === 1 ? event.key : event.key;
  const isShift = event.shiftKey && event.key.length > 1;
  return (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (isShift ? "Shift+" : "") + name;
}

const isTyping = (target) => target instanceof HTMLElement
  && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

document.addEventListener("keydown", (event) => {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const key = keyOf(event);
  if (key === "Ctrl+k" || key === "Ctrl+K") {
    event.preventDefault();
    openPalette();
    return;
  }
  const isLetter = key.length === 1;
  if (isTyping(event.target) && (isLetter || !event.altKey)) return;
  if (isLetter && !usesLetters) return;
  for (const entry of commands.values()) {
    if (keyNow(entry).split(" ").includes(key)) {
      event.preventDefault();
      entry.run(event);
      return;
    }
  }
});

/** The list of commands, to search and to choose from. */
export function openPalette() {
  const list = make("ul", { className: "commands" });
  const search = make("input", { type: "search", autocomplete: "off", attributes: { "aria-label": "Find a command" } });
  const letters = make("input", { type: "checkbox", checked: usesLetters });
  const dialog = make("dialog", { attributes: { "aria-label": "Commands" } }, make("h2", {}, "Commands"), search, list,
    make("label", { className: "flag" }, letters, " Keys of a single letter work (switch them off for screen readers)"),
    make("menu", {}, button("Close", () => close())));
  const close = () => { dialog.close(); dialog.remove(); };
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    const found = [...commands.values()].filter((entry) => words.every((word) => entry.title.toLowerCase().includes(word)));
    list.replaceChildren(...found.map((entry) => make("li", {},
      button(entry.title, () => { close(); entry.run(); }, {}),
      button(keyNow(entry) || "no key", (event) => changeKey(entry, event.currentTarget), {
        className: "quiet", title: "Give it another key", attributes: { "aria-label": `Key of ${entry.title}: ${keyNow(entry) || "none"}. Change it` },
      }))));
  };
  search.oninput = show;
  search.onkeydown = (event) => { if (event.key === "Enter") { event.preventDefault(); list.querySelector("button")?.click(); } };
  letters.onchange = () => { usesLetters = letters.checked; store("strand-letters", usesLetters); };
  dialog.oncancel = (event) => { event.preventDefault(); close(); };
  document.body.append(dialog);
  show();
  dialog.showModal();
  search.focus();
}

function changeKey(entry, place) {
  place.textContent = "press a key";
  place.focus();
  place.onkeydown = (event) => {
    if (["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    place.onkeydown = null;
    if (event.key !== "Escape") {
      keys = { ...keys, [entry.id]: event.key === "Backspace" ? "" : keyOf(event) };
      store("strand-keys", keys);
    }
    place.textContent = keyNow(entry) || "no key";
  };
}

// What stays at its place while the page scrolls begins below the links, however many lines these take.
const top = document.querySelector(".top");
new ResizeObserver(() => {
  const height = getComputedStyle(top).position === "sticky" ? top.offsetHeight : 0;
  document.documentElement.style.setProperty("--top", `${height}px`);
}).observe(top);

const opener = byId("open-commands");
if (opener) opener.onclick = openPalette;

for (const link of document.querySelectorAll(".top nav a")) {
  command(`go-${link.getAttribute("href")}`, `Go to ${link.textContent}`, "", () => { location.href = link.href; });
}
