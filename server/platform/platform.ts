import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/index.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Reactions } from "./reactions.ts";
import type { Realtime } from "./realtime/index.ts";
import type { Settings } from "./settings/index.ts";

/** What every module stands on. One value per site, built in `site.ts` and passed down; no module-level state. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Database;
  readonly settings: Settings;
  readonly realtime: Realtime;
  readonly reactions: Reactions;
  readonly metrics: Metrics;
  /** True from the moment the process was told to stop. */
  draining: boolean;
}
