import { Trans } from "@lingui/react/macro";
import { IconKeyboard } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./Menu.module.css";
import { useMenu } from "./menu.ts";
import { UnreadCount } from "./UnreadCount.tsx";

/** The menu with its footer, as a column: left on wide screens, in the drawer on narrow ones. */
export function SideMenu(props: { onChosen?: () => void; onShortcuts?: () => void }) {
  const items = useMenu();
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              className={styles.item}
              activeProps={{ className: styles.active }}
              activeOptions={{ exact: item.to === "/" }}
              onClick={props.onChosen}
              title={item.label}
            >
              <Icon of={item.icon} size={18} />
              <span className={styles.label}>{item.label}</span>
              {item.to === "/chats" && <UnreadCount className={styles.count} />}
            </Link>
          </li>
        ))}
      </ul>
      {props.onShortcuts && (
        <div className={styles.footer}>
          <button type="button" className={`${styles.item} ${styles.button}`} onClick={props.onShortcuts}>
            <Icon of={IconKeyboard} size={18} />
            <span className={styles.label}>
              <Trans>Keyboard shortcuts</Trans>
            </span>
          </button>
        </div>
      )}
    </>
  );
}
