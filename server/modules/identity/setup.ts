import { randomBytes } from "node:crypto";
import { portalRoots } from "@deskbell/common/identity/portals.ts";
import { system } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { perSite } from "../../platform/per-site.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse, refuseFields } from "../../platform/problem.ts";
import { type Write, write } from "../../platform/write.ts";
import { ensureQueues } from "../desk/index.ts";
import { createAgent, isTimeZone, siteSettings } from "../people/index.ts";
import { giveBack, networkOf, reserveWithin, SETUP_CODES_PER_ADDRESS } from "./guard.ts";
import { setPassword } from "./logins.ts";
import { pepperedHash, sameText } from "./secrets.ts";
import { type Device, startSession } from "./sessions.ts";

const CODE_HOURS = 24;
/** Without letters that look like digits. */
const CODE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const FIRST_QUEUE = { id: 1, name: "Support" };

/** True once an active master admin exists (spec 60 section 7.1). */
export async function isSetUp(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ done: boolean }>(
    "select exists (select 1 from agent where role = 'master_admin' and state = 'active') as done",
  );
  return row!.done;
}

const setUpSites = perSite(() => ({ done: false }));

/** True while every page leads to set-up. Once it is done no request asks the database again. */
export async function needsSetup(site: Platform): Promise<boolean> {
  const known = setUpSites(site);
  known.done ||= await isSetUp(site.db);
  return !known.done;
}

export interface SetupCode {
  /** Twelve letters and digits in groups of four. */
  code: string;
  expiresAt: Date;
}

/**
 * The one-time code that opens the set-up page, valid for 24 h (spec 95 section 2); a new one when the last has expired,
 * the same one in all processes; null when the site is set up.
 */
export async function ensureSetupCode(site: Platform): Promise<SetupCode | null> {
  if (await isSetUp(site.db)) return null;
  const now = site.clock.now();
  const [row] = await site.db.query<{ seed: string; expiresAt: Date }>(
    `insert into setup_code as s (id, seed, expires_at) values (1, $1, $2)
     on conflict (id) do update set
       seed = case when s.expires_at > $3 then s.seed else excluded.seed end,
       expires_at = case when s.expires_at > $3 then s.expires_at else excluded.expires_at end
     returning seed, expires_at as "expiresAt"`,
    [randomBytes(16).toString("hex"), new Date(now.getTime() + CODE_HOURS * 3_600_000), now],
  );
  return { code: codeOf(site, row!.seed), expiresAt: row!.expiresAt };
}

export interface SetupInput {
  code: string;
  siteName: string;
  timeZone: string;
  name: string;
  email: string;
  password: string;
  device: Device;
}

/**
 * Sets up an empty site: its name and time zone, a first queue and its first master admin, who is signed in. Refuses with
 * `setup_done` afterwards, a wrong or expired code with 422, and with `rate_limited` after ten wrong ones from one address.
 */
export async function setUpSite(site: Platform, input: SetupInput): Promise<{ redirect: string; setCookie: string }> {
  if (await isSetUp(site.db)) refuseDone();
  const guard = `setup:${networkOf(input.device.ip)}`;
  await reserveWithin(site, guard, SETUP_CODES_PER_ADDRESS);
  await checkCode(site, input.code);
  await giveBack(site.db, [guard]);
  if (!isTimeZone(input.timeZone)) {
    refuseFields([{ pointer: "/timeZone", code: "unknown", detail: "Choose a time zone, for example Europe/Berlin." }]);
  }
  const setCookie = await write(site, async (w) => {
    await lockSetup(w);
    if (await isSetUp(w)) refuseDone();
    await site.settings.set(w, system, siteSettings.siteName.key, "site", 0, input.siteName);
    await site.settings.set(w, system, siteSettings.siteTimeZone.key, "site", 0, input.timeZone);
    await ensureQueues(w, [FIRST_QUEUE]);
    const { name, email, password } = input;
    const agent = await createAgent(site, w, system, { name, email, role: "master_admin" });
    const loginId = await setPassword(site, w, system, { name, email }, password, input.siteName);
    await w.query("delete from setup_code");
    const person = { kind: "agent", id: agent.id, name, accountId: null } as const;
    const session = { loginId, person, portal: "admin", remember: false, device: input.device } as const;
    return (await startSession(site, w, session)).setCookie;
  });
  return { redirect: `${portalRoots.admin}/`, setCookie };
}

/** One process at a time decides whether the site has its first administrator. */
export async function lockSetup(w: Write): Promise<void> {
  await w.query("select pg_advisory_xact_lock(hashtextextended('deskbell-setup', 0))");
}

async function checkCode(site: Platform, given: string): Promise<void> {
  const [row] = await site.db.query<{ seed: string }>("select seed from setup_code where expires_at > $1", [
    site.clock.now(),
  ]);
  const typed = given.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  if (row && sameText(typed, codeOf(site, row.seed).replaceAll("-", ""))) return;
  refuseFields([
    {
      pointer: "/code",
      code: "wrong_code",
      detail: "This set-up code is wrong or has expired. The server prints the present one in its log when it starts.",
    },
  ]);
}

function codeOf(site: Platform, seed: string): string {
  const bytes = Buffer.from(pepperedHash(site.config, "setup-code", seed), "hex");
  const letters = [...bytes.subarray(0, 12)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

function refuseDone(): never {
  return refuse("setup_done", "This site is already set up. Sign in instead.");
}
