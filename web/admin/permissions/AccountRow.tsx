import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Part } from "../page/Part.tsx";
import { PersonAvatar } from "../page/PersonAvatar.tsx";
import type { Own, RowView } from "./draft.ts";
import { OnOff } from "./OnOff.tsx";
import styles from "./PermissionTable.module.css";
import { ThreeWay } from "./ThreeWay.tsx";

/** One permission of an account: what the site, the account and the contacts say, and for how many it is on. */
export function AccountRow(props: {
  view: RowView;
  title: string;
  description: string;
  total: number;
  account: string;
  selected: boolean;
  tabStop: boolean;
  disabled: boolean;
  onChange: (value: Own) => void;
  onOpen: () => void;
}) {
  const { t } = useLingui();
  const { view, title, total, selected, tabStop } = props;
  const { row } = view;
  return (
    <Part
      as="row"
      className={`${styles.row} ${selected ? styles.selected : ""}`}
      data-row={row.key}
      aria-current={selected || undefined}
    >
      <Part as="rowheader">
        <div className={styles.name}>
          {title}
          {view.changed && (
            <span className={styles.dot} role="img" aria-label={t`not saved yet`} title={t`Not saved yet`} />
          )}
        </div>
        <div className={styles.what}>{props.description}</div>
      </Part>
      <Part as="cell" className={styles.level}>
        <span className={styles.caption}>
          <Trans>Site</Trans>
        </span>
        {row.site ? (
          <OnOff value={row.site.value} />
        ) : (
          <span className={styles.quiet}>
            {row.account ? <Trans>Set per account</Trans> : <Trans>Set per contact</Trans>}
          </span>
        )}
      </Part>
      <Part as="cell" className={`${styles.level} ${styles.then}`} data-col="account">
        <span className={styles.caption}>
          <Trans>Account</Trans>
        </span>
        {row.account ? (
          <ThreeWay
            label={t`${title} for ${props.account}`}
            value={view.accountOwn}
            yields={view.above}
            disabled={props.disabled}
            tabStop={tabStop}
            onChange={props.onChange}
          />
        ) : (
          <span className={styles.quiet}>
            {row.contacts ? <Trans>Set per contact</Trans> : <Trans>Not set per account</Trans>}
          </span>
        )}
      </Part>
      <Part as="cell" className={`${styles.level} ${styles.then}`} data-col="contacts">
        <span className={styles.caption}>
          <Trans>Contacts</Trans>
        </span>
        {row.contacts ? (
          <button
            type="button"
            className={styles.contacts}
            tabIndex={tabStop ? 0 : -1}
            data-stop=""
            aria-expanded={selected}
            onClick={props.onOpen}
          >
            <Differing view={view} />
            <span className={styles.hidden}>
              <Trans>: show contacts for {title}</Trans>
            </span>
          </button>
        ) : (
          <span className={styles.quiet}>
            <Trans>Not set per contact</Trans>
          </span>
        )}
      </Part>
      <Part as="cell" className={styles.applies}>
        <Trans>
          {view.appliesTo} of {total}
        </Trans>
      </Part>
    </Part>
  );
}

function Differing({ view }: { view: RowView }) {
  const { row, differing, faces } = view;
  if (differing === 0) {
    if (row.account === null) return <Trans>Nobody</Trans>;
    return view.own > 0 ? <Trans>None differs</Trans> : <Trans>All inherit</Trans>;
  }
  return (
    <>
      <span className={styles.faces}>
        {faces.slice(0, 2).map((person) => (
          <PersonAvatar key={person.id} kind="contact" id={person.id} name={person.name} size={20} />
        ))}
      </span>
      <span className={styles.differ}>
        {row.account === null ? (
          <Trans>{differing} on</Trans>
        ) : (
          <Plural value={differing} one="# differs" other="# differ" />
        )}
      </span>
    </>
  );
}
