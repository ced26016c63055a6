import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import type { NoticeKind } from "./alerts.ts";

/** The words of a notification; from the portal's catalog. Message texts only if the site's settings allow a preview. */
export type AlertWords = (
  kind: NoticeKind,
  session: ChatSession,
  event?: ChatEvent,
) => { title: string; body?: string };

export type NotificationPermissionState = "default" | "granted" | "denied" | "unsupported";

export function notificationPermission(): NotificationPermissionState {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** Browser notifications: one a matter, replaced rather than piled up, taken back when the matter is settled. */
export class Notifications {
  readonly #shown = new Map<string, Notification>();
  readonly #words: AlertWords;
  readonly #open: (sessionId: string) => void;
  readonly #icon: string | undefined;

  constructor(words: AlertWords, open: (sessionId: string) => void, icon?: string) {
    this.#words = words;
    this.#open = open;
    this.#icon = icon;
  }

  notify(key: string, kind: NoticeKind, session: ChatSession, event?: ChatEvent): void {
    if (notificationPermission() !== "granted") return;
    const { title, body } = this.#words(kind, session, event);
    const options = { body, icon: this.#icon, tag: `deskbell:${key}`, renotify: true, silent: true };
    try {
      const notification = new Notification(title, options);
      notification.onclick = () => {
        window.focus();
        this.#open(session.id);
        notification.close();
      };
      this.#shown.set(key, notification);
    } catch {
      // Some phones have the class and refuse to make one outside a service worker; the sound and the card remain.
    }
  }

  withdraw(key: string): void {
    this.#shown.get(key)?.close();
    this.#shown.delete(key);
  }
}
