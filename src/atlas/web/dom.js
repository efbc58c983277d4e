// SPDX-License-Identifier: MIT
// Small helpers for building elements; text goes in as text only.
export const $ = (id) => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key in made && typeof value !== "string") made[key] = value;
    else if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";
export function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Buttons of which one is chosen, as radio buttons are: arrow keys move, Tab leaves.
export function choice(box, entries, chosen, choose) {
  const buttons = entries.map(([value, label]) => {
    const button = element("button", { type: "button", role: "radio", "data-value": value }, label);
    button.addEventListener("click", () => choose(value));
    return button;
  });
  box.replaceChildren(...buttons);
  box.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    choose(next.dataset.value);
    box.querySelector(`[data-value="${next.dataset.value}"]`).focus();
  };
  mark(box, chosen);
}

export function mark(box, chosen) {
  for (const button of box.children) {
    const on = button.dataset.value === chosen;
    button.setAttribute("aria-checked", String(on));
    button.tabIndex = on ? 0 : -1;
  }
}

export function fill(select, groups, chosen) {
  select.replaceChildren(...groups.map(([label, options]) => {
    const made = options.map(([value, name]) => new Option(name, value));
    return label ? element("optgroup", { label }, ...made) : made;
  }).flat());
  select.value = chosen;
}

export function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
