// Places in the text. A place is a turn and an offset in UTF-16 code units in its words, which are one text node.

const turns = new Map();

/** The element of a turn. Each is looked for once: thousands of codings ask for their turns. */
export function turnOf(number) {
  const known = turns.get(Number(number));
  if (known?.isConnected) return known;
  const turn = document.querySelector(`[data-turn="${number}"]`);
  if (turn) turns.set(Number(number), turn);
  return turn;
}

/** The number of the first turn on the screen. Only stretches are measured that may hold it: others are not laid out. */
export function firstVisible() {
  const isBelow = (element) => element.getBoundingClientRect().bottom > 120;
  const stretch = [...document.querySelectorAll(".stretch")].find(isBelow);
  return Number([...(stretch ?? document).querySelectorAll("[data-turn]")].find(isBelow)?.dataset.turn ?? 1);
}

export const wordsOf = (number) => turnOf(number)?.querySelector(".words") ?? null;
export const textOf = (number) => wordsOf(number)?.firstChild?.data ?? "";

/** Long texts come in several nodes from the parser. */
export function settle() { for (const words of document.querySelectorAll(".words")) words.normalize(); }

export function rangeOf(piece) {
  const node = wordsOf(piece.turn)?.firstChild;
  if (!node) return null;
  return new StaticRange({
    startContainer: node, startOffset: Math.min(piece.start, node.length), endContainer: node, endOffset: Math.min(piece.end, node.length),
  });
}

/** The parts of a passage in each turn that it touches. */
export function piecesOf(passage) {
  const pieces = [];
  for (let turn = passage.from.turn; turn <= passage.to.turn; turn += 1) {
    const start = turn === passage.from.turn ? passage.from.offset : 0;
    const end = turn === passage.to.turn ? passage.to.offset : textOf(turn).length;
    if (start < end) pieces.push({ turn, start, end });
  }
  return pieces;
}

const isAfter = (a, b) => a.turn > b.turn || (a.turn === b.turn && a.offset > b.offset);

/** Of two places the earlier first; null for no words between them. */
export function passageOf(a, b) {
  const [from, to] = isAfter(a, b) ? [b, a] : [a, b];
  return from.turn === to.turn && from.offset === to.offset ? null : { from, to };
}

/** What is selected with the mouse, as far as it is words of turns; null for nothing. */
export function selectedPassage() {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll(".words")].filter((words) => range.intersectsNode(words) && words.firstChild);
  if (touched.length === 0) return null;
  const place = (words, container, offset, standard) => ({
    turn: Number(words.closest("[data-turn]").dataset.turn), offset: container === words.firstChild ? offset : standard,
  });
  const [first, last] = [touched[0], touched.at(-1)];
  const from = place(first, range.startContainer, range.startOffset, 0);
  const to = place(last, range.endContainer, range.endOffset, range.endContainer === last && range.endOffset === 0 ? 0 : last.firstChild.length);
  // A browser leaves the end at the beginning of the next paragraph when a whole one is selected.
  if (last !== first && to.offset === 0) {
    const before = touched.at(-2);
    return passageOf(from, { turn: Number(before.closest("[data-turn]").dataset.turn), offset: before.firstChild.length });
  }
  return passageOf(from, to);
}

const segmenters = new Map();

/** The words or sentences of a turn: `[start, end]` each. */
export function unitsOf(turn, unit, language) {
  const text = textOf(turn);
  if (unit === "turn") return text ? [[0, text.length]] : [];
  const key = `${unit} ${language}`;
  if (!segmenters.has(key)) {
    let locale = language || undefined;
    try { Intl.getCanonicalLocales(locale); } catch { locale = undefined; }
    segmenters.set(key, new Intl.Segmenter(locale, { granularity: unit }));
  }
  const units = [];
  for (const part of segmenters.get(key).segment(text)) {
    if (unit === "word" && !part.isWordLike) continue;
    const trimmed = part.segment.trimEnd();
    const start = part.index + part.segment.length - part.segment.trimStart().length;
    if (trimmed) units.push([start, part.index + trimmed.length]);
  }
  return units;
}

/** A cursor that is moved by keys, over turns, sentences and words; `Shift` extends what it holds. */
export class TextCursor {
  anchor = null;
  passage = null;

  constructor(language, onMove) {
    this.language = language;
    this.onMove = onMove;
    this.count = document.querySelectorAll("[data-turn]").length;
  }

  clear() { this.anchor = null; this.passage = null; this.onMove(null); }

  set(passage) { this.anchor = passage; this.passage = passage; this.onMove(passage); }

  /** `step`: 1 or -1. */
  move(unit, step, extends_ = false) {
    const next = this.#next(unit, step, extends_);
    if (!next) return;
    if (extends_ && this.anchor) {
      const forward = isAfter(next.to, this.anchor.from);
      this.passage = forward ? passageOf(this.anchor.from, next.to) ?? next : passageOf(next.from, this.anchor.to) ?? next;
    } else {
      this.anchor = next;
      this.passage = next;
    }
    this.onMove(this.passage);
  }

  /** Moves one end of what it holds by a word. */
  moveEnd(isStart, step) {
    if (!this.passage) return;
    const place = isStart ? this.passage.from : this.passage.to;
    const units = unitsOf(place.turn, "word", this.language);
    const edges = units.map((unit) => unit[isStart ? 0 : 1]);
    const offset = step > 0 ? edges.find((edge) => edge > place.offset) : edges.findLast((edge) => edge < place.offset);
    if (offset === undefined) return;
    const moved = { turn: place.turn, offset };
    const other = isStart ? this.passage.to : this.passage.from;
    if (isStart ? !isAfter(other, moved) : !isAfter(moved, other)) return;
    this.set(passageOf(moved, other));
  }

  #next(unit, step, extends_) {
    const held = this.passage;
    if (!held) {
      const first = firstVisible();
      return this.#at(unit, first, step > 0 ? 0 : -1);
    }
    // An extension goes on from the end that moves.
    const isBack = extends_ && this.anchor && !isAfter(held.to, this.anchor.to) && isAfter(this.anchor.from, held.from);
    const edge = step > 0 ? (extends_ && isBack ? held.from : held.to) : (extends_ && !isBack ? held.to : held.from);
    let turn = edge.turn;
    const units = unitsOf(turn, unit, this.language);
    if (step > 0) {
      const next = units.find(([start, end]) => (extends_ && isBack ? start > edge.offset : end > edge.offset));
      if (next && !(unit === "turn" && !extends_)) return this.#span(turn, next);
      for (turn += 1; turn <= this.count; turn += 1) { const found = this.#at(unit, turn, 0); if (found) return found; }
    } else {
      const before = units.findLast(([start, end]) => (extends_ && !isBack ? end < edge.offset : start < edge.offset));
      if (before) return this.#span(turn, before);
      for (turn -= 1; turn >= 1; turn -= 1) { const found = this.#at(unit, turn, -1); if (found) return found; }
    }
    return null;
  }

  #at(unit, turn, index) { const found = unitsOf(turn, unit, this.language).at(index); return found ? this.#span(turn, found) : null; }
  #span(turn, [start, end]) { return { from: { turn, offset: start }, to: { turn, offset: end } }; }
}
