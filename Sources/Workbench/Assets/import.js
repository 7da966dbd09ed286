// Files taken in: what is recognised is shown and corrected before anything is written.

import "./commands.js";
import { button, byId, make } from "./elements.js";
import { attempt, listen, post, say } from "./talk.js";

const roles = [["participant", "answers"], ["interviewer", "asks"], ["other", "somebody else"], ["none", "no speaker: part of the text"]];
const largest = 48 * 1024 * 1024;

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}

class OneFile {
  choices = new Map();
  transcript = "";
  language = "";

  constructor(file) {
    this.file = file;
    this.place = make("article", { className: "import", attributes: { "aria-label": file.name } }, make("h2", {}, file.name), make("p", { className: "faint" }, "Reading …"));
    byId("imports").append(this.place);
  }

  async start() {
    await attempt(async () => {
      if (this.file.size > largest) throw new Error(`${this.file.name} is larger than 48 MB: import it with \`strand import\`.`);
      this.data = await base64(this.file);
      await this.look();
    });
    if (!this.answer) this.place.querySelector("p").textContent = "Nothing was taken in.";
  }

  body(more) {
    return { name: this.file.name, data: this.data, transcript: this.transcript, language: this.language,
      speakers: [...this.choices].map(([label, value]) => ({ label, value })), ...more };
  }

  async look() {
    // What was asked before does not come after what is asked now.
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const answer = await post("/api/import", this.body({ write: false }));
      if (turn !== this.turn) return;
      this.answer = answer;
      this.show();
      this.place.dataset.looks = String(turn);
    } catch (error) {
      this.place.querySelector(".problem")?.remove();
      this.place.append(make("p", { className: "trouble problem" }, error.message));
      throw error;
    }
  }

  show() {
    const found = this.answer;
    const name = make("input", { value: this.transcript || found.transcript, autocomplete: "off" });
    name.onchange = () => { this.transcript = name.value; attempt(() => this.look()); };
    const language = make("input", { value: found.language ?? "", autocomplete: "off", size: 5, placeholder: "en" });
    language.onchange = () => { this.language = language.value; attempt(() => this.look()); };
    const rows = found.speakers.map((speaker) => this.row(speaker));
    // Labels that were said to be none are no speakers any more; they can be taken back.
    const gone = [...this.choices].filter(([label, value]) => value === "none" && !found.speakers.some((each) => each.label === label));
    rows.push(...gone.map(([label]) => make("tr", {}, make("th", { scope: "row" }, label), make("td", {}, this.role(label, "none")), make("td", {}), make("td", {}), make("td", {}))));
    this.place.replaceChildren(
      make("h2", {}, this.file.name),
      make("p", { className: "faint" }, `${found.format}: ${found.turns} turns, ${found.words} words.${found.leftOut.length ? ` Left out: ${found.leftOut.join(", ")}.` : ""}`),
      ...found.notes.map((note) => make("p", { className: "trouble" }, note)),
      make("div", { className: "ask" }, make("label", {}, "Name", name), make("label", {}, "Language", language)),
      make("div", { className: "scroll", tabIndex: 0, attributes: { role: "group", "aria-label": `Speakers of ${this.file.name}` } },
        make("table", {}, make("thead", {}, make("tr", {}, ...["Speaker", "Role", "Person", "Turns", "Words"].map((each) => make("th", { scope: "col" }, each)))),
          make("tbody", {}, ...rows))),
      make("details", {}, make("summary", {}, "How it begins"), make("pre", { className: "beginning", dir: "auto", tabIndex: 0 }, found.beginning)),
      this.writer());
    this.place.dataset.state = found.isWritten ? "written" : "shown";
  }

  role(label, now) {
    const select = make("select", { attributes: { "aria-label": `Role of ${label}` } }, ...roles.map(([value, text]) => make("option", { value, selected: value === now }, text)));
    select.onchange = () => { this.choices.set(label, select.value); attempt(() => this.look()); };
    return select;
  }

  row(speaker) {
    const person = make("input", { value: speaker.participant ?? "", autocomplete: "off", disabled: speaker.role !== "participant" || !speaker.label, placeholder: "id in participants.csv", attributes: { "aria-label": `Person who is ${speaker.label}` } });
    person.onchange = () => { this.choices.set(speaker.label, person.value.trim() || "participant"); attempt(() => this.look()); };
    return make("tr", {}, make("th", { scope: "row" }, make("bdi", {}, speaker.label || "(no label)")),
      make("td", {}, speaker.label ? this.role(speaker.label, speaker.role) : speaker.role), make("td", {}, person),
      make("td", { className: "number" }, String(speaker.turns)), make("td", { className: "number" }, String(speaker.words)));
  }

  writer() {
    if (this.answer.isWritten || this.answer.isThere) {
      return make("p", {}, `${this.answer.message} `, make("a", { href: `/read?transcript=${encodeURIComponent(this.answer.transcript)}` }, "Read and code it"));
    }
    const people = make("input", { type: "checkbox", checked: true });
    return make("p", { className: "tools" },
      make("label", {}, people, " Add a row to participants.csv for each new person"),
      button("Take it in", () => attempt(async () => {
        this.turn += 1;
        this.answer = await post("/api/import", this.body({ write: true, participants: people.checked }));
        say(this.answer.message);
        this.show();
      }), { className: "main" }));
  }
}

async function take(files) {
  for (const file of files) await new OneFile(file).start();
}

const drop = byId("drop");
if (drop) {
  byId("files").onchange = () => { take([...byId("files").files]); };
  document.addEventListener("dragover", (event) => { event.preventDefault(); drop.dataset.over = ""; });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete drop.dataset.over; });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    take([...event.dataTransfer.files]);
  });
}
listen(() => {});
document.body.dataset.ready = "true";
