import { Trans, useLingui } from "@lingui/react/macro";
import { IconBell, IconHistory, IconMessages } from "@tabler/icons-react";
import { useRouterState } from "@tanstack/react-router";
import { useChatTabs } from "../../shared/chat/data/react.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Region } from "../../shared/ui/regions/index.ts";
import { Logo } from "./Logo.tsx";
import { MeMenu } from "./MeMenu.tsx";
import { Link } from "./nav.tsx";
import { PresenceMenu } from "./PresenceMenu.tsx";
import styles from "./Shell.module.css";
import { usePortal } from "./usePortal.ts";

/** Head of the portal on phones: where I am, my presence, me. */
export function PhoneTop({ chat }: { chat: boolean }) {
  const { t } = useLingui();
  const history = useRouterState({ select: (state) => state.location.pathname.startsWith("/history") });
  return (
    <Region as="section" label={t`Deskbell TECH`} className={styles.phoneTop}>
      <span className={styles.logo}>
        <Logo />
      </span>
      <span className={styles.phoneTitle}>{history ? <Trans>Chat history</Trans> : <Trans>Chats</Trans>}</span>
      {chat && <PresenceMenu />}
      <MeMenu chat={chat} position="bottom-end" />
    </Region>
  );
}

/** The bottom bar on phones (design section 5). */
export function BottomBar() {
  const { t } = useLingui();
  const portal = usePortal();
  const { counts } = useChatTabs();
  const waiting = counts.waiting.count;
  return (
    <Region as="nav" label={t`Main navigation`} className={styles.bottomBar}>
      <Link to="/" activeOptions={{ exact: true }} className={styles.bottomLink}>
        <span className={styles.bottomIcon}>
          <Icon of={IconMessages} size={20} />
          {waiting > 0 && (
            <span className={styles.badge} aria-hidden="true">
              {waiting}
            </span>
          )}
        </span>
        <Trans>Chats</Trans>
        {waiting > 0 && (
          <span className={styles.spoken}>
            <Trans>{waiting} waiting</Trans>
          </span>
        )}
      </Link>
      <Link to="/history" activeOptions={{ includeSearch: false }} className={styles.bottomLink}>
        <Icon of={IconHistory} size={20} />
        <Trans>History</Trans>
      </Link>
      <button type="button" className={styles.bottomLink} onClick={portal.openPanel}>
        <Icon of={IconBell} size={20} />
        <Trans>Alerts</Trans>
      </button>
    </Region>
  );
}
