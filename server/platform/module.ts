import type { Route } from "./http/route.ts";
import type { Platform } from "./platform.ts";
import type { Reaction } from "./reactions.ts";
import type { Declaration } from "./settings/index.ts";

/** What a capability brings to a site. `site.ts` lists all modules; nothing else knows the list. */
export interface Module {
  name: string;
  /** Settings and permissions that this module obeys. */
  declarations?: readonly Declaration[];
  routes?: readonly Route<Platform>[];
  reactions?: readonly Reaction[];
  /** Registers with the platform (log provider, listeners); before the first request. */
  install?(site: Platform): void;
  /** Starts timers and background work; the answer stops them. Called once in every serving process. */
  start?(site: Platform): Promise<() => Promise<void>>;
}
