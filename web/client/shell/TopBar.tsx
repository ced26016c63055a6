import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconBuilding, IconMenu2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { initials } from "../../shared/ui/person/initials.ts";
import { Region } from "../../shared/ui/regions/index.ts";
import { useMe } from "../me/me.ts";
import { ProfileMenu } from "./ProfileMenu.tsx";
import styles from "./Shell.module.css";

/** Logo and portal title, account, profile. */
export function TopBar(props: { onMenu: () => void }) {
  const { t } = useLingui();
  const me = useMe();
  return (
    <Region as="header" label={t`Top bar`} className={styles.top}>
      <div className={styles.brand}>
        <ActionIcon className={styles.menuButton} aria-label={t`Menu`} aria-haspopup="dialog" onClick={props.onMenu}>
          <Icon of={IconMenu2} size={20} />
        </ActionIcon>
        <Link to="/" className={styles.home}>
          <span className={styles.logo} aria-hidden="true">
            {initials(me.site.name).slice(0, 1)}
          </span>
          <span className={styles.title} title={me.site.name}>
            {me.site.name}
          </span>
        </Link>
      </div>
      {me.account && (
        <>
          <span className={styles.account} title={me.account.name}>
            <Icon of={IconBuilding} size={16} />
            <span className={styles.title}>{me.account.name}</span>
          </span>
          <span className={styles.divider} aria-hidden="true" />
        </>
      )}
      <ProfileMenu />
    </Region>
  );
}
