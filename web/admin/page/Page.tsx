import type { ReactNode } from "react";
import { PageTitle } from "../../shared/ui/page/PageTitle.tsx";
import styles from "./Page.module.css";

/** A page of the admin portal: heading, sentence, actions, content; `footer` is the save bar. */
export function Page(props: {
  title: ReactNode;
  tab: string;
  sub?: ReactNode;
  /** The way here, above the heading. */
  crumbs?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <>
      <div className={`${styles.page} ${props.narrow ? styles.narrow : ""}`}>
        {props.crumbs}
        <PageTitle
          tab={props.tab}
          portal="Deskbell Admin"
          sub={props.sub && <span className={styles.sub}>{props.sub}</span>}
          actions={props.actions}
        >
          {props.title}
        </PageTitle>
        {props.children}
      </div>
      {props.footer}
    </>
  );
}
