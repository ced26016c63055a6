import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHelp, IconHistory, IconMessages } from "@tabler/icons-react";
import { useChatTabs } from "../../shared/chat/data/react.tsx";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import { Region } from "../../shared/ui/regions/index.ts";
import { Logo } from "./Logo.tsx";
import { MeMenu } from "./MeMenu.tsx";
import { Link } from "./nav.tsx";
import styles from "./Shell.module.css";
import { usePortal } from "./usePortal.ts";

/** The left edge: where one can go, then help and me. Labels show on hover and focus. */
export function Rail({ chat }: { chat: boolean }) {
  const { t } = useLingui();
  const portal = usePortal();
  return (
    <Region as="nav" label={t`Main navigation`} className={styles.rail}>
      <span className={styles.logo}>
        <Logo />
      </span>
      {chat && <ChatLinks />}
      <span className={styles.space} />
      <Tooltip label={t`Keyboard shortcuts (?)`} position="right">
        <ActionIcon size={36} aria-label={t`Keyboard shortcuts`} onClick={portal.openHelp}>
          <Icon of={IconHelp} size={20} />
        </ActionIcon>
      </Tooltip>
      <MeMenu chat={chat} position="right-end" />
    </Region>
  );
}

function ChatLinks() {
  const { t } = useLingui();
  const { counts } = useChatTabs();
  return (
    <>
      <RailLink to="/" icon={IconMessages} label={t`Chats`} badge={counts.waiting.count} exact />
      <RailLink to="/history" icon={IconHistory} label={t`Chat history`} />
    </>
  );
}

function RailLink(props: { to: "/" | "/history"; icon: IconShape; label: string; badge?: number; exact?: boolean }) {
  const { t } = useLingui();
  const { label, badge = 0 } = props;
  return (
    <Tooltip label={label} position="right">
      <Link
        to={props.to}
        activeOptions={{ exact: props.exact, includeSearch: false }}
        className={styles.railLink}
        aria-label={badge > 0 ? t`${label}, ${badge} waiting` : label}
      >
        <Icon of={props.icon} size={20} />
        {badge > 0 && (
          <span key={badge} className={styles.badge} aria-hidden="true">
            {badge}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
