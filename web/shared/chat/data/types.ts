import type { useAlerts, useChat, useChatTabs, useConnection, useOwnChats } from "./react.tsx";

export type { AlertCard } from "./alerts.ts";
export type { ChatConfig, ChatData, ChatNews } from "./chat-data.ts";
export type { ChatEntry } from "./chat-list.ts";
export type { DockWindow } from "./dock.ts";
export type { Me } from "./items.ts";
export type { AlertWords } from "./notifications.ts";

export type Chat = NonNullable<ReturnType<typeof useChat>>;
export type ChatTabs = ReturnType<typeof useChatTabs>;
export type OwnChats = ReturnType<typeof useOwnChats>;
export type Connection = ReturnType<typeof useConnection>;
export type Alerts = ReturnType<typeof useAlerts>;
