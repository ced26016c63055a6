import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import { forgetEmbedded, holdsEmbedded } from "../platform/embedded/index.ts";
import { StartFailure } from "../platform/start-failure.ts";
import { DEMO_MARK } from "./environment.ts";

/**
 * Makes sure that the demo never takes a real site for its own: a data folder belongs to the demo when the demo made its
 * database. `reset` deletes that database. Refuses with a StartFailure on the folder of another site, and `reset` on a
 * database server that Deskbell does not run itself.
 */
export async function claimForDemo(config: Config, reset: boolean): Promise<void> {
  if (config.databaseUrl) {
    if (!reset) return;
    throw new StartFailure(
      "--reset deletes only the embedded database. With DATABASE_URL, make an empty database yourself (dropdb, createdb) and start the demo again.",
    );
  }
  const mark = join(config.dataDir, DEMO_MARK);
  if (!(await holdsEmbedded(config.dataDir))) {
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    await writeFile(mark, "The database in this folder is the demo site's.\n");
    return;
  }
  const marked = await access(mark).then(
    () => true,
    () => false,
  );
  if (!marked) {
    throw new StartFailure(
      `The data folder ${config.dataDir} holds a site that is not the demo. Nothing was changed. ` +
        "Give the demo a folder of its own, for example: DESKBELL_DATA_DIR=/var/tmp/deskbell-demo npm run demo",
    );
  }
  if (reset) await forgetEmbedded(config.dataDir);
}
