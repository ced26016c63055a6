import {
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type VariantColorsResolver,
} from "@mantine/core";
import { componentDefaults, type Density } from "./components.ts";
import { families } from "./tokens.ts";

export type { Density } from "./components.ts";

const px = (value: number): string => `${value / 16}rem`;

/**
 * The one Mantine theme (design section 3). `client` is roomy, `desk` (TECH and admin) dense; colours come from the
 * `--db-*` variables, so that a brand or the dark scheme changes them without a new theme. `closeLabel` names the cross of
 * dialogs.
 */
export function deskbellTheme(density: Density, closeLabel: string): MantineThemeOverride {
  return createTheme({
    primaryColor: "accent",
    colors: Object.fromEntries(["accent", ...families].map((name) => [name, tuple(name)])),
    variantColorResolver: variantColors,
    fontFamily: "var(--db-font)",
    fontFamilyMonospace: "var(--db-mono)",
    fontSizes: { xs: px(12), sm: px(13), md: px(14), lg: px(15), xl: px(18) },
    lineHeights: { xs: px(16), sm: px(20), md: px(21), lg: px(22), xl: px(28) },
    fontWeights: { regular: "400", medium: "500", bold: "600" },
    headings: {
      fontFamily: "var(--db-font)",
      fontWeight: "650",
      textWrap: "wrap",
      sizes: {
        h1: density === "client" ? { fontSize: px(26), lineHeight: px(34) } : { fontSize: px(22), lineHeight: px(30) },
        h2: { fontSize: px(18), lineHeight: px(28) },
        h3: { fontSize: px(15), lineHeight: px(22) },
        h4: { fontSize: px(14), lineHeight: px(21) },
        h5: { fontSize: px(13), lineHeight: px(20) },
        h6: { fontSize: px(12), lineHeight: px(16) },
      },
    },
    spacing: { xs: px(4), sm: px(8), md: px(12), lg: px(16), xl: px(20) },
    radius: { xs: px(4), sm: px(8), md: px(10), lg: px(12), xl: px(16) },
    defaultRadius: "sm",
    breakpoints: { xs: "40em", sm: "60em", md: "64em", lg: "80em", xl: "100em" },
    shadows: {
      xs: "var(--db-shadow-1)",
      sm: "var(--db-shadow-2)",
      md: "var(--db-shadow-3)",
      lg: "var(--db-shadow-3)",
      xl: "var(--db-shadow-3)",
    },
    respectReducedMotion: true,
    cursorType: "pointer",
    focusRing: "never",
    activeClassName: "",
    components: componentDefaults(density, closeLabel),
  });
}

function tuple(name: string): MantineColorsTuple {
  const solid = name === "accent" ? "var(--db-accent)" : `var(--db-${name}-solid)`;
  return Array.from({ length: 10 }, () => solid) as unknown as MantineColorsTuple;
}

/** Primary is `filled`, Secondary `default`, Soft `light`, Quiet `subtle` (design picture 09). */
const variantColors: VariantColorsResolver = ({ color, variant }) => {
  const name = color === undefined || color === "primary" ? "accent" : color;
  const own = name === "accent";
  const text = own ? "var(--db-accent-text)" : `var(--db-${name})`;
  const soft = `var(--db-${name}-soft)`;
  if (variant === "filled") {
    return {
      background: own ? "var(--db-accent)" : `var(--db-${name}-fill)`,
      hover: own ? "var(--db-accent-hover)" : `var(--mantine-color-${name}-filled-hover)`,
      color: own ? "var(--db-on-accent)" : "var(--db-on-fill)",
      border: own ? "1px solid var(--db-accent-edge)" : "1px solid transparent",
    };
  }
  if (variant === "light") {
    return { background: soft, hover: soft, color: text, border: "1px solid transparent" };
  }
  if (variant === "outline") {
    return { background: "transparent", hover: soft, color: text, border: "1px solid currentcolor" };
  }
  if (variant === "subtle" || variant === "transparent") {
    return {
      background: "transparent",
      hover: variant === "subtle" ? "var(--db-hover)" : "transparent",
      color: own ? "var(--db-text-2)" : text,
      border: "1px solid transparent",
    };
  }
  return {
    background: "var(--db-raised)",
    hover: "var(--db-hover)",
    color: own ? "var(--db-text)" : text,
    border: "1px solid var(--db-line-strong)",
  };
};
