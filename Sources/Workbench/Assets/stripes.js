// Codings and hits beside and under the words: stripes in lanes, tints by the Custom Highlight API.

import { make } from "./elements.js";
import { rangeOf, turnOf } from "./cursor.js";

const lanes = 6;
const names = new Set();

/** Sets a highlight; without ranges it is taken away. */
export function paint(name, ranges) {
  if (!globalThis.CSS?.highlights) return;
  const known = ranges.filter((range) => range);
  if (known.length) CSS.highlights.set(name, new Highlight(...known));
  else CSS.highlights.delete(name);
}

/** In words, for people who do not see the stripe. */
export function titleOf(passage) {
  const state = { tag: "", accepted: ", an accepted hit", suggested: ", an accepted suggestion", unreviewed: ", a hit that nobody has judged", rejected: ", a rejected hit" }[passage.state] ?? "";
  return `${passage.name}${passage.coder ? `, coded by ${passage.coder}` : ""}${state}`;
}

/** Gives each passage a lane, so that those that run beside one another do not lie on one another. */
function laid(passages) {
  const ends = [];
  const isBefore = (a, b) => a.turn < b.turn || (a.turn === b.turn && a.end <= b.start);
  for (const passage of passages) {
    const first = passage.pieces[0];
    const last = passage.pieces.at(-1);
    let lane = ends.findIndex((end) => isBefore(end, first));
    if (lane < 0) lane = ends.length < lanes ? ends.length : ends.indexOf(ends.reduce((a, b) => (isBefore(a, { turn: b.turn, start: b.end }) ? a : b)));
    ends[lane] = last;
    passage.lane = lane;
  }
}

export class Stripes {
  #turns = new Map();
  #visible = new Set();
  #observer;
  passages = [];
  current = null;

  constructor(onChoose) {
    this.onChoose = onChoose;
    this.#observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const number = Number(entry.target.dataset.turn);
        if (entry.isIntersecting) { this.#visible.add(number); this.#place(number); } else this.#visible.delete(number);
      }
    }, { rootMargin: "600px" });
    for (const turn of document.querySelectorAll("[data-turn]")) this.#observer.observe(turn);
    new ResizeObserver(() => this.#placeAll()).observe(document.getElementById("turns"));
  }

  /** Shows passages in the order of their places. Turns whose passages are the same stay as they are. */
  show(passages) {
    this.passages = passages;
    laid(passages);
    const byTurn = new Map();
    for (const passage of passages) {
      passage.pieces.forEach((piece, index) => {
        if (!byTurn.has(piece.turn)) byTurn.set(piece.turn, []);
        byTurn.get(piece.turn).push({ passage, piece, isFirst: index === 0 });
      });
    }
    for (const number of new Set([...byTurn.keys(), ...this.#turns.keys()])) this.#fill(number, byTurn.get(number) ?? []);
    this.#tint(passages);
    for (const number of this.#visible) this.#place(number);
  }

  #fill(number, parts) {
    const list = turnOf(number)?.querySelector(".stripes");
    if (!list) return;
    const key = parts.map(({ passage, piece }) => [passage.id, passage.state, passage.lane, passage.memos.length, piece.start, piece.end]).join("|");
    if (this.#turns.get(number)?.key === key) {
      // The same stripes for passages that were read anew.
      this.#turns.get(number).parts.forEach((part, index) => { part.passage = parts[index].passage; });
      return;
    }
    for (const part of parts) {
      const { passage } = part;
      part.element = make("li", {
        className: [`code-${passage.place ?? "none"}`, passage.kind === "hit" ? "hit" : "", passage.state === "rejected" ? "rejected" : "",
          passage.kind === "coding" && !passage.isMine ? "of-others" : ""].join(" "),
        dataset: { id: passage.id },
      }, make("button", {
        type: "button", title: titleOf(passage), tabIndex: part.isFirst ? 0 : -1,
        attributes: { "aria-label": titleOf(passage) }, onclick: () => this.onChoose(part.passage),
      }, make("span", {}, part.isFirst ? `${passage.name}${passage.coder ? ` · ${passage.coder}` : ""}${passage.memos.length ? " ✎" : ""}` : "…")));
      if (passage.id === this.current) part.element.dataset.current = "";
    }
    list.replaceChildren(...parts.map((part) => part.element));
    if (parts.length) {
      list.setAttribute("aria-label", `Codings of turn ${number}`);
      this.#turns.set(number, { key, parts });
    } else {
      list.removeAttribute("aria-label");
      this.#turns.delete(number);
    }
  }

  #placeAll() { for (const number of this.#visible) this.#place(number); }

  /** Puts the stripes of a turn beside their words; only turns near the screen are measured. */
  #place(number) {
    const known = this.#turns.get(number);
    if (!known) return;
    const list = turnOf(number).querySelector(".stripes");
    const frame = list.getBoundingClientRect();
    const measured = document.createRange();
    const boxes = known.parts.map(({ piece }) => {
      const range = rangeOf(piece);
      measured.setStart(range.startContainer, range.startOffset);
      measured.setEnd(range.endContainer, range.endOffset);
      return measured.getBoundingClientRect();
    });
    const count = Math.max(...known.parts.map(({ passage }) => passage.lane)) + 1;
    const width = frame.width / count;
    known.parts.forEach(({ element, passage }, index) => {
      const style = element.style;
      style.top = `${boxes[index].top - frame.top}px`;
      style.height = `${Math.max(boxes[index].height, 20)}px`;
      style.left = `${passage.lane * width}px`;
      style.width = `${width - 2}px`;
    });
    const bottom = Math.max(...boxes.map((box) => box.top - frame.top + Math.max(box.height, 20)));
    list.style.minHeight = `${bottom}px`;
  }

  #tint(passages) {
    const ranges = new Map();
    const add = (name, piece) => { if (!ranges.has(name)) ranges.set(name, []); ranges.get(name).push(rangeOf(piece)); };
    for (const passage of passages) {
      const name = passage.kind === "coding" ? `code-${passage.place}` : passage.state === "rejected" ? "rejected" : "hit";
      for (const piece of passage.pieces) add(name, piece);
    }
    for (const name of names) if (!ranges.has(name)) paint(name, []);
    names.clear();
    for (const [name, list] of ranges) { names.add(name); paint(name, list); }
  }

  /** Marks one passage, and shows its words. */
  choose(id, scrolls = true) {
    this.current = id;
    for (const element of document.querySelectorAll(".stripes [data-current]")) delete element.dataset.current;
    const passage = this.passages.find((each) => each.id === id);
    paint("focused", passage ? passage.pieces.map(rangeOf) : []);
    if (!passage) return null;
    for (const element of document.querySelectorAll(`.stripes [data-id="${CSS.escape(id)}"]`)) element.dataset.current = "";
    if (scrolls) turnOf(passage.pieces[0].turn)?.scrollIntoView({ block: "center" });
    return passage;
  }
}
