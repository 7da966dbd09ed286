// Elements of a page, made without any HTML as text.

export const byId = (id) => document.getElementById(id);

/** An element with properties, attributes (by `attributes`), data (by `dataset`) and children (elements or text). */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  const { attributes = {}, dataset = {}, ...rest } = properties;
  Object.assign(element, rest);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const button = (text, onclick, properties = {}) =>
  make("button", { type: "button", onclick, ...properties }, text);

function choice(field) {
  const isSeveral = field.kind === "several";
  const isChosen = (value) => (isSeveral ? (field.value ?? []).includes(value) : value === field.value);
  const options = (list) => list.map(([value, text]) => make("option", { value, selected: isChosen(value) }, text));
  const select = make("select", { name: field.name, multiple: isSeveral }, ...(field.options ? options(field.options) : []),
    ...(field.groups ?? []).map((group) => make("optgroup", { label: group.name }, ...options(group.options))));
  if (isSeveral) select.size = 6;
  return select;
}

/** Asks for some texts in a dialog. `fields`: `{name, label, kind: "text" | "long" | "choice" | "several" | "colour", value, options}`;
 *  `groups` (`{name, options}`) in place of `options`. Of `several` the value is an array. Resolves to the values by name,
 *  or to null. */
export function ask(title, fields, done = "Save") {
  return new Promise((resolve) => {
    const inputs = new Map();
    const rows = fields.map((field) => {
      const input =
        field.kind === "long" ? make("textarea", { name: field.name, value: field.value ?? "" })
        : field.kind === "choice" || field.kind === "several" ? choice(field)
          : field.kind === "colour"
          ? make("input", { name: field.name, value: field.value ?? "", autocomplete: "off", pattern: "#[0-9A-Fa-f]{6}", placeholder: "#rrggbb" })
          : make("input", { name: field.name, value: field.value ?? "", autocomplete: "off" });
      if (field.required) input.required = true;
      inputs.set(field.name, input);
      if (field.kind !== "colour") return make("label", {}, field.label, input);
      const picker = make("input", { type: "color", value: field.value || "#0072b2", attributes: { "aria-label": `${field.label}: choose` } });
      picker.oninput = () => { input.value = picker.value; };
      return make("div", { className: "colour" }, make("label", {}, field.label, input), picker);
    });
    const form = make("form", { method: "dialog" }, make("h2", {}, title), ...rows,
      make("menu", {}, button("Cancel", () => finish(null)), make("button", { type: "submit" }, done)));
    const dialog = make("dialog", { attributes: { "aria-label": title } }, form);
    const finish = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    form.onsubmit = (event) => {
      event.preventDefault();
      finish(Object.fromEntries([...inputs].map(([name, input]) => [name, input.multiple ? [...input.selectedOptions].map((option) => option.value) : input.value.trim()])));
    };
    dialog.oncancel = (event) => { event.preventDefault(); finish(null); };
    // A line is sent by Enter; longer texts by Ctrl and Enter.
    dialog.onkeydown = (event) => {
      if (event.key === "Enter" && event.ctrlKey) {
        // Else the same key would press the button that has the focus when the dialog is closed.
        event.preventDefault();
        if (form.reportValidity()) form.requestSubmit();
      }
      event.stopPropagation();
    };
    document.body.append(dialog);
    dialog.showModal();
    inputs.values().next().value?.focus();
  });
}
