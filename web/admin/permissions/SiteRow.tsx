import type { Permission } from "@deskbell/common/permissions/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Part } from "../page/Part.tsx";
import { SetBy } from "../page/SetBy.tsx";
import type { Own } from "./draft.ts";
import styles from "./PermissionTable.module.css";
import { ThreeWay } from "./ThreeWay.tsx";

/** One permission with what the site says, and who said so. */
export function SiteRow(props: {
  row: Permission;
  title: string;
  description: string;
  own: Own;
  changed: boolean;
  problem: string | undefined;
  tabStop: boolean;
  selected: boolean;
  onChange: (value: Own) => void;
}) {
  const { t } = useLingui();
  const { row, title } = props;
  const settable = row.scopes.includes("site");
  return (
    <Part as="row" className={`${styles.row} ${props.selected ? styles.selected : ""}`} data-row={row.key}>
      <Part as="rowheader">
        <div className={styles.name}>
          {title}
          {props.changed && (
            <span className={styles.dot} role="img" aria-label={t`not saved yet`} title={t`Not saved yet`} />
          )}
        </div>
        <div className={styles.what}>{props.description}</div>
        {props.problem && (
          <div className={styles.problem} role="alert">
            {props.problem}
          </div>
        )}
      </Part>
      <Part as="cell" className={styles.level} data-col="site">
        <span className={styles.caption}>
          <Trans>Site</Trans>
        </span>
        {settable ? (
          <ThreeWay
            first="default"
            label={t`${title} for the site`}
            value={props.own}
            yields={row.default}
            disabled={!row.can.change}
            tabStop={props.tabStop}
            onChange={props.onChange}
          />
        ) : (
          <span className={styles.quiet}>
            {row.scopes.includes("account") ? <Trans>Set per account</Trans> : <Trans>Set per contact</Trans>}
          </span>
        )}
      </Part>
      <Part as="cell" className={`${styles.level} ${styles.quiet}`}>
        <span className={styles.caption}>
          <Trans>Set by</Trans>
        </span>
        {props.changed ? (
          <Trans>Not saved yet</Trans>
        ) : row.own === null ? (
          settable && <Trans>Default</Trans>
        ) : (
          <SetBy by={row.setBy} at={row.setAt} />
        )}
      </Part>
    </Part>
  );
}
