import type { ReactNode } from "react";
import { Icon, type IconShape } from "../icon/Icon.tsx";
import styles from "./EmptyState.module.css";

/** An icon tile, what will be here, and one action. `danger` is for faults. */
export function EmptyState(props: {
  icon: IconShape;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  danger?: boolean;
}) {
  return (
    <div className={styles.state}>
      <span className={`${styles.tile} ${props.danger ? styles.danger : ""}`}>
        <Icon of={props.icon} size={20} />
      </span>
      <p className={styles.title}>{props.title}</p>
      {props.children && <div className={styles.text}>{props.children}</div>}
      {props.action && <div className={styles.action}>{props.action}</div>}
    </div>
  );
}
