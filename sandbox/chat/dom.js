// Building elements without markup text: every string becomes a text node.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. `on` holds listeners, `data` the dataset; null, undefined and false are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  fill(element, ...children);
  return element;
}

/** Replace what an element holds; nested lists are flattened, null, undefined and false left out. */
export function fill(element, ...children) {
  const present = (child) => child !== null && child !== undefined && child !== false;
  element.replaceChildren(...children.flat(3).filter(present));
}

/** Make an SVG element; same rules, no listeners. */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Bring the children into the given order, touching only what is out of place (keeps focus and scroll). */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const element of wanted) {
    if (element === at) at = at.nextElementSibling;
    else parent.insertBefore(element, at);
  }
}

/** Let arrow keys walk through the items of a list; one of them is in the tab order. */
export function rove(list, itemsOf, { horizontal = false } = {}) {
  const [back, on] = horizontal ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  list.addEventListener("keydown", (event) => {
    const items = itemsOf();
    const at = items.indexOf(event.target);
    if (at < 0) return;
    const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    for (const other of items) other.tabIndex = other === item ? 0 : -1;
    item.focus();
  });
}

/** Have a screen reader say it when it is next idle. */
export function announce(text) {
  const region = document.getElementById("live");
  region.append(h("p", {}, text));
  while (region.children.length > 5) region.firstElementChild.remove();
}

/** Show a short notice at the foot of the page; `error` stays longer. */
export function toast(text, { error = false } = {}) {
  const box = document.getElementById("toasts");
  const note = h("div", { class: error ? "toast error" : "toast" }, text);
  box.append(note);
  while (box.children.length > 3) box.firstElementChild.remove();
  setTimeout(() => note.remove(), error ? 9000 : 4000);
}
