import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Region, SkipLink } from "../../shared/ui/regions/index.ts";
import styles from "./Shell.module.css";

/** The empty shell: stands while it is not yet known who is signed in, so that nothing jumps afterwards. */
export function ShellFrame(props: { children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className={styles.shell}>
      <SkipLink />
      <header className={styles.top} />
      <div className={styles.frame}>
        <div className={styles.side} />
        <Region as="main" id="main" label={t`Content`} className={styles.main}>
          {props.children}
        </Region>
      </div>
    </div>
  );
}
