import { IconChevronRight } from "@tabler/icons-react";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import styles from "./steps.module.css";

/** One of a few places to go to. */
export function ChoiceButton(props: {
  icon: IconShape;
  title: string;
  text?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.choice}
      disabled={props.disabled}
      // biome-ignore lint/a11y/noAutofocus: the step before had the focus, and it is gone
      autoFocus={props.autoFocus}
      onClick={props.onClick}
    >
      <span className={styles.tile}>
        <Icon of={props.icon} size={20} />
      </span>
      <span className={styles.words}>
        <strong>{props.title}</strong>
        {props.text && <span>{props.text}</span>}
      </span>
      <Icon of={IconChevronRight} size={16} />
    </button>
  );
}
