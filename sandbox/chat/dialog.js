// Small questions in a dialog of the browser's own kind: focus stays inside and Escape says no.
import { h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

/** Show a dialog with a title and content; resolves with the value it is closed with ("" for Escape). */
export function show(title, content, actions) {
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title" },
    h(
      "header",
      {},
      h("h2", { id: "dialog-title" }, title),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close("") } }, icon("close")),
    ),
    h("div", { class: "dialog-body" }, content),
    actions?.length
      ? h(
          "footer",
          {},
          actions.map(({ label, value, kind }) =>
            h("button", { type: "button", class: kind ?? "plain", on: { click: () => dialog.close(value) } }, label),
          ),
        )
      : null,
  );
  document.body.append(dialog);
  dialog.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(""));
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue);
      dialog.remove();
    });
  });
}

/** Ask before something that cannot be taken back; the safe answer comes first. */
export async function confirm(title, text, verb, keep) {
  const answer = await show(title, h("p", {}, text), [
    { label: keep, value: "" },
    { label: verb, value: "yes", kind: "danger" },
  ]);
  return answer === "yes";
}

const KEYS = [
  ["Enter", "Send the message"],
  ["Shift + Enter", "New line"],
  ["@", "Mention somebody; arrows choose, Enter or Tab takes"],
  ["↑ in an empty box", "Bring back what you sent before"],
  ["↑ ↓ on a message", "Walk through the conversation; R replies in the thread"],
  ["Alt + ↑ ↓", "Previous or next space"],
  ["Ctrl + K", "Find a space or person"],
  ["Esc", "Leave a reply, a menu, a dialog"],
];

/** The keys, and what this page is. */
export function showHelp() {
  return show("How this page works", [
    h("p", {}, "This is a small Webex on your own machine. The people are made up; the bot is the real one. Choose who you are at the top left, and move the clock to see reminders come."),
    h("dl", { class: "keys" }, KEYS.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
  ]);
}
