import { uuidv7 } from "../../platform/ids.ts";
import type { Write } from "../../platform/write.ts";
import { normalEmail } from "../people/index.ts";
import { hashPassword } from "./password.ts";

/**
 * Gives many people the same password, for the demo site: one hash and two statements. Who has a login already keeps it.
 */
export async function importPasswords(
  w: Write,
  people: readonly { email: string; name: string }[],
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  const now = w.now.getTime();
  const logins = people.map(({ email, name }) => ({ id: uuidv7(now), email: normalEmail(email), name }));
  await w.query(
    `with made as (
       insert into login (id, name, email, created_at, updated_at)
       select id, name, email, $5, $5 from unnest($1::text[], $2::text[], $3::text[]) p(id, name, email)
       on conflict (email) do nothing returning id)
     insert into login_method (id, user_id, provider_id, account_id, password, created_at, updated_at)
     select m.id, made.id, 'credential', made.id, $6, $5, $5
       from made join unnest($1::text[], $4::text[]) m(login_id, id) on m.login_id = made.id`,
    [
      logins.map(({ id }) => id),
      logins.map(({ name }) => name),
      logins.map(({ email }) => email),
      logins.map(() => uuidv7(now)),
      w.now,
      hash,
    ],
  );
}
