import { Trans } from "@lingui/react/macro";
import { IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { DeskbellMark } from "../../shared/ui/brand/DeskbellMark.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { KeyHint } from "../../shared/ui/shortcuts/KeyHint.tsx";
import { useNav } from "./nav.ts";
import { ProfileMenu } from "./ProfileMenu.tsx";
import styles from "./Sidebar.module.css";

/** Search, menu and profile as a column: left on wide screens, in a drawer on narrow ones. */
export function Sidebar(props: { onFind: () => void; onChosen?: () => void }) {
  const groups = useNav();
  return (
    <div className={styles.column}>
      <Link to="/accounts" className={styles.brand} onClick={props.onChosen}>
        <DeskbellMark size={24} />
        <strong>Deskbell</strong>
        <span>
          <Trans>Admin</Trans>
        </span>
      </Link>
      <button type="button" className={styles.find} onClick={props.onFind} aria-keyshortcuts="/ Control+K">
        <Icon of={IconSearch} size={16} />
        <span>
          <Trans>Find a setting</Trans>
        </span>
        <span aria-hidden="true">
          <KeyHint keys="/" />
        </span>
      </button>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.label} className={styles.group} aria-label={group.label}>
            <p className={styles.heading} aria-hidden="true">
              {group.label}
            </p>
            <ul className={styles.list}>
              {group.pages.map((page) => (
                <li key={page.to}>
                  <Link
                    to={page.to}
                    className={styles.item}
                    activeProps={{ className: styles.active }}
                    onClick={props.onChosen}
                  >
                    <Icon of={page.icon} size={18} />
                    <span>{page.label}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <ProfileMenu />
    </div>
  );
}
