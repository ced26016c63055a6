import { useLingui } from "@lingui/react/macro";
import { Drawer } from "@mantine/core";
import { useMe } from "../me/me.ts";
import styles from "./Profile.module.css";
import { ProfilePanel } from "./ProfilePanel.tsx";
import { SideMenu } from "./SideMenu.tsx";

/** The menu on narrow screens: from the left under 960 px, More from the right on phones with the profile in it. */
export function MenuDrawer(props: { opened: "menu" | "more" | null; onClose: () => void }) {
  const { t } = useLingui();
  const me = useMe();
  return (
    <Drawer
      opened={props.opened !== null}
      onClose={props.onClose}
      position={props.opened === "more" ? "right" : "left"}
      size={300}
      title={me.site.name}
      closeButtonProps={{ "aria-label": t`Close the menu` }}
    >
      <div className={styles.drawer}>
        <nav className={styles.drawerMenu} aria-label={t`Main menu`}>
          <SideMenu onChosen={props.onClose} />
        </nav>
        <ProfilePanel />
      </div>
    </Drawer>
  );
}
