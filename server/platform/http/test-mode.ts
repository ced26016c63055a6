import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Platform } from "../platform.ts";

const Clock = z.object({ offsetSeconds: z.number().min(-1e9).max(1e9) });
const TOPIC = "test.clock";

/** Only with DESKBELL_TEST_MODE=1, which a site refuses unless its address is loopback (spec 00 section 7). */
export function testRoutes(app: FastifyInstance, site: Platform): void {
  site.realtime.onBroadcast(TOPIC, (payload) => {
    site.clock.offsetSeconds = (payload as { offsetSeconds: number }).offsetSeconds;
  });
  app.post("/test/clock", async (request) => {
    const { offsetSeconds } = Clock.parse(request.body);
    site.clock.offsetSeconds = offsetSeconds;
    site.realtime.broadcast(TOPIC, { offsetSeconds });
    return { now: site.clock.now().toISOString() };
  });
  // Nothing sends mail yet: the outbox is there and empty.
  app.get("/test/outbox", async () => ({ data: [] }));
  app.get("/test/jobs", async () => ({
    data: await site.db.query(
      `select id::text, task_identifier as task, attempts, max_attempts as "maxAttempts", last_error as "lastError", run_at as "runAt"
         from graphile_worker.jobs order by id limit 500`,
    ),
  }));
}
