import { eq } from "drizzle-orm";
import type { Actor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound } from "../../platform/problem.ts";
import type { Write } from "../../platform/write.ts";
import { announce } from "./changes.ts";
import { type Changes, differences, newValues, refuseDuplicate, requireRight, reserveId } from "./entity.ts";
import { type LifeVerb, lifeTransitions, nextState, refuseArchived } from "./life.ts";
import { account } from "./tables.ts";

export type AccountRow = typeof account.$inferSelect;
type Insert = typeof account.$inferInsert;
/** What may be given and changed; `id` only when an account is taken over from elsewhere. */
export type AccountInput = Omit<Insert, "id" | "state" | "createdAt" | "modifiedAt" | "archivedAt">;

const duplicate = {
  account_pkey: "Another account has this id.",
  account_identifier_key: "Another account has this identifier. Choose a different one.",
};

/**
 * Makes an account in the caller's transaction. Needs `accounts.manage` or the scope `accounts:write`; refuses a taken
 * identifier with `duplicate`. Event `account.created` (spec 60 section 1.1).
 */
export async function createAccount(
  site: Platform,
  w: Write,
  actor: Actor,
  input: AccountInput & { id?: number },
): Promise<AccountRow> {
  requireRight(actor, "accounts.manage", "accounts:write");
  const values = { ...tidy(input), createdAt: w.now, modifiedAt: w.now };
  if (input.id !== undefined) await reserveId(w, "account", input.id);
  const [row] = await refuseDuplicate(w.orm.insert(account).values(values).returning().execute(), duplicate);
  await record(site, w, actor, row!, "created", differences(null, tidy(input)));
  return row!;
}

/** Changes an account; unchanged values are no event. Needs `accounts.write`; archived accounts are refused. */
export async function updateAccount(
  site: Platform,
  w: Write,
  actor: Actor,
  id: number,
  input: Partial<AccountInput>,
): Promise<AccountRow> {
  requireRight(actor, "accounts.write", "accounts:write");
  const before = await lockAccount(w, id);
  refuseArchived("account", before.state);
  const changes = differences(before, tidy(input));
  if (Object.keys(changes).length === 0) return before;
  return store(site, w, actor, id, changes, "updated");
}

/** Activates, deactivates, archives or restores an account; repeated, it changes nothing (spec 60 section 1.5). */
export async function moveAccount(
  site: Platform,
  w: Write,
  actor: Actor,
  id: number,
  verb: LifeVerb,
): Promise<AccountRow> {
  requireRight(
    actor,
    verb === "archive" || verb === "restore" ? "accounts.manage" : "accounts.write",
    "accounts:write",
  );
  const before = await lockAccount(w, id);
  const state = nextState("account", before.state, verb);
  if (!state) return before;
  const changes: Changes = { state: { from: before.state, to: state } };
  return store(site, w, actor, id, changes, lifeTransitions[verb].event, {
    archivedAt: state === "archived" ? w.now : null,
  });
}

async function store(
  site: Platform,
  w: Write,
  actor: Actor,
  id: number,
  changes: Changes,
  event: string,
  more: Partial<Insert> = {},
): Promise<AccountRow> {
  const set = { ...newValues(changes), ...more, modifiedAt: w.now };
  const updating = w.orm.update(account).set(set).where(eq(account.id, id)).returning().execute();
  const [row] = await refuseDuplicate(updating, duplicate);
  await record(site, w, actor, row!, event, changes);
  return row!;
}

async function lockAccount(w: Write, id: number): Promise<AccountRow> {
  const [row] = await w.orm.select().from(account).where(eq(account.id, id)).for("update");
  return row ?? notFound("account");
}

async function record(site: Platform, w: Write, actor: Actor, row: AccountRow, event: string, changes: Changes) {
  await w.emit(actor, [
    {
      type: `account.${event}`,
      subject: { type: "account", id: row.id },
      account: row.id,
      payload: { changes },
    },
  ]);
  announce(site, w, { kind: "account", id: row.id });
}

function tidy<T extends Partial<AccountInput>>(input: T): T {
  return {
    ...input,
    ...(input.emailDomains && { emailDomains: input.emailDomains.map((domain) => domain.trim().toLowerCase()) }),
  };
}
