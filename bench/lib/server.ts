import { readEnvironment } from "@deskbell/server/cli/environment.ts";
import { createLog } from "@deskbell/server/platform/log.ts";
import { openSite } from "@deskbell/server/site.ts";
import { answerUsage } from "./process.ts";

/*
 * The measured process: the whole product as it is served, without limits on what one person may do (a load does more than
 * that) and without the checks of test mode.
 */
const config = readEnvironment(process.env);
const site = await openSite({ config, databaseUrl: config.databaseUrl!, log: createLog("warn"), rateLimits: false });
await site.serve(config.port, config.host);
answerUsage();
process.on("SIGTERM", () => void site.stop().then(() => process.exit()));
