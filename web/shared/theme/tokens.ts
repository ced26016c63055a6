/** A colour in the light and the dark theme. */
export type TokenPair = readonly [light: string, dark: string];

/** Colour tokens of the design, each the CSS variable `--db-<name>`. Code uses the variables, never a value from here. */
export const tokens = {
  app: ["#F6F5F2", "#141415"],
  surface: ["#FFFFFF", "#1B1B1D"],
  raised: ["#FFFFFF", "#222225"],
  sunken: ["#EFEDE8", "#101011"],
  /** Incoming chat bubbles, wells on `raised`. */
  bubble: ["#EFEDE8", "#323237"],
  skeleton: ["#EFEDE8", "#2A2A2D"],
  hover: ["#F4F2EE", "#242427"],
  line: ["#E5E2DB", "#2D2D30"],
  "line-strong": ["#D6D2C9", "#3C3C40"],
  control: ["#8F8B82", "#737278"],
  text: ["#1D1C1A", "#EDECEA"],
  "text-2": ["#56534C", "#B4B2AE"],
  "text-3": ["#69655D", "#9A9894"],
  accent: ["#2F52D6", "#4665E4"],
  "accent-hover": ["#2847BE", "#3C59D3"],
  "on-accent": ["#FFFFFF", "#FFFFFF"],
  /** Edge of an accent fill; only a light brand fill needs a visible one. */
  "accent-edge": ["transparent", "transparent"],
  "accent-text": ["#2746BB", "#9DB0FF"],
  "accent-soft": ["#ECF0FE", "#222A48"],
  "accent-line": ["#C3CEFA", "#3A4A86"],
  own: ["#F5F7FF", "#1D2030"],
  /** Ground of a filled button in a family, and the text on it. */
  "green-fill": ["#1B6B43", "#3FB67C"],
  "amber-fill": ["#7F4C06", "#D9962E"],
  "red-fill": ["#CF3A3F", "#EB6562"],
  "violet-fill": ["#8253C6", "#A67FE6"],
  "sky-fill": ["#1779AD", "#4BA8DC"],
  "grey-fill": ["#56534C", "#858389"],
  "on-fill": ["#FFFFFF", "#141415"],
  green: ["#1B6B43", "#74D3A0"],
  "green-solid": ["#1F8A54", "#3FB67C"],
  "green-soft": ["#E3F4EA", "#17301F"],
  amber: ["#7F4C06", "#F0BF6C"],
  "amber-solid": ["#B26A00", "#D9962E"],
  "amber-soft": ["#FDF1DA", "#36280F"],
  "amber-line": ["#F0D49B", "#5C4415"],
  red: ["#AC2830", "#FF9C98"],
  "red-solid": ["#CF3A3F", "#EB6562"],
  "red-soft": ["#FCEBEA", "#3B1C1C"],
  "red-line": ["#F3BDBA", "#6B2E2D"],
  violet: ["#683CA5", "#C9ACF6"],
  "violet-solid": ["#8253C6", "#A67FE6"],
  "violet-soft": ["#F3EDFC", "#2C2140"],
  sky: ["#0B5A84", "#7CC6F0"],
  "sky-solid": ["#1779AD", "#4BA8DC"],
  "sky-soft": ["#E4F2FA", "#132C3B"],
  grey: ["#56534C", "#B4B2AE"],
  "grey-solid": ["#827E75", "#858389"],
  "grey-soft": ["#EFEDE8", "#28282B"],
  /** Ground and ink of toasts and tooltips: the ink of the theme, turned over. */
  inverse: ["#2A2925", "#EDECEA"],
  "on-inverse": ["#F6F5F2", "#1D1C1A"],
  "inverse-accent": ["#7BD3A3", "#1B6B43"],
} as const satisfies Record<string, TokenPair>;

export type TokenName = keyof typeof tokens;

/** Families of status colours: text is `--db-<name>`, then `-solid` and `-soft`. */
export const families = ["green", "amber", "red", "violet", "sky", "grey"] as const;
export type Family = (typeof families)[number] | "accent";
