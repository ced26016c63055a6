import type { MantineThemeOverride } from "@mantine/core";
import styles from "./components.module.css";

/** `client` has room, `desk` (TECH and admin) rows (design section 3.1). */
export type Density = "client" | "desk";

/** A chat window fills the screen on phones (250), and dialogs about it must still lie above; menus lie at 300. */
const aboveWindows = 260;

/**
 * Defaults of Mantine's components. Plain objects, not `Component.extend`, so that a page carries only the components it
 * uses.
 */
export function componentDefaults(
  density: Density,
  closeLabel: string,
): NonNullable<MantineThemeOverride["components"]> {
  const size = density === "client" ? "sm" : "xs";
  const field = { defaultProps: { size, radius: "sm" }, classNames: fieldClasses };
  const fields = ["TextInput", "Textarea", "PasswordInput", "NumberInput", "Select", "MultiSelect", "TagsInput"];
  const dates = [
    "DateInput",
    "DatePickerInput",
    "DateTimePicker",
    "TimeInput",
    "Autocomplete",
    "PillsInput",
    "NativeSelect",
  ];
  const floating = {
    withArrow: false,
    radius: "lg",
    shadow: "md",
    transitionProps: { duration: 120 },
    // Without transitions (reduced motion) a hidden menu measures nothing, lies off a phone's screen and hides again, for ever.
    hideDetached: false,
  };
  return {
    ...Object.fromEntries([...fields, ...dates].map((name) => [name, field])),
    Button: { defaultProps: { size, radius: "sm" }, classNames: { root: styles.button, label: styles.buttonLabel } },
    ActionIcon: {
      defaultProps: { variant: "subtle", size: density === "client" ? 36 : 28, radius: "sm" },
      classNames: { root: styles.action },
    },
    CloseButton: { classNames: { root: styles.action } },
    Checkbox: {
      defaultProps: { size: "xs", radius: "xs" },
      classNames: { inner: styles.boxPlace, input: styles.box, label: styles.optionLabel },
    },
    Radio: {
      defaultProps: { size: "xs" },
      classNames: { inner: styles.boxPlace, radio: styles.box, label: styles.optionLabel },
    },
    Switch: {
      defaultProps: { size: "sm", withThumbIndicator: false },
      classNames: { track: styles.track, label: styles.optionLabel },
    },
    SegmentedControl: {
      defaultProps: { size, radius: "sm" },
      classNames: { root: styles.segments, indicator: styles.segment, label: styles.segmentLabel },
    },
    Tabs: { classNames: { tab: styles.tab, list: styles.tabList } },
    Menu: {
      defaultProps: { ...floating, position: "bottom-end", offset: 4, withInitialFocusPlaceholder: false },
      classNames: { dropdown: styles.dropdown, item: styles.option, divider: styles.divider },
    },
    Combobox: { defaultProps: floating, classNames: { dropdown: styles.dropdown, option: styles.option } },
    Popover: { defaultProps: floating, classNames: { dropdown: styles.dropdown } },
    HoverCard: { defaultProps: { ...floating, openDelay: 400 }, classNames: { dropdown: styles.dropdown } },
    Tooltip: {
      defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false }, radius: 6 },
      classNames: { tooltip: styles.tooltip },
    },
    Modal: {
      defaultProps: {
        zIndex: aboveWindows,
        centered: true,
        closeButtonProps: { "aria-label": closeLabel },
        radius: "xl",
        shadow: "md",
        returnFocus: true,
        transitionProps: { duration: 180, transition: "fade-up" },
        overlayProps: { backgroundOpacity: 0.35, color: "#141415" },
      },
      classNames: {
        content: styles.sheet,
        header: styles.sheetHeader,
        title: styles.sheetTitle,
        body: styles.sheetBody,
      },
    },
    Drawer: {
      defaultProps: {
        zIndex: aboveWindows,
        closeButtonProps: { "aria-label": closeLabel },
        shadow: "md",
        returnFocus: true,
        transitionProps: { duration: 180 },
        overlayProps: { backgroundOpacity: 0.35, color: "#141415" },
      },
      classNames: { content: styles.sheet, header: styles.sheetHeader, title: styles.sheetTitle },
    },
    Table: {
      defaultProps: { stickyHeader: true, verticalSpacing: 8, horizontalSpacing: 12 },
      classNames: { table: styles.table, th: styles.th, tr: styles.tr },
    },
    Badge: {
      defaultProps: { variant: "light", radius: "xl", tt: "none", size: "md" },
      classNames: { root: styles.badge },
    },
    Skeleton: { classNames: { root: styles.skeleton } },
    Kbd: { classNames: { root: styles.kbd } },
    Anchor: { defaultProps: { underline: "hover" }, classNames: { root: styles.anchor } },
    Loader: { defaultProps: { type: "oval", size: 16 } },
    Alert: { defaultProps: { radius: "lg" }, classNames: { root: styles.alert, title: styles.alertTitle } },
    Title: { classNames: { root: styles.title } },
  };
}

const fieldClasses = {
  input: styles.input,
  label: styles.label,
  description: styles.description,
  error: styles.error,
  option: styles.option,
  dropdown: styles.dropdown,
};
