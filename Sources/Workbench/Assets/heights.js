// How tall turns will be that are not laid out yet, so that the scroll bar tells the truth.

/** Guesses from the room that the characters of the first turns take. Once a turn was laid out, its own height holds. */
export function guessHeights() {
  const stretches = [...document.querySelectorAll(".stretch")];
  const seen = [...(stretches[0]?.querySelectorAll("[data-turn]") ?? [])].slice(0, 8).map((turn) => {
    const words = turn.querySelector(".words");
    return { length: words.textContent.length, width: words.clientWidth, height: words.clientHeight, around: turn.offsetHeight - words.clientHeight };
  }).filter(({ length, height }) => length > 0 && height > 0);
  if (!seen.length) return;
  const { width } = seen[0];
  const line = Math.min(...seen.map(({ height }) => height));
  const room = seen.reduce((sum, turn) => sum + turn.width * turn.height, 0) / seen.reduce((sum, turn) => sum + turn.length, 0);
  const around = Math.min(...seen.map((turn) => turn.around));
  for (const stretch of stretches) {
    let sum = 0;
    for (const turn of stretch.children) {
      const length = turn.querySelector(".words").textContent.length;
      const height = Math.max(line, (length * room) / width) + around;
      turn.style.containIntrinsicBlockSize = `auto ${Math.round(height)}px`;
      sum += height;
    }
    stretch.style.containIntrinsicBlockSize = `auto ${Math.round(sum)}px`;
  }
}
