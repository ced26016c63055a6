import type { ReactNode } from "react";
import { DeskbellMark } from "../brand/DeskbellMark.tsx";
import { LanguageSwitch } from "../settings/LanguageSwitch.tsx";
import styles from "./EntryCard.module.css";

/** The page of sign-in and set-up: one card in the middle, the language below. */
export function EntryCard(props: { title: ReactNode; text?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <main id="main" className={`${styles.card} ${props.wide ? styles.wide : ""}`}>
        <DeskbellMark size={36} />
        <h1 className={styles.title}>{props.title}</h1>
        {props.text && <p className={styles.text}>{props.text}</p>}
        {props.children}
      </main>
      <footer>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
