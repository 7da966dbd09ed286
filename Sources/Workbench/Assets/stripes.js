// Codings and hits beside and under the words: stripes in lanes, tints by the Custom Highlight API.

import { make } from "./elements.js";
import { rangeOf, turnOf } from "./cursor.js";

const lanes = 6;

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

/** The order in which passages stand in the text. */
export const byPlace = (a, b) => a.pieces[0].turn - b.pieces[0].turn || a.pieces[0].start - b.pieces[0].start
  || b.pieces.at(-1).turn - a.pieces.at(-1).turn || b.pieces.at(-1).end - a.pieces.at(-1).end;

const nameOf = (passage) => (passage.kind === "coding" ? `code-${passage.place}` : passage.state === "rejected" ? "rejected" : "hit");

/** The parts of passages beside each turn. */
function partsByTurn(passages) {
  const turns = new Map();
  for (const passage of passages) {
    passage.pieces.forEach((piece, index) => {
      if (!turns.has(piece.turn)) turns.set(piece.turn, []);
      turns.get(piece.turn).push({ passage, piece, lane: passage.lane, isFirst: index === 0 });
    });
  }
  return turns;
}

/** Whether two parts look the same. */
const isSame = (a, b) => a.lane === b.lane && a.piece.start === b.piece.start && a.piece.end === b.piece.end
  && a.passage.id === b.passage.id && a.passage.state === b.passage.state && a.passage.place === b.passage.place
  && a.passage.name === b.passage.name && a.passage.memos.length === b.passage.memos.length;

/** Stripes are made for every turn; they are measured, and words are tinted, only near the screen: a browser looks at all
 *  tinted places again whenever anything on the page has changed. */
export class Stripes {
  #turns = new Map();
  #near = new Set();
  #tints = new Map();
  #sizes;
  #marked = [];
  passages = [];
  current = null;

  constructor(onChoose) {
    this.onChoose = onChoose;
    // It tells when a turn's words are laid out for the first time, and when they are broken in other places.
    this.#sizes = new ResizeObserver((entries) => this.#place(entries.map((entry) => Number(entry.target.parentElement.dataset.turn))));
    // Browsers say which turns they lay out, from now on; those that do not say it, and what is laid out already, are watched.
    const isTold = "oncontentvisibilityautostatechange" in document.body;
    document.getElementById("turns").addEventListener("contentvisibilityautostatechange", (event) => {
      if (event.target.dataset.turn) this.#see(event.target, !event.skipped);
    }, { capture: true });
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting || !isTold) this.#see(target, isIntersecting);
      if (isTold) watch.disconnect();
    }, { rootMargin: "600px" });
    for (const turn of document.querySelectorAll("[data-turn]")) watch.observe(turn);
    addEventListener("beforeprint", () => { for (const number of this.#turns.keys()) this.#tint(number); });
    addEventListener("afterprint", () => { for (const number of this.#turns.keys()) if (!this.#near.has(number)) this.#untint(number); });
  }

  /** A turn has come near the screen, or has left it. */
  #see(turn, isNear) {
    const number = Number(turn.dataset.turn);
    const words = turn.querySelector(".words");
    if (isNear) {
      this.#near.add(number);
      this.#tint(number);
      this.#sizes.observe(words);
    } else {
      this.#near.delete(number);
      this.#untint(number);
      this.#sizes.unobserve(words);
    }
  }

  /** Shows passages in the order of their places. Turns whose passages are the same stay as they are. */
  show(passages) {
    this.passages = passages;
    laid(passages);
    const byTurn = partsByTurn(passages);
    this.#fillAll(new Set([...byTurn.keys(), ...this.#turns.keys()]), byTurn);
  }

  /** Shows some more passages; only turns that they touch are made anew. */
  add(passages) {
    for (const passage of passages) {
      let low = 0;
      let high = this.passages.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (byPlace(this.passages[middle], passage) <= 0) low = middle + 1; else high = middle;
      }
      this.passages.splice(low, 0, passage);
    }
    // Lanes depend on one another where passages run from turn to turn.
    const beside = new Set(passages);
    const numbers = new Set();
    for (const passage of beside) {
      for (const { turn } of passage.pieces) {
        if (numbers.has(turn)) continue;
        numbers.add(turn);
        for (const part of this.#turns.get(turn)?.parts ?? []) beside.add(part.passage);
      }
    }
    const sorted = [...beside].sort(byPlace);
    laid(sorted);
    this.#fillAll(numbers, partsByTurn(sorted));
  }

  #fillAll(numbers, byTurn) {
    const changed = [...numbers].filter((number) => this.#fill(number, byTurn.get(number) ?? []) && this.#near.has(number));
    for (const number of changed) this.#tint(number);
    this.#place(changed);
  }

  /** Whether anything is different now. */
  #fill(number, parts) {
    const known = this.#turns.get(number);
    if (known?.parts.length === parts.length && known.parts.every((part, index) => isSame(part, parts[index]))) {
      // The same stripes for passages that were read anew.
      known.parts.forEach((part, index) => { part.passage = parts[index].passage; });
      return false;
    }
    const list = turnOf(number)?.querySelector(".stripes");
    if (!list) return false;
    // Elements that stay are left where they are: a browser works out the style of each that is put in anew.
    const old = new Map(known?.parts.map((part) => [part.passage.id, part]));
    for (const part of parts) {
      const same = old.get(part.passage.id);
      const stays = same && same.isFirst === part.isFirst && isSame({ ...same, lane: part.lane }, part);
      part.element = stays ? same.element : this.#stripe(part.passage, part.isFirst);
      if (stays) old.delete(part.passage.id);
    }
    for (const { element } of old.values()) element.remove();
    let next = list.firstChild;
    for (const { element } of parts) {
      if (element === next) next = next.nextSibling; else list.insertBefore(element, next);
    }
    if (parts.length) {
      list.setAttribute("aria-label", `Codings of turn ${number}`);
      this.#turns.set(number, { parts, list });
    } else {
      list.removeAttribute("aria-label");
      list.style.minHeight = "";
      this.#turns.delete(number);
    }
    return true;
  }

  #stripe(passage, isFirst) {
    const title = titleOf(passage);
    const element = make("li", {
      className: [`code-${passage.place ?? "none"}`, passage.kind === "hit" ? "hit" : "", passage.state === "rejected" ? "rejected" : "",
        passage.kind === "coding" && !passage.isMine ? "of-others" : ""].join(" "),
      dataset: { id: passage.id },
    }, make("button", {
      type: "button", title, tabIndex: isFirst ? 0 : -1, attributes: { "aria-label": title }, onclick: () => this.onChoose(passage),
    }, make("span", {}, isFirst ? `${passage.name}${passage.coder ? ` · ${passage.coder}` : ""}${passage.memos.length ? " ✎" : ""}` : "…")));
    if (passage.id === this.current) this.#mark(element);
    return element;
  }

  /** Puts the stripes of turns beside their words. All is measured before anything is changed: else the browser would lay the
   *  page out anew for each. */
  #place(numbers) {
    const measured = document.createRange();
    const placed = numbers.map((number) => this.#turns.get(number)).filter(Boolean).map(({ parts, list }) => {
      const frame = list.getBoundingClientRect();
      const boxes = parts.map(({ piece }) => {
        const range = rangeOf(piece);
        measured.setStart(range.startContainer, range.startOffset);
        measured.setEnd(range.endContainer, range.endOffset);
        const box = measured.getBoundingClientRect();
        return { top: box.top - frame.top, height: Math.max(box.height, 20) };
      });
      return { parts, list, boxes, width: frame.width / (Math.max(...parts.map(({ lane }) => lane)) + 1) };
    });
    for (const { parts, list, boxes, width } of placed) {
      parts.forEach(({ element, lane }, index) => {
        const { top, height } = boxes[index];
        element.style.cssText = `top:${top}px;height:${height}px;left:${lane * width}px;width:${width - 2}px`;
      });
      list.style.minHeight = `${Math.max(...boxes.map(({ top, height }) => top + height))}px`;
    }
  }

  #tint(number) {
    if (!globalThis.CSS?.highlights) return;
    this.#untint(number);
    const tints = (this.#turns.get(number)?.parts ?? []).map(({ passage, piece }) => ({ name: nameOf(passage), range: rangeOf(piece) }));
    for (const { name, range } of tints) {
      if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
      CSS.highlights.get(name).add(range);
    }
    if (tints.length) this.#tints.set(number, tints);
  }

  #untint(number) {
    for (const { name, range } of this.#tints.get(number) ?? []) CSS.highlights.get(name)?.delete(range);
    this.#tints.delete(number);
  }

  #mark(element) {
    element.dataset.current = "";
    this.#marked.push(element);
  }

  /** Marks one passage, and shows its words. */
  choose(id, scrolls = true) {
    this.current = id;
    for (const element of this.#marked) delete element.dataset.current;
    this.#marked = [];
    const passage = this.passages.find((each) => each.id === id);
    paint("focused", passage ? passage.pieces.map(rangeOf) : []);
    if (!passage) return null;
    for (const { turn } of passage.pieces) {
      for (const part of this.#turns.get(turn)?.parts ?? []) if (part.passage.id === id) this.#mark(part.element);
    }
    if (scrolls) turnOf(passage.pieces[0].turn)?.scrollIntoView({ block: "center" });
    return passage;
  }
}
