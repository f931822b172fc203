// On a narrow screen the sidebar is a drawer: it opens over the page and takes the focus with it.

const narrow = matchMedia("(max-width: 760px)");

/** Returns {open, close, toggle}; on a wide screen the sidebar is always there and these do nothing. */
export function drawer({ sidebar, main, veil, button }) {
  let isOpen = false;

  function apply() {
    const asDrawer = narrow.matches;
    sidebar.classList.toggle("open", asDrawer && isOpen);
    sidebar.inert = asDrawer && !isOpen;
    main.inert = asDrawer && isOpen;
    veil.hidden = !(asDrawer && isOpen);
    button.setAttribute("aria-expanded", String(asDrawer && isOpen));
  }

  function set(open, refocus = true) {
    if (open === isOpen) return;
    isOpen = open;
    apply();
    if (!narrow.matches || !refocus) return;
    if (open) sidebar.querySelector(".you")?.focus();
    else button.focus();
  }

  veil.addEventListener("click", () => set(false));
  sidebar.addEventListener("keydown", (event) => event.key === "Escape" && set(false));
  narrow.addEventListener("change", apply);
  apply();
  return { open: () => set(true), close: (refocus) => set(false, refocus), toggle: () => set(!isOpen) };
}
