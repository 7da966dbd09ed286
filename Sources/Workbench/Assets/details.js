// What is coded at one place: who, when, memos, and what can be done about it.

import { button, make } from "./elements.js";
import { piecesOf, textOf } from "./cursor.js";
import { titleOf } from "./stripes.js";

const day = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
const wordsOfPieces = (pieces) => pieces.map((piece) => textOf(piece.turn).slice(piece.start, piece.end)).join(" … ");

const links = (title, names) => (names.length ? [make("br"), `${title} `, ...names.flatMap((name, index) => [
  index ? "; " : null, name.address ? make("a", { href: name.address }, name.words) : name.words])] : []);

const memoItem = (memo) => make("figure", { className: "memo" },
  make("blockquote", { dir: "auto" }, memo.text),
  make("figcaption", {}, `${memo.on ? `On ${memo.on} · ` : ""}${memo.coder} · ${day(memo.time)}`,
    ...links("Refers to", memo.refersTo), ...links("Referred to by", memo.referredToBy)));

export class Details {
  /** `actions`: `untag`, `judge`, `adjust`, `memo`, `choose`, each given a passage. */
  constructor(place, actions, canWrite) {
    Object.assign(this, { place, actions, canWrite });
  }

  clear(hint = "Select words and choose a code. Click a stripe to see the coding.") {
    this.place.replaceChildren(make("p", { className: "faint" }, hint));
  }

  /** The passage, and those that share words with it. */
  show(passage, all) {
    const beside = all.filter((other) => other !== passage && other.pieces.some((piece) =>
      passage.pieces.some((own) => own.turn === piece.turn && own.start < piece.end && piece.start < own.end)));
    this.place.replaceChildren(
      button("Close", () => this.actions.choose(null), { className: "close quiet" }), make("h2", {}, "The passage"), make("blockquote", { dir: "auto" }, wordsOfPieces(passage.pieces)),
      ...[passage, ...beside].map((each) => this.#part(each, each === passage)));
  }

  showCode(code) {
    const list = (title, items) => (items.length ? [make("p", { className: "faint" }, title), make("ul", {}, ...items.map((item) => make("li", { dir: "auto" }, item)))] : []);
    this.place.replaceChildren(
      button("Close", () => this.actions.choose(null), { className: "close quiet" }), make("h2", { className: `code-${code.place}` }, make("span", { className: "swatch", attributes: { "aria-hidden": "true" } }), make("bdi", {}, code.name)),
      make("p", {}, make("code", {}, code.id)), make("p", { dir: "auto" }, code.definition || "No definition yet."),
      ...list("Use it for", code.include), ...list("Not for", code.exclude),
      make("p", {}, make("a", { href: `/quotes?codes=${encodeURIComponent(code.id)}` }, `${code.codings} codings, ${code.mine} yours`)));
  }

  #part(passage, isCurrent) {
    const { actions } = this;
    const menu = make("menu", {});
    if (!isCurrent) menu.append(button("Show", () => actions.choose(passage)));
    if (this.canWrite) {
      if (passage.kind === "hit") {
        menu.append(button("Accept", () => actions.judge(passage, true)));
        if (passage.state !== "rejected") menu.append(button("Reject", () => actions.judge(passage, false)));
        menu.append(button("Code the selection instead", () => actions.adjust(passage)));
      } else {
        if (passage.isMine) menu.append(button("Take off", () => actions.untag(passage)), button("Move the ends to the selection", () => actions.adjust(passage)));
        menu.append(button("Memo", () => actions.memo(passage)));
      }
    }
    const part = make("div", { className: `passage code-${passage.place ?? "none"}` },
      make("p", {}, make("span", { className: "swatch", attributes: { "aria-hidden": "true" } }), titleOf(passage)),
      passage.note ? make("p", { dir: "auto" }, passage.note) : null,
      passage.time ? make("p", { className: "faint" }, day(passage.time)) : null,
      ...passage.memos.map(memoItem), menu);
    if (isCurrent) part.dataset.current = "";
    return part;
  }

  /** What is said about the transcript as a whole and about words without a code. */
  showMemos(memos, passageMemos) {
    this.place.replaceChildren(make("h2", {}, "Memos"), ...memos.map(memoItem),
      ...passageMemos.map(({ memo, pieces }) => make("div", {}, make("p", { className: "faint" }, `On “${wordsOfPieces(pieces)}”`), memoItem(memo))),
      ...(memos.length + passageMemos.length ? [] : [make("p", { className: "faint" }, "None on this transcript.")]));
  }
}

export { piecesOf };
