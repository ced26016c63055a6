import type { FastifyInstance } from "fastify";
import { system } from "../../platform/actor.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Config } from "../../platform/config.ts";
import { openDatabase } from "../../platform/db/index.ts";
import { createTestDatabase } from "../../platform/embedded/testing.ts";
import { createApp } from "../../platform/http/app.ts";
import { createLimits } from "../../platform/http/limits.ts";
import { createLog } from "../../platform/log.ts";
import { createMetrics } from "../../platform/metrics.ts";
import type { Module } from "../../platform/module.ts";
import type { Platform } from "../../platform/platform.ts";
import { createReactions } from "../../platform/reactions.ts";
import { createRealtime } from "../../platform/realtime/index.ts";
import { createSettings } from "../../platform/settings/index.ts";
import { write } from "../../platform/write.ts";
import { deskModule } from "../desk/index.ts";
import { peopleModule } from "../people/index.ts";
import { permissionsModule } from "../permissions/index.ts";
import { authenticate, checkCsrf, homeOf, identityModule, needsSetup, setPassword } from "./index.ts";

export interface TestSite extends Platform {
  app: FastifyInstance;
  /** Begins to hear other processes, which asks the database now and then. */
  connect(): Promise<void>;
  /** Moves the site's clock on. */
  passes(seconds: number): void;
  close(): Promise<void>;
}

const modules: readonly Module[] = [permissionsModule, peopleModule, deskModule, identityModule];

/**
 * A site with people and sign-in on a database of its own, or a second process of the site `beside`; for tests of identity
 * and people.
 */
export async function openTestSite(beside?: TestSite): Promise<TestSite> {
  const database = beside ? { url: beside.config.databaseUrl!, drop: async () => {} } : await createTestDatabase();
  const config: Config = { ...baseConfig, databaseUrl: database.url };
  const [clock, log, metrics, reactions] = [systemClock(), createLog("silent"), createMetrics(), createReactions()];
  const db = openDatabase(database.url, log, 6);
  const settings = createSettings({ db, testMode: config.testMode });
  const realtime = createRealtime({
    config,
    clock,
    log,
    db,
    metrics,
    authenticate: (headers) => authenticate(site, headers),
  });
  const site: Platform = { config, clock, log, db, settings, realtime, reactions, metrics, draining: false };
  settings.connect(realtime);
  for (const module of modules) {
    if (module.declarations) settings.declare(...module.declarations);
    if (module.reactions) reactions.add(module.reactions);
    module.install?.(site);
  }
  const app = await createApp(
    {
      site,
      limits: createLimits({ off: true }),
      authenticate,
      checkCsrf: (request) => checkCsrf(config, request),
    },
    modules.map(({ name, routes }) => ({
      prefix: name === "identity" ? "" : "/rest/v1",
      routes: (routes ?? []) as never[],
    })),
    { home: (headers) => homeOf(site, headers), needsSetup: () => needsSetup(site) },
    "test",
  );
  return Object.assign(site, {
    app,
    connect: () => realtime.start(),
    passes: (seconds: number) => {
      clock.offsetSeconds += seconds;
    },
    close: async () => {
      await app.close();
      await realtime.close();
      await db.close();
      await database.drop();
    },
  });
}

/** Gives a person a password, as an administrator would. */
export function givePassword(site: Platform, person: { email: string; name?: string }, password: string) {
  const { email, name = "Somebody" } = person;
  return write(site, (w) => setPassword(site, w, system, { email, name }, password));
}

const baseConfig: Config = {
  port: 0,
  host: "127.0.0.1",
  databaseUrl: undefined,
  redisUrl: undefined,
  dataDir: "",
  publicUrl: "http://localhost:8080",
  secret: "a secret of at least thirty-two bytes",
  siteId: "test",
  smtpUrl: undefined,
  testMode: true,
};
