import type { ReactNode } from "react";
import type { Family } from "../../theme/tokens.ts";
import { Icon, type IconShape } from "../icon/Icon.tsx";
import styles from "./Sign.module.css";

/**
 * A state as icon and word in one colour family: `badge` on its soft ground, or `text` alone. Without `label` visible
 * (`compact`) the word stays for screen readers.
 */
export function Sign(props: {
  icon: IconShape;
  family: Family;
  label: ReactNode;
  variant?: "badge" | "text";
  size?: "sm" | "md";
  compact?: boolean;
  className?: string;
}) {
  const { variant = "badge", size = "md" } = props;
  const classes = [styles.sign, styles[variant], styles[props.family], styles[size], props.className];
  return (
    <span className={classes.filter(Boolean).join(" ")}>
      <Icon of={props.icon} size={size === "sm" ? 14 : 16} />
      <span className={props.compact ? styles.hidden : undefined}>{props.label}</span>
    </span>
  );
}
