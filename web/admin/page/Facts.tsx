import type { ReactNode } from "react";
import styles from "./Facts.module.css";

/** Names and values of one thing; what is empty is left out. */
export function Facts(props: { title: string; facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  const known = props.facts.filter(
    ([, value]) => value !== null && value !== undefined && value !== "" && value !== false,
  );
  if (known.length === 0) return null;
  return (
    <section className={styles.card} aria-label={props.title}>
      <h2 className={styles.title}>{props.title}</h2>
      <dl className={styles.facts}>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
