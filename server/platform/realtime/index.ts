export type { Bus } from "./bus/bus.ts";
export type {
  Authenticate,
  ConnectionInfo,
  ConnectionListener,
  FeedGuard,
  FeedPage,
  LogProvider,
  PersonRef,
  Realtime,
} from "./contract.ts";
export { createRealtime, type RealtimeOptions, type RealtimeServer } from "./create.ts";
export { feedRetention } from "./feeds.ts";
export { AGENTS_ROOM, chatRoom, personRoom } from "./rooms.ts";
export { realtimeRoutes } from "./routes.ts";
