import type { Actor } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuseFields } from "../../platform/problem.ts";
import type { Write } from "../../platform/write.ts";
import { normalEmail, requireRight, siteSettings } from "../people/index.ts";
import { attemptsOf, forgetAttempts, lockedUntil } from "./guard.ts";
import { hashPassword, passwordFaults } from "./password.ts";
import { endSessionsOf } from "./sessions.ts";

export interface PasswordLogin {
  loginId: string;
  /** Null when this login has no password. */
  hash: string | null;
}

/** The login of a normal e-mail address with its password hash; null when there is none. */
export async function findPasswordLogin(db: Queryable, email: string): Promise<PasswordLogin | null> {
  const [row] = await db.query<PasswordLogin>(
    `select l.id as "loginId", m.password as hash
       from login l left join login_method m on m.user_id = l.id and m.provider_id = 'credential'
      where l.email = $1`,
    [email],
  );
  return row ?? null;
}

/**
 * Gives an e-mail address a password, whoever signs in with it. Refuses weak ones with 422 (spec 60 section 2.3). Ends the
 * sessions that an older password opened and lifts its lock. Event `auth.password.changed`. Answers the login's id.
 * `siteName` is the one to come, while the site is being set up.
 */
export async function setPassword(
  site: Platform,
  w: Write,
  actor: Actor,
  person: { email: string; name: string },
  password: string,
  siteName?: string,
): Promise<string> {
  const email = normalEmail(person.email);
  const words = [email.split("@")[0]!, siteName ?? (await site.settings.get(siteSettings.siteName))];
  const faults = passwordFaults(password, words);
  if (faults.length > 0) refuseFields(faults);
  const loginId = await ensureLogin(w, email, person.name);
  await storeHash(w, loginId, await hashPassword(password));
  await forgetAttempts(w, passwordGuard(email));
  await endSessionsOf(site, w, actor, { loginId }, "password_changed");
  await w.emit(actor, [
    {
      type: "auth.password.changed",
      subject: { type: "login", id: email },
      account: null,
      payload: { by: actor.kind },
    },
  ]);
  return loginId;
}

/**
 * Lifts the lock of an e-mail's password (spec 60 section 2.3). Needs `contacts.write`. Event `auth.sign_in.unlocked`;
 * none when it was not locked.
 */
export async function unlockPassword(site: Platform, w: Write, actor: Actor, email: string): Promise<void> {
  requireRight(actor, "contacts.write", "contacts:write");
  const guard = passwordGuard(normalEmail(email));
  if (lockedUntil(await attemptsOf(w, guard), site.clock.now()) === null) return;
  await forgetAttempts(w, guard);
  await w.emit(actor, [
    {
      type: "auth.sign_in.unlocked",
      subject: { type: "login", id: normalEmail(email) },
      account: null,
      payload: { method: "password", portal: null, outcome: "unlocked" },
    },
  ]);
}

/** Keeps a new hash of a login's password. */
export async function storeHash(w: Write, loginId: string, hash: string): Promise<void> {
  await w.query(
    `insert into login_method (id, user_id, provider_id, account_id, password, created_at, updated_at)
     values ($1, $2, 'credential', $2, $3, $4, $4)
     on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [uuidv7(w.now.getTime()), loginId, hash, w.now],
  );
}

/** Name of the guard over an e-mail's password. */
export const passwordGuard = (email: string): string => `password:${email}`;

async function ensureLogin(w: Write, email: string, name: string): Promise<string> {
  const [row] = await w.query<{ id: string }>(
    `insert into login (id, name, email, created_at, updated_at) values ($1, $2, $3, $4, $4)
     on conflict (email) do update set updated_at = excluded.updated_at returning id`,
    [uuidv7(w.now.getTime()), name, email, w.now],
  );
  return row!.id;
}
