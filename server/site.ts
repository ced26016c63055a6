import type { FastifyInstance } from "fastify";
import { Redis } from "ioredis";
import { chatModule } from "./modules/chat/index.ts";
import { deskModule } from "./modules/desk/index.ts";
import { hoursModule } from "./modules/hours/index.ts";
import { authenticate, checkCsrf, homeOf, identityModule, needsSetup } from "./modules/identity/index.ts";
import { peopleModule } from "./modules/people/index.ts";
import { permissionsModule } from "./modules/permissions/index.ts";
import { settingsModule } from "./modules/settings/index.ts";
import { systemClock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import { openDatabase } from "./platform/db/index.ts";
import { createApp, type Mount } from "./platform/http/app.ts";
import { createLimits, type Limits } from "./platform/http/limits.ts";
import { testRoutes } from "./platform/http/test-mode.ts";
import { createLog, type Log } from "./platform/log.ts";
import { createMetrics } from "./platform/metrics.ts";
import type { Module } from "./platform/module.ts";
import type { Platform } from "./platform/platform.ts";
import { createReactions } from "./platform/reactions.ts";
import { createRealtime, feedRetention, type RealtimeServer, realtimeRoutes } from "./platform/realtime/index.ts";
import { createSettings } from "./platform/settings/index.ts";

export const VERSION = "0.1.0";

/** Every capability of the product, in the order in which they start. */
export const modules: readonly Module[] = [
  settingsModule,
  permissionsModule,
  peopleModule,
  identityModule,
  deskModule,
  hoursModule,
  chatModule,
];

/** One site: everything the product needs, built in one place and passed down (ARCHITECTURE section 1, idea 5). */
export interface Site extends Platform {
  readonly realtime: RealtimeServer;
  readonly app: FastifyInstance;
  readonly limits: Limits;
  /** Starts jobs, timers and the stream, then listens; answers the port. */
  serve(port: number, host: string): Promise<number>;
  /** Stops taking requests, tells clients, returns jobs and closes; within 10 s (spec 00 section 5). */
  stop(): Promise<void>;
}

export interface SiteOptions {
  config: Config;
  /** A migrated database. */
  databaseUrl: string;
  log?: Log;
  poolSize?: number;
  /** Off only for tests and loads on this machine. */
  rateLimits?: boolean;
  /** Share of broadcasts that reach nobody, for chaos runs. */
  lostFrames?: number;
}

/** Builds a site on a migrated database. Nothing runs in the background until `serve`. */
export async function openSite({
  config,
  databaseUrl,
  log = createLog(),
  poolSize,
  rateLimits = true,
  lostFrames = 0,
}: SiteOptions): Promise<Site> {
  const clock = systemClock();
  const metrics = createMetrics();
  const db = openDatabase(databaseUrl, log, poolSize);
  const settings = createSettings({ db, testMode: config.testMode });
  const reactions = createReactions();
  const realtime = createRealtime({
    config,
    clock,
    log,
    db,
    metrics,
    authenticate: (headers) => authenticate(platform, headers),
    loses: lostFrames > 0 ? () => Math.random() < lostFrames : undefined,
  });
  const platform: Platform = { config, clock, log, db, settings, realtime, reactions, metrics, draining: false };
  settings.connect(realtime);
  install(platform);
  const redis = config.redisUrl
    ? new Redis(config.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
    : undefined;
  redis?.on("error", (error) => log.warn({ err: error }, "Redis is not reachable"));
  const limits = createLimits({ off: !rateLimits, redis });
  const app = await createApp(
    { site: platform, limits, authenticate, checkCsrf: (request) => checkCsrf(config, request) },
    mounts(),
    { home: (headers) => homeOf(platform, headers), needsSetup: () => needsSetup(platform) },
    VERSION,
  );
  realtimeRoutes(app, realtime);
  if (config.testMode) testRoutes(app, platform);

  const stops: (() => Promise<void>)[] = [];
  const site: Site = Object.assign(platform as Platform & { realtime: RealtimeServer }, {
    app,
    limits,
    async serve(port: number, host: string) {
      await realtime.start();
      for (const module of modules) if (module.start) stops.push(await module.start(platform));
      stops.push(await reactions.start(platform));
      await app.listen({ port, host });
      return (app.server.address() as { port: number }).port;
    },
    async stop() {
      platform.draining = true;
      for (const stop of stops.toReversed())
        await stop().catch((error) => log.warn({ err: error }, "a part did not stop cleanly"));
      await realtime.close();
      await app.close();
      redis?.disconnect();
      await db.close();
    },
  });
  return site;
}

function install(platform: Platform): void {
  platform.reactions.addRecurring(feedRetention);
  for (const module of modules) {
    if (module.declarations) platform.settings.declare(...(module.declarations as never[]));
    if (module.reactions) platform.reactions.add(module.reactions);
    module.install?.(platform);
  }
}

/** Where routes are mounted: sign-in and set-up have addresses of their own. */
function mounts(): Mount[] {
  return modules.map((module) => ({
    prefix: module === identityModule ? "" : "/rest/v1",
    routes: (module.routes ?? []) as unknown as Mount["routes"],
  }));
}
