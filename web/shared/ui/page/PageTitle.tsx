import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./PageTitle.module.css";
import { useDocumentTitle } from "./useDocumentTitle.ts";

/** The heading of a page with what belongs beside it, and the title of the browser's tab. */
export function PageTitle(props: {
  children: ReactNode;
  tab: string;
  portal: string;
  sub?: ReactNode;
  actions?: ReactNode;
}) {
  useDocumentTitle(props.tab, props.portal);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <Title order={1}>{props.children}</Title>
        {props.sub && <p className={styles.sub}>{props.sub}</p>}
      </div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
