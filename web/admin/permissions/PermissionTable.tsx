import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Part } from "../page/Part.tsx";
import { byGroup, usePermissionGroup } from "./groups.ts";
import styles from "./PermissionTable.module.css";

export type TableRow = { key: string; group: string };
export type Column = { key: string; head: ReactNode; className?: string };

/**
 * Permissions under their headings. Up and down move between the rows in the same column, Home and End to the ends; each
 * column of controls is one tab stop (design section 7.8). On narrow places a row becomes a card.
 */
export function PermissionTable<T extends TableRow>(props: {
  label: string;
  rows: readonly T[];
  columns: readonly Column[];
  layout: "account" | "site" | "contact";
  renderRow: (row: T, tabStop: boolean) => ReactNode;
}) {
  const { t } = useLingui();
  const groupOf = usePermissionGroup();
  const body = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const present = props.rows.some((row) => row.key === current) ? current : props.rows[0]?.key;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = body.current && targetOf(event, body.current);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  };
  return (
    <div className={styles.place}>
      <Part as="table" aria-label={props.label} className={`${styles.table} ${styles[props.layout]}`}>
        <Part as="rowgroup" className={styles.head}>
          <Part as="row" className={styles.row}>
            {props.columns.map((column) => (
              <Part key={column.key} as="columnheader" className={column.className}>
                {column.head}
              </Part>
            ))}
          </Part>
        </Part>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the controls in it */}
        <div
          ref={body}
          role="presentation"
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]")?.dataset.row;
            if (row) setCurrent(row);
          }}
        >
          {byGroup(props.rows, (row) => row.group).map(([group, rows]) => {
            const { label, icon } = groupOf(group);
            return (
              <Part key={group} as="rowgroup" aria-label={t`${label} permissions`}>
                <Part as="row" className={styles.group}>
                  <Part as="cell" aria-colspan={props.columns.length}>
                    <Icon of={icon} size={16} />
                    <span>{label}</span>
                  </Part>
                </Part>
                {rows.map((row) => props.renderRow(row, row.key === present))}
              </Part>
            );
          })}
        </div>
      </Part>
    </div>
  );
}

function targetOf(event: KeyboardEvent, body: HTMLElement): HTMLElement | undefined {
  if (!["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key) || event.altKey || event.ctrlKey) return undefined;
  const at = event.target as HTMLElement;
  const column = at.closest<HTMLElement>("[data-col]")?.dataset.col;
  const row = at.closest<HTMLElement>("[data-row]");
  if (!row || !column) return undefined;
  const rows = [...body.querySelectorAll<HTMLElement>("[data-row]")];
  const stopOf = (one: HTMLElement) =>
    one.querySelector<HTMLElement>(`[data-col="${column}"] [data-stop]`) ??
    one.querySelector<HTMLElement>("[data-stop]");
  const from = rows.indexOf(row);
  const ahead =
    event.key === "ArrowDown"
      ? rows.slice(from + 1)
      : event.key === "ArrowUp"
        ? rows.slice(0, from).reverse()
        : event.key === "Home"
          ? rows
          : [...rows].reverse();
  return ahead.map(stopOf).find((stop) => stop !== null) ?? undefined;
}
