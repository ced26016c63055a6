import type { ReactNode } from "react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";
import { useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import styles from "./Page.module.css";

/** A whole page that has nothing to show: why, and the way on. */
export function Gone(props: { icon: IconShape; tab: string; title: string; text?: string; action: ReactNode }) {
  useDocumentTitle(props.tab, "Deskbell Admin");
  return (
    <>
      <h1 className={styles.hidden}>{props.tab}</h1>
      <EmptyState icon={props.icon} title={props.title} action={props.action}>
        {props.text}
      </EmptyState>
    </>
  );
}
