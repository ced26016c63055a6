import { eq } from "drizzle-orm";
import { type Actor, system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound, refuseFields } from "../../platform/problem.ts";
import type { DomainEvent, Write } from "../../platform/write.ts";
import { announce } from "./changes.ts";
import {
  type Changes,
  differences,
  newValues,
  normalEmail,
  refuseDuplicate,
  requireRight,
  reserveId,
} from "./entity.ts";
import { type LifeVerb, lifeTransitions, nextState, refuseArchived } from "./life.ts";
import { account, contact } from "./tables.ts";

export type ContactRow = typeof contact.$inferSelect;
type Insert = typeof contact.$inferInsert;
type Own = "id" | "accountId" | "state" | "isPrimaryForEmail" | "createdAt" | "modifiedAt" | "archivedAt";
export type ContactInput = Omit<Insert, Own>;
/** Where a new contact came from, for the event. */
export type ContactSource = "admin" | "agent" | "auto" | "import" | "sync";

const duplicate = {
  contact_pkey: "Another contact has this id.",
  contact_account_email_key: "This account already has a contact with this e-mail address.",
};

/**
 * Makes a contact of an account in the caller's transaction. The first active contact with an e-mail is its primary one.
 * Needs `contacts.write` or the scope `contacts:write`; refuses a taken address with `duplicate`, an unknown or archived
 * account with 422. Event `contact.created` (spec 60 section 1.2).
 */
export async function createContact(
  site: Platform,
  w: Write,
  actor: Actor,
  input: ContactInput & { accountId: number; id?: number; source?: ContactSource },
): Promise<ContactRow> {
  requireRight(actor, "contacts.write", "contacts:write");
  const { source = "admin", ...given } = input;
  await refuseUnusableAccount(w, given.accountId);
  const values = { ...given, email: normalEmail(given.email), createdAt: w.now, modifiedAt: w.now };
  await lockEmail(w, values.email);
  if (given.id !== undefined) await reserveId(w, "contact", given.id);
  const [row] = await refuseDuplicate(w.orm.insert(contact).values(values).returning().execute(), duplicate);
  const { id: _, ...fields } = given;
  await record(site, w, actor, row!, "created", differences(null, { ...fields, email: values.email }), { source });
  return settlePrimary(w, row!);
}

/** Changes a contact; unchanged values are no event. Needs `contacts.write`; archived contacts are refused. */
export async function updateContact(
  site: Platform,
  w: Write,
  actor: Actor,
  id: number,
  input: Partial<ContactInput>,
): Promise<ContactRow> {
  requireRight(actor, "contacts.write", "contacts:write");
  const before = await lockContact(w, id);
  refuseArchived("contact", before.state);
  const wanted = input.email === undefined ? input : { ...input, email: normalEmail(input.email) };
  const changes = differences(before, wanted);
  if (Object.keys(changes).length === 0) return before;
  return store(site, w, actor, before, changes, "updated");
}

/** Activates, deactivates, archives or restores a contact; repeated, it changes nothing (spec 60 section 1.5). */
export async function moveContact(
  site: Platform,
  w: Write,
  actor: Actor,
  id: number,
  verb: LifeVerb,
): Promise<ContactRow> {
  requireRight(actor, "contacts.state", "contacts:write");
  const before = await lockContact(w, id);
  const state = nextState("contact", before.state, verb);
  if (!state) return before;
  const changes: Changes = { state: { from: before.state, to: state } };
  return store(site, w, actor, before, changes, lifeTransitions[verb].event, {
    archivedAt: state === "archived" ? w.now : null,
  });
}

/** Makes an active contact the one that is meant when only its e-mail is known (spec 60 section 1.2). */
export async function makePrimary(site: Platform, w: Write, actor: Actor, id: number): Promise<ContactRow> {
  requireRight(actor, "contacts.write", "contacts:write");
  const row = await lockContact(w, id);
  refuseArchived("contact", row.state);
  if (row.isPrimaryForEmail || row.state !== "active") return row;
  await lockEmail(w, row.email);
  const [from] = await w.query<{ id: number }>(
    "update contact set is_primary_for_email = false where email = $1 and is_primary_for_email returning id",
    [row.email],
  );
  await setPrimary(w, actor, row, from?.id ?? null);
  announce(site, w, { kind: "contact", id });
  return { ...row, isPrimaryForEmail: true };
}

async function store(
  site: Platform,
  w: Write,
  actor: Actor,
  before: ContactRow,
  changes: Changes,
  event: string,
  more: Partial<Insert> = {},
): Promise<ContactRow> {
  const keepsPrimary = !("email" in changes) && (changes.state?.to ?? before.state) === "active";
  const set = {
    ...newValues(changes),
    ...more,
    isPrimaryForEmail: before.isPrimaryForEmail && keepsPrimary,
    modifiedAt: w.now,
  };
  for (const email of new Set([before.email, String(changes.email?.to ?? before.email)].sort()))
    await lockEmail(w, email);
  const updating = w.orm.update(contact).set(set).where(eq(contact.id, before.id)).returning().execute();
  const [row] = await refuseDuplicate(updating, duplicate);
  await record(site, w, actor, row!, event, changes);
  if (row!.email !== before.email) await settlePrimary(w, before);
  return settlePrimary(w, row!);
}

/** Gives an e-mail that lost its primary contact another one: the active contact that was changed last. */
async function settlePrimary(w: Write, about: ContactRow): Promise<ContactRow> {
  const [next] = await w.query<{ id: number; account_id: number }>(
    `select id, account_id from contact c
      where email = $1 and state = 'active'
        and not exists (select 1 from contact p where p.email = $1 and p.is_primary_for_email)
      order by modified_at desc, id limit 1`,
    [about.email],
  );
  if (!next) return about;
  await setPrimary(w, system, { id: next.id, email: about.email, accountId: next.account_id }, null);
  return next.id === about.id ? { ...about, isPrimaryForEmail: true } : about;
}

async function setPrimary(
  w: Write,
  actor: Actor,
  row: { id: number; email: string; accountId: number },
  from: number | null,
): Promise<void> {
  await w.query("update contact set is_primary_for_email = true where id = $1", [row.id]);
  await w.emit(actor, [
    {
      type: "contact.primary.changed",
      subject: { type: "contact", id: row.id },
      account: row.accountId,
      payload: { email: row.email, from },
    },
  ]);
}

/** One transaction at a time decides who is primary for an e-mail. */
async function lockEmail(w: Write, email: string): Promise<void> {
  await w.query("select pg_advisory_xact_lock(hashtextextended('contact-email:' || $1, 0))", [email]);
}

async function lockContact(w: Write, id: number): Promise<ContactRow> {
  const [row] = await w.orm.select().from(contact).where(eq(contact.id, id)).for("update");
  return row ?? notFound("contact");
}

async function refuseUnusableAccount(w: Write, accountId: number): Promise<void> {
  const [row] = await w.orm.select({ state: account.state }).from(account).where(eq(account.id, accountId));
  if (row && row.state !== "archived") return;
  refuseFields([
    {
      pointer: "/accountId",
      code: "not_found",
      detail: row ? "This account is archived. Restore it first." : "There is no account with this id.",
    },
  ]);
}

async function record(
  site: Platform,
  w: Write,
  actor: Actor,
  row: ContactRow,
  event: string,
  changes: Changes,
  more: Record<string, unknown> = {},
): Promise<void> {
  const happened: DomainEvent = {
    type: `contact.${event}`,
    subject: { type: "contact", id: row.id },
    account: row.accountId,
    payload: { changes, ...more },
  };
  await w.emit(actor, [happened]);
  announce(site, w, { kind: "contact", id: row.id });
}
