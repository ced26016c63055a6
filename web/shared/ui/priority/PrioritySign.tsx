import { useLingui } from "@lingui/react/macro";
import styles from "./PrioritySign.module.css";

/** 1 low, 2 normal, 3 high, 4 urgent. */
export type PriorityLevel = 1 | 2 | 3 | 4;

/** Bars for low to high, a red square with "!" for urgent; `name` is the site's own word for the level. */
export function PrioritySign(props: { level: PriorityLevel; name?: string; compact?: boolean; className?: string }) {
  const { t } = useLingui();
  const words = { 1: t`Low`, 2: t`Normal`, 3: t`High`, 4: t`Urgent` };
  const name = props.name ?? words[props.level];
  return (
    <span className={`${styles.sign} ${props.className ?? ""}`} title={props.compact ? name : undefined}>
      {props.level === 4 ? <UrgentMark /> : <Bars filled={props.level} />}
      <span className={props.compact ? styles.hidden : undefined}>{name}</span>
    </span>
  );
}

function Bars({ filled }: { filled: number }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 4.5}
          y={9 - bar * 3.5}
          width="3"
          height={4 + bar * 3.5}
          rx="1"
          className={bar < filled ? styles.on : styles.off}
        />
      ))}
    </svg>
  );
}

function UrgentMark() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect width="14" height="14" rx="3.5" className={styles.urgent} />
      <path d="M7 3.2v4.4" className={styles.mark} />
      <path d="M7 10.4v.1" className={styles.mark} />
    </svg>
  );
}
