// Light, dark, or as the system says; the choice stays in this browser.
import { h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

const ORDER = ["auto", "light", "dark"];
const LABEL = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
const ICON = { auto: "auto", light: "sun", dark: "moon" };
const KEY = "muster:theme";

function apply(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Return the button that goes through the three themes; the remembered one is applied at once. */
export function themeButton() {
  let theme = ORDER.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";
  const button = h("button", { type: "button", class: "icon-button", id: "theme" });
  const show = () => {
    apply(theme);
    button.replaceChildren(icon(ICON[theme]));
    button.setAttribute("aria-label", LABEL[theme]);
    button.title = LABEL[theme];
  };
  button.addEventListener("click", () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
    localStorage.setItem(KEY, theme);
    show();
  });
  show();
  return button;
}
