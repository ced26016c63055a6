import { Trans, useLingui } from "@lingui/react/macro";
import { IconMenu2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Region } from "../../shared/ui/regions/index.ts";
import menu from "./Menu.module.css";
import { useMenu } from "./menu.ts";
import styles from "./Shell.module.css";
import { UnreadCount } from "./UnreadCount.tsx";

/** Navigation at thumb height on phones; the rest is behind More. */
export function BottomBar(props: { onMore: () => void }) {
  const { t } = useLingui();
  const items = useMenu();
  return (
    <Region as="nav" label={t`Main menu`} className={styles.bottom}>
      <ul className={menu.bar}>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              className={menu.tab}
              activeProps={{ className: menu.tabActive }}
              activeOptions={{ exact: item.to === "/" }}
            >
              <Icon of={item.icon} size={20} />
              <span className={menu.label}>{item.shortLabel}</span>
              {item.to === "/chats" && <UnreadCount className={menu.count} />}
            </Link>
          </li>
        ))}
        <li>
          <button type="button" className={menu.tab} onClick={props.onMore} aria-haspopup="dialog">
            <Icon of={IconMenu2} size={20} />
            <span className={menu.label}>
              <Trans>More</Trans>
            </span>
          </button>
        </li>
      </ul>
    </Region>
  );
}
