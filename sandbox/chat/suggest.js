// The list of names that opens while a mention is typed.
import { announce, fill, h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { mentionAt, suggestions } from "/chat/mentions.js";
import { avatar } from "/chat/people.js";

/**
 * Attach the list to a text box. `who()` gives the mentionable people of the space; `onTake()` is
 * called after a name was put in. Returns {element, key(event), update(), close()}: `key` says
 * whether it has used the key.
 */
export function mentionList(box, { who, onTake }) {
  const element = h("ul", { class: "suggestions", id: "mention-list", role: "listbox", "aria-label": "People to mention", hidden: true });
  let found = [];
  let chosen = 0;
  let at = null;
  let dismissed = -1;

  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", "mention-list");

  function close() {
    if (element.hidden) return;
    element.hidden = true;
    found = [];
    box.removeAttribute("aria-activedescendant");
  }

  function take(person) {
    const before = box.value.slice(0, at.from);
    const after = box.value.slice(box.selectionStart).replace(/^ /, "");
    const put = `${before}@${person.displayName} `;
    box.value = put + after;
    box.setSelectionRange(put.length, put.length);
    close();
    box.focus();
    onTake();
  }

  function draw() {
    fill(
      element,
      found.map((person, index) =>
        h(
          "li",
          {
            id: `mention-${index}`,
            role: "option",
            "aria-selected": String(index === chosen),
            on: { mousedown: (event) => event.preventDefault(), click: () => take(person) },
          },
          person.everybody ? h("span", { class: "avatar square tint-0", "aria-hidden": "true" }, icon("people")) : avatar(person),
          h("span", { class: "suggest-name" }, person.displayName),
          h("span", { class: "suggest-about" }, person.everybody ? "Everybody in this space" : person.isBot ? "the bot" : person.email),
        ),
      ),
    );
    box.setAttribute("aria-activedescendant", `mention-${chosen}`);
    element.children[chosen]?.scrollIntoView({ block: "nearest" });
  }

  function update() {
    const now = box.selectionStart === box.selectionEnd ? mentionAt(box.value, box.selectionStart) : null;
    if (!now) dismissed = -1;
    if (!now || now.from === dismissed) return close();
    at = now;
    found = suggestions(now.query, who());
    const [only] = found;
    if (!found.length || (found.length === 1 && only.displayName.toLowerCase() === now.query)) return close();
    chosen = 0;
    if (element.hidden) announce(`${found.length} names; choose with the arrow keys`);
    element.hidden = false;
    return draw();
  }

  function key(event) {
    if (element.hidden) return false;
    if (event.key === "ArrowDown") chosen = (chosen + 1) % found.length;
    else if (event.key === "ArrowUp") chosen = (chosen + found.length - 1) % found.length;
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
      event.preventDefault();
      take(found[chosen]);
      return true;
    } else if (event.key === "Escape") {
      event.stopPropagation();
      dismissed = at.from;
      close();
      return true;
    } else return false;
    event.preventDefault();
    draw();
    return true;
  }

  return { element, key, update, close };
}
