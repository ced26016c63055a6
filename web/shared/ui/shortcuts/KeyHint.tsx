import { Kbd } from "@mantine/core";
import styles from "./KeyHint.module.css";

/** Keys as small caps: `Ctrl+Enter` as two, `g h` as two in sequence. */
export function KeyHint(props: { keys: string }) {
  return (
    <span className={styles.keys}>
      {props.keys.split(/[ +](?!$)/).map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the keys of one shortcut never change places
        <Kbd key={index}>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
      ))}
    </span>
  );
}
