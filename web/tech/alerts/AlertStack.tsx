import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useAlerts } from "../../shared/chat/data/react.tsx";
import { usePhone } from "../../shared/chat/ui/window/usePhone.ts";
import { Region } from "../../shared/ui/regions/index.ts";
import { useShortcut } from "../../shared/ui/shortcuts/index.ts";
import { useChatActions } from "../actions/useChatActions.ts";
import { useManager } from "../manager/manager-state.ts";
import { contactOf } from "../people/sessions.ts";
import { AlertCard } from "./AlertCard.tsx";
import styles from "./Alerts.module.css";
import { useRoomForTyping } from "./useRoomForTyping.ts";

/**
 * Who waits or asks for me, top left, newest on top, at most three. Takes no focus; `Ctrl+Alt+J` joins the newest,
 * `Ctrl+Alt+K` dismisses it, also while typing (design section 6.5).
 */
export function AlertStack() {
  const { t } = useLingui();
  const cards = useNewestFirst();
  const actions = useChatActions();
  const manager = useManager();
  const newest = cards[0];
  const group = t`Chats`;
  useShortcut({
    keys: "Ctrl+Alt+J",
    label: t`Join the newest waiting chat`,
    group,
    disabled: !newest,
    run: () => newest && void (newest.kind === "invited" ? actions.accept : actions.join)(newest.session),
  });
  useShortcut({
    keys: "Ctrl+Alt+K",
    label: t`Dismiss the newest alert`,
    group,
    disabled: !newest,
    run: () => newest && void (newest.kind === "invited" ? actions.decline : actions.dismiss)(newest.session),
  });
  const room = useRoomForTyping();
  const cardsMax = usePhone() ? 1 : 3;
  const more = cards.length - cardsMax;
  return (
    <>
      <Announcer />
      {cards.length > 0 && (
        <Region as="section" label={t`Alerts`} className={styles.stack}>
          {room > 0 && <div style={{ height: room }} className={styles.room} />}
          {cards.slice(0, cardsMax).map((card) => (
            <AlertCard key={`${card.session.id} ${card.kind}`} card={card} actions={actions} />
          ))}
          {more > 0 && (
            <button type="button" className={styles.more} onClick={() => manager.show("waiting")}>
              {plural(more, { one: "# more waiting", other: "# more waiting" })}
            </button>
          )}
        </Region>
      )}
    </>
  );
}

/** Speaks each alert once, and never the time that ticks in its card. */
function Announcer() {
  const { t } = useLingui();
  const newest = useNewestFirst()[0];
  const words = () => {
    if (!newest) return "";
    const name = contactOf(newest.session).name;
    const account = newest.session.account.name;
    if (newest.kind === "unattended") return t`Nobody is with ${name} of ${account} any more`;
    if (newest.kind === "invited") return t`You are asked to join the chat with ${name} of ${account}`;
    return t`${name} of ${account} is waiting`;
  };
  return (
    <div role="alert" className={styles.spoken}>
      {words()}
    </div>
  );
}

function useNewestFirst() {
  const { cards } = useAlerts();
  return useMemo(() => cards.toSorted((one, other) => other.since - one.since), [cards]);
}
