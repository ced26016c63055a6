import { checkDatabase, checkPort, claimForDemo, onStopSignal, runCommandLine } from "./cli/index.ts";
import { loadDemo, logins } from "./demo/index.ts";
import { createAdmin, createApiKey, ensureSetupCode } from "./modules/identity/index.ts";
import type { Config } from "./platform/config.ts";
import { createLog } from "./platform/log.ts";
import { openDatabaseOf, type Say, type Started, start } from "./start.ts";

const say: Say = (line) => process.stderr.write(`${line}\n`);

/** Serves until the process is told to stop. */
async function serveUntilStopped(config: Config, started: Started, ready: () => Promise<void>): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  const forget = onStopSignal(() => stopped.resolve());
  try {
    await started.site.serve(config.port, config.host);
    await ready();
    await stopped.promise;
    say("Stopping");
  } finally {
    forget();
    await started.stop();
  }
}

/** A started site for one piece of administration, also beside a running server. */
async function administer<T>(config: Config, work: (started: Started) => Promise<T>): Promise<T> {
  const started = await start(config, createLog("warn", "stderr"), () => {}, { beside: true });
  try {
    return await work(started);
  } finally {
    await started.stop();
  }
}

async function begin(config: Config): Promise<Started> {
  await checkPort(config.host, config.port);
  if (config.databaseUrl) await checkDatabase(config.databaseUrl);
  return start(config, createLog("info"), say);
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  async serve(config) {
    const started = await begin(config);
    await serveUntilStopped(config, started, async () => {
      const setup = await ensureSetupCode(started.site);
      if (setup)
        say(
          `This site is new. Set it up at ${config.publicUrl}/setup/ with the code ${setup.code} (valid until ${setup.expiresAt.toISOString()})`,
        );
      say(`Deskbell is ready at ${config.publicUrl}`);
    });
  },
  async demo(config, { reset }) {
    await claimForDemo(config, reset);
    const started = await begin(config);
    await serveUntilStopped(config, started, async () => {
      await loadDemo(started.site, say);
      say(logins(config.publicUrl));
      process.stdout.write(`Deskbell is ready at ${config.publicUrl}\n`);
    });
  },
  async migrate(config) {
    if (config.databaseUrl) await checkDatabase(config.databaseUrl);
    const database = await openDatabaseOf(config, createLog("warn", "stderr"), say, { beside: true });
    await database.stop();
  },
  createAdmin: (config, admin) => administer(config, ({ site }) => createAdmin(site, admin)),
  createApiKey: (config, key) => administer(config, async ({ site }) => (await createApiKey(site, key)).key),
});
