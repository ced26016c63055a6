import type { Queryable } from "../db/index.ts";

/** A process that has not renewed for this long is dead; its connections count as lost (spec 10 C-51). */
export const LEASE_SECONDS = 45;
export const RENEW_SECONDS = 10;

/**
 * Says that this process lives, by the database's clock, and answers how many others do. Nobody ends a lease on purpose: the
 * clients of a process that stops have the rest of it to come back elsewhere without a flicker.
 */
export async function renewLease(db: Queryable, id: string, seconds = LEASE_SECONDS): Promise<number> {
  const [row] = await db.query<{ others: number }>(
    `with me as (
       insert into process (id, lease_until) values ($1, now() + make_interval(secs => $2))
       on conflict (id) do update set lease_until = excluded.lease_until),
     forgotten as (delete from process where lease_until < now() - interval '1 day' and id <> $1)
     select count(*)::int as others from process where id <> $1 and lease_until > now()`,
    [id, seconds],
  );
  return row!.others;
}
