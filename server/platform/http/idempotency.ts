import { createHash } from "node:crypto";
import type { Platform } from "../platform.ts";
import { refuse } from "../problem.ts";

export interface Kept {
  status: number;
  body: unknown;
}

const TAKEOVER_SECONDS = 60;

/**
 * Runs a mutation once for a key (spec 93 section 10.4): the first result is replayed for 24 h, another request under the
 * same key is refused (422 `idempotency_mismatch`), a running one too (409 `in_progress`). Faults are not kept.
 */
export async function once(
  site: Platform,
  credential: string,
  key: string,
  request: { operation: string; params: unknown; body: unknown },
  run: () => Promise<Kept>,
): Promise<Kept & { replayed: boolean }> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    refuse("validation_failed", "Idempotency-Key must be 1 to 255 visible ASCII characters.");
  }
  const print = createHash("sha256")
    .update(JSON.stringify([request.operation, request.params, request.body]))
    .digest("base64url");
  const kept = await claim(site, credential, key, print);
  if (kept) return { ...kept, replayed: true };
  let result: Kept;
  try {
    result = await run();
  } catch (error) {
    await site.db.query("delete from idempotency_key where credential = $1 and key = $2", [credential, key]);
    throw error;
  }
  await site.db.query("update idempotency_key set status = $3, response = $4 where credential = $1 and key = $2", [
    credential,
    key,
    result.status,
    JSON.stringify(result.body ?? null),
  ]);
  return { ...result, replayed: false };
}

async function claim(site: Platform, credential: string, key: string, print: string): Promise<Kept | null> {
  const now = site.clock.now();
  const stale = new Date(now.getTime() - TAKEOVER_SECONDS * 1000);
  const old = new Date(now.getTime() - 86_400_000);
  const [fresh] = await site.db.query(
    `insert into idempotency_key (credential, key, request, started_at) values ($1,$2,$3,$4)
     on conflict (credential, key) do update set request = $3, started_at = $4, status = null, response = null
       where (idempotency_key.status is null and idempotency_key.started_at < $5) or idempotency_key.started_at < $6
     returning 1 as claimed`,
    [credential, key, print, now, stale, old],
  );
  if (fresh) return null;
  const [row] = await site.db.query<{ request: string; status: number | null; response: unknown }>(
    "select request, status, response from idempotency_key where credential = $1 and key = $2",
    [credential, key],
  );
  if (row && row.request !== print) {
    refuse("idempotency_mismatch", "This Idempotency-Key was used for another request. Make a new key.");
  }
  if (!row || row.status === null)
    refuse("in_progress", "The first request with this Idempotency-Key is still running. Try again in a moment.");
  return { status: row.status, body: row.response };
}
