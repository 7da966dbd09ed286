// The list of codes: a tree with counts, found as one types, put on passages by click, key or drop.

import { ask, byId, button, make } from "./elements.js";
import { attempt, get, post, say } from "./talk.js";

const memory = "strand-recent";
const recentIDs = () => { try { return JSON.parse(sessionStorage.getItem(memory)) ?? []; } catch { return []; } };

/** Asks for a new code and writes it into the codebook. Resolves to its id, or to null. */
export async function askForCode(codes) {
  const given = await ask("A new code", [
    { name: "name", label: "Name", required: true },
    { name: "id", label: "Id: small letters, digits, hyphens and full stops; empty to make it from the name" },
    { name: "definition", label: "Definition", kind: "long" },
    { name: "parent", label: "Below", kind: "choice", options: [["", "no other code"], ...codes.map((code) => [code.id, `${"\u2003".repeat(code.depth)}${code.name}`])] },
  ], "Make the code");
  if (!given?.name) return null;
  const plain = given.name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const stem = given.id || (plain ? (given.parent ? `${given.parent}.${plain}` : plain) : "");
  if (!stem) { say("Give the code an id in Latin letters.", true); return null; }
  const answer = await post("/api/new-code", { id: stem, name: given.name, definition: given.definition, parent: given.parent || null });
  say(answer.message);
  return stem;
}

export class Codes {
  codes = [];
  chosen = new Set();
  #at = -1;
  #shown = [];

  /** `onCode` is given the ids of codes that are to be put on the selection. */
  constructor({ onCode, onChange, hasSelection, showCode, canWrite }) {
    Object.assign(this, { onCode, onChange, hasSelection, showCode, canWrite });
    this.search = byId("code-search");
    this.tree = byId("code-tree");
    this.apply = byId("apply-code");
    this.search.oninput = () => { this.#at = this.search.value ? 0 : -1; this.show(); };
    this.search.onkeydown = (event) => this.#key(event);
    this.tree.onkeydown = (event) => { if (event.target === this.tree) this.#key(event); };
    this.apply.onclick = () => this.useChosen();
    const maker = byId("new-code");
    maker.hidden = !canWrite;
    this.apply.hidden = !canWrite;
    maker.onclick = () => this.makeCode();
  }

  async load() {
    this.codes = (await get("/api/codes")).codes;
    this.codes.forEach((code, place) => { code.place = place; });
    for (const id of [...this.chosen]) if (!this.codes.some((code) => code.id === id)) this.chosen.delete(id);
    this.show();
    this.onChange(this.codes);
  }

  /** Counts anew; the list stays as it is. */
  async count() {
    const fresh = (await get("/api/codes")).codes;
    if (fresh.length !== this.codes.length || fresh.some((code, index) => code.id !== this.codes[index].id)) return this.load();
    fresh.forEach((code, index) => {
      const isSame = this.codes[index].codings === code.codings;
      Object.assign(this.codes[index], { codings: code.codings, mine: code.mine });
      if (isSame) return;
      const place = this.tree.querySelector(`#option-${index} .count`);
      if (place) place.textContent = String(code.codings);
    });
  }

  /** The nth code used last, from 1. */
  recent(number) { return recentIDs().filter((id) => this.codes.some((code) => code.id === id))[number - 1]; }

  used(ids) {
    const now = [...ids, ...recentIDs().filter((id) => !ids.includes(id))].slice(0, 9);
    try { sessionStorage.setItem(memory, JSON.stringify(now)); } catch { /* none is kept */ }
    this.#showRecent();
  }

  useChosen() {
    const ids = [...this.chosen];
    if (!ids.length) return say("Choose codes first: Space, or Ctrl and a click.");
    this.chosen.clear();
    this.show();
    this.onCode(ids);
  }

  focus() { this.search.focus(); this.search.select(); }

  makeCode() {
    return attempt(async () => {
      const hadSelection = this.hasSelection();
      const id = await askForCode(this.codes);
      if (!id) return;
      await this.load();
      if (hadSelection) this.onCode([id]);
    });
  }

  show() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.#shown = this.codes.filter((code) => words.every((word) => `${code.name} ${code.id}`.toLowerCase().includes(word)));
    this.#at = Math.min(this.#at, this.#shown.length - 1);
    this.tree.replaceChildren(...this.#shown.map((code, index) => this.#entry(code, index, words.length > 0)));
    this.tree.setAttribute("aria-activedescendant", this.#at >= 0 ? `option-${this.#shown[this.#at].place}` : "");
    this.search.setAttribute("aria-activedescendant", this.#at >= 0 ? `option-${this.#shown[this.#at].place}` : "");
    byId("chosen-codes").textContent = this.chosen.size ? `${this.chosen.size} chosen` : "";
    this.apply.disabled = !this.chosen.size;
    this.#showRecent();
  }

  #entry(code, index, isFlat) {
    const entry = make("li", {
      id: `option-${code.place}`, className: `code-${code.place} depth-${isFlat ? 0 : Math.min(code.depth, 6)}`, title: `${code.id}\n${code.definition}`,
      attributes: { role: "option", "aria-selected": String(this.chosen.has(code.id)) },
    }, make("bdi", { className: "name" }, code.name), make("span", { className: "count" }, String(code.codings)));
    if (index === this.#at) entry.dataset.current = "";
    entry.onmousedown = (event) => event.preventDefault();
    entry.onclick = (event) => {
      this.#at = index;
      if (event.ctrlKey || event.metaKey || event.shiftKey) this.#toggle(code.id);
      else this.#use(code);
    };
    entry.ondragover = (event) => event.preventDefault();
    entry.ondrop = (event) => { event.preventDefault(); this.#use(code); };
    return entry;
  }

  #use(code) {
    if (this.canWrite && this.hasSelection()) this.onCode([...new Set([...this.chosen, code.id])]);
    else { this.show(); this.showCode(code); }
  }

  #toggle(id) {
    if (!this.chosen.delete(id)) this.chosen.add(id);
    this.show();
  }

  #key(event) {
    const code = this.#shown[this.#at];
    const keys = {
      ArrowDown: () => { this.#at = Math.min(this.#at + 1, this.#shown.length - 1); this.show(); },
      ArrowUp: () => { this.#at = Math.max(this.#at - 1, 0); this.show(); },
      Enter: () => {
        if (!code) return;
        const isCoding = this.canWrite && this.hasSelection();
        this.#use(code);
        this.search.value = "";
        this.show();
        // Back to the text, where keys are commands again.
        if (isCoding) byId("main").focus({ preventScroll: true });
      },
      Escape: () => { this.search.value = ""; this.#at = -1; this.show(); byId("main").focus({ preventScroll: true }); },
    };
    const isChoice = event.key === " " && (event.target === this.tree || event.ctrlKey);
    const run = isChoice ? () => { if (code) this.#toggle(code.id); } : keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
    this.tree.querySelector("[data-current]")?.scrollIntoView({ block: "nearest" });
  }

  #showRecent() {
    const list = recentIDs().map((id) => this.codes.find((code) => code.id === id)).filter(Boolean);
    byId("code-recent").replaceChildren(...list.map((code, index) => make("li", { className: `code-${code.place}` },
      button(`${index + 1} ${code.name}`, () => this.#use(code), { onmousedown: (event) => event.preventDefault() }))));
  }
}
