import { IconAlertTriangle } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./steps.module.css";

/** What went wrong, above the fields. The place is always there, so that a screen reader hears the change. */
export function Problem(props: { text?: string }) {
  return (
    <div role="alert" className={props.text ? styles.problem : styles.noProblem}>
      {props.text && (
        <>
          <Icon of={IconAlertTriangle} size={16} />
          <span>{props.text}</span>
        </>
      )}
    </div>
  );
}
