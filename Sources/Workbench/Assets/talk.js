// Talking with the workbench: questions, decisions, and what it tells by itself.

import { byId } from "./elements.js";

let timer;

/** Says something at the page's foot, to screen readers too. */
export function say(text, isBad = false) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.classList.toggle("bad", isBad);
  clearTimeout(timer);
  timer = setTimeout(() => { notice.textContent = ""; }, isBad ? 12000 : 4000);
}

async function answer(response) {
  if (response.status === 401) throw new Error("The workbench does not know this browser any more. Open the address that `strand serve` printed.");
  const value = await response.json().catch(() => ({ problem: "The workbench gave no answer." }));
  if (!response.ok) throw new Error(value.problem ?? "The workbench gave no answer.");
  return value;
}

async function reached(request) {
  try {
    return await request;
  } catch {
    throw new Error("The workbench cannot be reached. Is `strand serve` still running? Nothing was recorded.");
  }
}

/** Asks; `query` is an object or an array of pairs. */
export async function get(path, query) {
  const address = query ? `${path}?${new URLSearchParams(query)}` : path;
  return answer(await reached(fetch(address)));
}

/** Decides. When it resolves, the decision is on disk. */
export async function post(path, body) {
  return answer(await reached(fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  })));
}

/** Calls back with every change of the study, whoever made it. */
export function listen(onChange) {
  const events = new EventSource("/events");
  let wasLost = false;
  events.addEventListener("change", (event) => {
    const change = JSON.parse(event.data);
    const trouble = byId("trouble");
    trouble.hidden = !change.problem;
    trouble.textContent = change.problem
      ? `The study's files cannot be read at present; you see it as it was before. ${change.problem}` : "";
    if (!change.problem) onChange(change);
  });
  events.onerror = () => {
    if (!wasLost) say("The workbench cannot be reached. What you decided before is recorded.", true);
    wasLost = true;
  };
  events.onopen = () => {
    // What changed in between was not told.
    if (wasLost) onChange({ transcripts: [], coders: [], codebook: true, study: true, all: true });
    wasLost = false;
  };
}

/** Does some work and says what goes wrong. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    say(error.message, true);
    return undefined;
  }
}
