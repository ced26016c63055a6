import { useLingui } from "@lingui/react";
import { duration } from "./format.ts";
import styles from "./time.module.css";

/** A time that is over: "38 s", "16 h 26 min". */
export function Duration(props: { seconds: number; className?: string }) {
  const { i18n } = useLingui();
  return (
    <time
      dateTime={`PT${Math.max(0, Math.round(props.seconds))}S`}
      className={`${styles.tabular} ${props.className ?? ""}`}
    >
      {duration(props.seconds, i18n)}
    </time>
  );
}
