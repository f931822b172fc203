// The page's own line icons, on a grid of 20.
import { svg } from "/chat/dom.js";

const PATHS = {
  menu: ["M3 6h14M3 10h14M3 14h14"],
  close: ["M5 5l10 10M15 5L5 15"],
  search: ["M9 4a5 5 0 100 10A5 5 0 009 4zM13 13l4 4"],
  down: ["M5 8l5 5 5-5"],
  check: ["M4 10.5l4 4 8-9"],
  reply: ["M8 5L3.5 9.5 8 14M4 9.5h7.5a5 5 0 015 5V16"],
  edit: ["M4 16l.8-3.4L13.5 4l2.6 2.6-8.7 8.6L4 16z"],
  trash: ["M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6"],
  send: ["M4 10l12-6-4.5 12-2.3-4.7L4 10z"],
  attach: ["M14.5 9.5l-4.8 4.8a3 3 0 01-4.3-4.2l5.6-5.7a2 2 0 012.9 2.9l-5.5 5.5a1 1 0 01-1.4-1.4l4.7-4.8"],
  file: ["M6 3h5l4 4v10H6zM11 3v4h4"],
  download: ["M10 3.5v9M6.5 9.5L10 13l3.5-3.5M4 16.5h12"],
  clock: ["M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4.2l2.8 1.8"],
  pause: ["M7.5 5v10M12.5 5v10"],
  play: ["M7 4.5v11l8.5-5.5z"],
  bell: ["M6 9a4 4 0 018 0v3l1.5 2h-11L6 12zM8.7 16.5h2.6"],
  video: ["M3 6.5h9v7H3zM12 9.2l5-2.7v7l-5-2.7"],
  sun: ["M10 6.7a3.3 3.3 0 100 6.6 3.3 3.3 0 000-6.6zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3"],
  moon: ["M15.8 12A6.5 6.5 0 018 4.2 6.5 6.5 0 1015.8 12z"],
  auto: ["M10 3.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM10 3.5v13M13 5v10M11.6 3.8v12.4"],
  people: ["M7.5 4.5a2.6 2.6 0 100 5.2 2.6 2.6 0 000-5.2zM2.8 16c.3-2.8 2.1-4.2 4.7-4.2s4.4 1.4 4.7 4.2M12.5 5a2.4 2.4 0 010 4.5M14 12c1.9.5 3 1.8 3.2 4"],
  help: ["M10 3a7 7 0 100 14 7 7 0 000-14zM8 8.2a2 2 0 113 1.7c-.7.4-1 .8-1 1.5M10 13.9v.1"],
  plus: ["M10 4v12M4 10h12"],
  alert: ["M10 3.5L17.5 16h-15zM10 8v4M10 14v.1"],
};

/** Draw an icon for the eye only; the control around it carries the name. */
export function icon(name) {
  const lines = PATHS[name].map((d) => svg("path", { d }));
  return svg("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, ...lines);
}

/** The mark of Muster: people around a table, one of them lit. */
export function mark() {
  const ring = [[16, 7.6], [8.7, 11.8], [8.7, 20.2], [16, 24.4], [23.3, 20.2]];
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true" },
    svg("rect", { class: "mark-ground", width: 32, height: 32, rx: 9 }),
    ...ring.map(([cx, cy]) => svg("circle", { class: "mark-seat", cx, cy, r: 2.5 })),
    svg("circle", { class: "mark-lit", cx: 21.6, cy: 12.7, r: 3.3 }),
  );
}
