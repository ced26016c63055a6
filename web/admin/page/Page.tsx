import type { ReactNode } from "react";
import { PageTitle } from "../../shared/ui/page/PageTitle.tsx";
import styles from "./Page.module.css";

/** A page of the admin portal: heading, sentence, actions, content; `footer` is the save bar. */
export function Page(props: {
  title: ReactNode;
  tab: string;
  sub?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <>
      <div className={`${styles.page} ${props.narrow ? styles.narrow : ""}`}>
        <PageTitle tab={props.tab} portal="Deskbell Admin" sub={props.sub} actions={props.actions}>
          {props.title}
        </PageTitle>
        {props.children}
      </div>
      {props.footer}
    </>
  );
}
