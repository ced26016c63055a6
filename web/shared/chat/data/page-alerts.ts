import { Alerts } from "./alerts.ts";
import type { Chime } from "./chime.ts";
import type { Dock } from "./dock.ts";
import type { Me } from "./items.ts";
import { type AlertWords, Notifications } from "./notifications.ts";
import { steadyTime } from "./steady-time.ts";
import type { Tabs } from "./tabs.ts";

export interface PageAlertsOptions {
  me: Me;
  tabs: Tabs;
  now: () => number;
  dock: Dock;
  chime: Chime;
  words: AlertWords;
  onOpen?: (sessionId: string) => void;
  icon?: string;
  /** How far this person has read a chat, by any tab. */
  readSeq: (sid: string) => number;
}

/** Alerts that speak through this page: its sound, its browser notifications, its windows. */
export function pageAlerts({ me, tabs, now, dock, chime, words, onOpen, icon, readSeq }: PageAlertsOptions): Alerts {
  const open = (id: string) => {
    dock.open(id);
    onOpen?.(id);
  };
  const notifications = new Notifications(words, open, icon);
  const hasEyes = () =>
    typeof document !== "undefined" && document.visibilityState === "visible" && document.hasFocus();
  return new Alerts({
    me,
    tabs,
    time: steadyTime(),
    now,
    watching: (id, event) => {
      const read = event?.kind === "message" && readSeq(id) >= event.seq;
      return read || (dock.windows.get().some((w) => w.id === id && !w.minimised) && hasEyes());
    },
    speaker: {
      ready: () => chime.ready,
      sound: (kind) => void chime.play(kind),
      notify: (...notice) => notifications.notify(...notice),
      withdraw: (key) => notifications.withdraw(key),
    },
  });
}
