// Pages that the workbench fills: they are loaded again when the study has changed.

import "./commands.js";
import { byId, button } from "./elements.js";
import { addCopying } from "./tables.js";
import { listen } from "./talk.js";

addCopying();
listen(() => {
  const isBusy = document.activeElement instanceof HTMLInputElement || document.querySelector("dialog[open]")
    || !getSelection().isCollapsed;
  if (!isBusy) {
    location.reload();
    return;
  }
  byId("notice").replaceChildren("The study has changed. ", button("Load again", () => location.reload()));
});

// Scripts that do more say so themselves.
if (document.querySelector('script[src="/assets/page.js"]')) document.body.dataset.ready = "true";
