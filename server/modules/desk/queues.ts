import { z } from "zod";
import type { Queryable } from "../../platform/db/index.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Declaration } from "../../platform/settings/index.ts";
import type { Write } from "../../platform/write.ts";

export interface Queue {
  id: number;
  name: string;
  sort: number;
  state: "active" | "inactive" | "archived";
}

/** The queue that counts when a ticket or chat names none (spec 60 section 5). */
export const defaultQueueSetting: Declaration<number> = {
  kind: "setting",
  group: "desk",
  key: "defaultQueueId",
  scopes: ["site"],
  schema: z.int().min(1),
  default: 1,
  title: "Default queue",
  description: "Queue of tickets and chats that name none",
};

/** Id of the default queue. */
export function defaultQueueId(site: Platform): Promise<number> {
  return site.settings.get(defaultQueueSetting);
}

/** Active queues in their order. */
export function listQueues(site: { db: Queryable }): Promise<Queue[]> {
  return site.db.query<Queue>("select id, name, sort, state from queue where state = 'active' order by sort, id");
}

/** Makes the queues that do not exist yet, in the order given; for set-up, demo and tests. */
export async function ensureQueues(w: Write, queues: readonly { id: number; name: string }[]): Promise<void> {
  await w.query("lock table queue in share row exclusive mode");
  for (const [sort, { id, name }] of queues.entries()) {
    await w.query(
      `insert into queue (id, name, sort, created_at, modified_at) values ($1, $2, $3, $4, $4) on conflict (id) do nothing`,
      [id, name, sort, w.now],
    );
    await w.query("select setval('queue_id_seq', $1) from queue_id_seq where last_value <= $1", [id]);
  }
}
