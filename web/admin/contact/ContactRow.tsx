import type { AccountPermission } from "@deskbell/common/permissions/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ApiResult } from "../../shared/api/operations.ts";
import { Part } from "../page/Part.tsx";
import type { Own } from "../permissions/draft.ts";
import { OnOff } from "../permissions/OnOff.tsx";
import styles from "../permissions/PermissionTable.module.css";
import { ThreeWay } from "../permissions/ThreeWay.tsx";

type Effective = ApiResult<"GET /contacts/{id}/effective-features">[string];

/** One permission of a contact: what applies, their own value, and which level decided. */
export function ContactRow(props: {
  row: AccountPermission;
  title: string;
  description: string;
  name: string;
  accountId: number;
  contactId: number;
  effective: Effective | undefined;
  own: Own;
  changed: boolean;
  disabled: boolean;
  tabStop: boolean;
  onChange: (value: Own) => void;
}) {
  const { t } = useLingui();
  const { row, title, own, effective } = props;
  const value = props.changed ? (own ?? row.inherited) : (effective?.value ?? row.inherited);
  return (
    <Part as="row" className={styles.row} data-row={row.key}>
      <Part as="rowheader">
        <div className={styles.name}>
          {title}
          {props.changed && <span className={styles.dot} role="img" aria-label={t`not saved yet`} />}
        </div>
        <div className={styles.what}>{props.description}</div>
      </Part>
      <Part as="cell" className={styles.level}>
        <span className={styles.caption}>
          <Trans>Applies</Trans>
        </span>
        <OnOff value={value} />
      </Part>
      <Part as="cell" className={styles.level} data-col="own">
        <span className={styles.caption}>
          <Trans>Own value</Trans>
        </span>
        {row.contacts ? (
          <ThreeWay
            label={t`${title} for ${props.name}`}
            value={own}
            yields={row.inherited}
            disabled={props.disabled}
            tabStop={props.tabStop}
            onChange={props.onChange}
          />
        ) : (
          <span className={styles.quiet}>
            <Trans>Not set per contact</Trans>
          </span>
        )}
      </Part>
      <Part as="cell" className={`${styles.level} ${styles.quiet}`}>
        <span className={styles.caption}>
          <Trans>Comes from</Trans>
        </span>
        <span>
          <Source own={own} changed={props.changed} effective={effective} />
          {row.contacts && !props.changed && (
            <>
              {" · "}
              <Link
                to="/accounts/$id/permissions"
                params={{ id: String(props.accountId) }}
                search={{ open: row.key, contact: props.contactId }}
                className={styles.link}
                aria-label={t`Why is ${title} so?`}
              >
                <Trans>Why?</Trans>
              </Link>
            </>
          )}
        </span>
      </Part>
    </Part>
  );
}

function Source(props: { own: Own; changed: boolean; effective: Effective | undefined }) {
  if (props.changed) return <Trans>Not saved yet</Trans>;
  const source = props.effective?.source;
  if (source === "contact") return <Trans>Contact</Trans>;
  if (source === "account") return <Trans>Account</Trans>;
  if (source === "licence") return <Trans>Licence</Trans>;
  return <Trans>Site</Trans>;
}
