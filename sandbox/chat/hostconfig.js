// How cards look: our imitation of a Webex client's host config; colours come from the page's theme.

const text = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: text("default"),
  dark: text("dark"),
  light: text("light"),
  accent: text("accent"),
  good: text("good"),
  warning: text("warning"),
  attention: text("attention"),
};

const container = (name) => ({ backgroundColor: `var(--card-${name}-ground)`, borderColor: "var(--line)", foregroundColors });

const label = { size: "small", weight: "bolder", color: "default", isSubtle: false };

/** Passed to `new AdaptiveCards.HostConfig`. */
export const hostConfig = {
  hostCapabilities: { capabilities: null },
  supportsInteractivity: true,
  fontFamily: "var(--font)",
  fontTypes: {
    default: {
      fontFamily: "var(--font)",
      fontSizes: { small: 12, default: 14, medium: 16, large: 19, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 650 },
    },
    monospace: {
      fontFamily: "var(--mono)",
      fontSizes: { small: 12, default: 13, medium: 15, large: 18, extraLarge: 22 },
      fontWeights: { lighter: 400, default: 400, bolder: 650 },
    },
  },
  lineHeights: { small: 17, default: 20, medium: 23, large: 26, extraLarge: 31 },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 15 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 40, medium: 80, large: 160 },
  imageSet: { imageSize: "medium", maxImageHeight: 120 },
  containerStyles: {
    default: { ...container("default"), backgroundColor: "transparent" },
    emphasis: container("emphasis"),
    good: container("good"),
    attention: container("attention"),
    warning: container("warning"),
    accent: container("accent"),
  },
  actions: {
    maxActions: 5,
    spacing: "medium",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    preExpandSingleShowCardAction: false,
    spacingDirection: "horizontal",
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { color: "default", size: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 140 },
    value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { ...label, suffix: " *", suffixColor: "attention" },
      optionalInputs: label,
    },
    errorMessage: { size: "small", color: "attention", weight: "default", spacing: "small" },
  },
};
