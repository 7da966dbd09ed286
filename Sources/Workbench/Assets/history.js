// Undo and redo of what was decided on this page. Taking back is an event in the journal, too; doing again is a new one.

import { attempt, post, say } from "./talk.js";

const done = [];
const taken = [];
/** Ids that a decision had before it was done again, with those it has now. */
const renamed = new Map();
let onChange = () => {};

const current = (id) => { while (renamed.has(id)) id = renamed.get(id); return id; };

function translated(body) {
  const copy = { ...body };
  if (copy.ids) copy.ids = copy.ids.map(current);
  for (const key of ["id", "coding"]) if (copy[key]) copy[key] = current(copy[key]);
  return copy;
}

export const history = {
  set onChange(callback) { onChange = callback; },
  get canUndo() { return done.length > 0; },
  get canRedo() { return taken.length > 0; },

  /** Decides, and remembers how it is taken back. */
  async decide(path, body) {
    const answer = await post(path, translated(body));
    if (answer.decision) {
      done.push({ path, body, decision: answer.decision, codings: answer.codings });
      taken.length = 0;
    }
    say(answer.message);
    await onChange(answer);
    return answer;
  },

  undo: () => attempt(async () => {
    const last = done.at(-1);
    if (!last) return say("There is nothing on this page to take back. `strand history` lists earlier decisions.");
    const answer = await post("/api/undo", { decision: last.decision });
    taken.push(done.pop());
    say(answer.message);
    await onChange(answer);
  }),

  redo: () => attempt(async () => {
    const last = taken.at(-1);
    if (!last) return say("There is nothing to do again.");
    const answer = await post(last.path, translated(last.body));
    taken.pop();
    last.codings?.forEach((id, index) => {
      const now = answer.codings?.[index];
      if (now && now !== id) renamed.set(id, now);
    });
    if (answer.decision) done.push({ ...last, decision: answer.decision, codings: answer.codings });
    say(answer.message);
    await onChange(answer);
  }),
};
