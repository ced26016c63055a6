import { lazy } from "react";

/** Everything of the chat that pages show, as chunks that only people who may chat ever load. */
export { ChatProvider } from "./ChatProvider.tsx";
export { CallbackCards } from "./callback/CallbackCards.tsx";
export { ChatCard } from "./card/ChatCard.tsx";
export { ChatDesk } from "./desk/ChatDesk.tsx";
export { startChat } from "./startChat.ts";
export { Unread } from "./Unread.tsx";

export const RecentChats = lazy(() =>
  import("./list/RecentChats.tsx").then((module) => ({ default: module.RecentChats })),
);
export const ChatList = lazy(() => import("./list/ChatList.tsx").then((module) => ({ default: module.ChatList })));
export const ChatView = lazy(() => import("./page/ChatView.tsx").then((module) => ({ default: module.ChatView })));
export const WeekCard = lazy(() => import("./card/WeekCard.tsx").then((module) => ({ default: module.WeekCard })));
