import type { FeedItem } from "@deskbell/common/realtime/frames.ts";
import type { Api } from "../../api/client.ts";
import type { ApiResult } from "../../api/operations.ts";
import type { Realtime } from "../../realtime/connection.ts";
import type { Time } from "../../realtime/time.ts";
import type { DockStorage } from "./dock.ts";
import type { Me } from "./items.ts";
import type { AlertWords } from "./notifications.ts";
import type { OutboxStore } from "./outbox-store.ts";
import type { Tabs } from "./tabs.ts";

export type ChatConfig = ApiResult<"GET /chat/config">;
/** Told once, for a toast: somebody declined my invitation, or I left a chat open for long. */
export type ChatNews = Extract<FeedItem, { type: "invite_answered" | "idle_reminder" }>;

export interface ChatDataOptions {
  me: Me;
  /** Keeps the window layouts of the portals apart. */
  portal: "client" | "tech" | "admin";
  words: AlertWords;
  /** Language of the texts that an administrator wrote, asked at every load of the settings; absent: English. */
  language?: () => "en" | "de";
  onOpen?: (sessionId: string) => void;
  onSettingsChanged?: (what: Extract<FeedItem, { type: "changed" }>["what"]) => void;
  /** How far the server's clock is ahead of this device's, in milliseconds, whenever it has changed. */
  onClock?: (offset: number) => void;
  /** Picture on browser notifications. */
  icon?: string;
  api?: Api;
  realtime?: Realtime;
  store?: OutboxStore;
  tabs?: Tabs;
  storage?: DockStorage;
  time?: Time;
}
