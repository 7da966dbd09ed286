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

/** Asks for some texts in a dialog. `fields`: `{name, label, kind: "text" | "long" | "choice", value, options}`.
 *  Resolves to the values by name, or to null. */
export function ask(title, fields, done = "Save") {
  return new Promise((resolve) => {
    const inputs = new Map();
    const rows = fields.map((field) => {
      const input =
        field.kind === "long" ? make("textarea", { name: field.name, value: field.value ?? "" })
        : field.kind === "choice"
          ? make("select", { name: field.name },
              ...field.options.map(([value, text]) => make("option", { value, selected: value === field.value }, text)))
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
      finish(Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()])));
    };
    dialog.oncancel = (event) => { event.preventDefault(); finish(null); };
    // A line is sent by Enter; longer texts by Ctrl and Enter.
    dialog.onkeydown = (event) => {
      if (event.key === "Enter" && event.ctrlKey && form.reportValidity()) form.requestSubmit();
      event.stopPropagation();
    };
    document.body.append(dialog);
    dialog.showModal();
    inputs.values().next().value?.focus();
  });
}
