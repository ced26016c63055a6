import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconBellOff } from "@tabler/icons-react";
import { useOwnPresence } from "../../shared/chat/data/react.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { useNow } from "../../shared/ui/time/index.ts";
import { ManagerBody } from "../manager/SessionManager.tsx";
import { firstName } from "../people/sessions.ts";
import { useChoosePresence } from "../shell/PresenceMenu.tsx";
import { usePortal } from "../shell/usePortal.ts";
import { useTechTitle } from "../shell/useTechTitle.ts";
import styles from "./Desk.module.css";
import { Figures } from "./Figures.tsx";
import { FollowUps } from "./FollowUps.tsx";
import { LatestChats } from "./LatestChats.tsx";
import { TodayLine } from "./TodayLine.tsx";

/** The start page: who waits, what is to follow up, what was last. On phones it is the session manager. */
export function DeskPage() {
  const { t } = useLingui();
  useTechTitle(t`Chats`);
  const phone = useMediaQuery("(max-width: 639px)", undefined, { getInitialValueInEffect: false });
  if (phone) {
    return (
      <div className={styles.phone}>
        <h1 className={styles.spoken}>
          <Trans>Chats</Trans>
        </h1>
        <ManagerBody />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <Greeting />
          <TodayLine />
        </div>
        <Silent />
      </header>
      <Figures />
      <div className={styles.columns}>
        <FollowUps />
        <LatestChats />
      </div>
    </div>
  );
}

function Greeting() {
  const { me } = usePortal();
  const hour = new Date(useNow(30_000)).getHours();
  const name = firstName(me.name);
  return (
    <h1 className={styles.greeting}>
      {hour < 5 || hour >= 18 ? (
        <Trans>Good evening, {name}</Trans>
      ) : hour < 12 ? (
        <Trans>Good morning, {name}</Trans>
      ) : (
        <Trans>Good afternoon, {name}</Trans>
      )}
    </h1>
  );
}

/** Do Not Disturb is easily forgotten, and then nobody hears the bell. */
function Silent() {
  const presence = useOwnPresence();
  const choose = useChoosePresence();
  if (presence.preference !== "busy") return null;
  return (
    <div className={styles.silent} role="status">
      <Icon of={IconBellOff} size={18} />
      <span>
        <Trans>Do Not Disturb: chats do not ring.</Trans>
      </span>
      <Button size="compact-sm" variant="default" onClick={() => choose("online")}>
        <Trans>Set Online</Trans>
      </Button>
    </div>
  );
}
