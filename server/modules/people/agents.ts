import { eq } from "drizzle-orm";
import type { Actor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound, refuse } from "../../platform/problem.ts";
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
import { agent } from "./tables.ts";

export type AgentRow = typeof agent.$inferSelect;
type Insert = typeof agent.$inferInsert;
export type AgentInput = Omit<Insert, "id" | "state" | "createdAt" | "modifiedAt" | "archivedAt">;

const duplicate = {
  agent_pkey: "Another agent has this id.",
  agent_email_key: "Another agent has this e-mail address.",
};
const restrictionFields = ["queues", "categories", "accounts"] as const;

/**
 * Makes an agent in the caller's transaction. Needs `agents.manage` or the scope `admin:write`; refuses a taken address
 * with `duplicate`. Empty restriction lists are kept as none. Event `agent.created` (spec 60 section 1.3).
 */
export async function createAgent(
  site: Platform,
  w: Write,
  actor: Actor,
  input: AgentInput & { id?: number },
): Promise<AgentRow> {
  requireRight(actor, "agents.manage", "admin:write");
  const values = { ...tidy(input), email: normalEmail(input.email), createdAt: w.now, modifiedAt: w.now };
  if (input.id !== undefined) await reserveId(w, "agent", input.id);
  const [row] = await refuseDuplicate(w.orm.insert(agent).values(values).returning().execute(), duplicate);
  const { id: _, createdAt: _created, modifiedAt: _modified, ...fields } = values;
  await record(site, w, actor, row!, { created: differences<Partial<AgentRow>>(null, fields) });
  return row!;
}

/**
 * Changes an agent; role and restrictions are events of their own. Needs `agents.manage`; archived agents and taking the
 * role from the last master admin are refused with `conflict`.
 */
export async function updateAgent(
  site: Platform,
  w: Write,
  actor: Actor,
  id: number,
  input: Partial<AgentInput>,
): Promise<AgentRow> {
  requireRight(actor, "agents.manage", "admin:write");
  const before = await lockAgent(w, id);
  refuseArchived("agent", before.state);
  const wanted = tidy(input.email === undefined ? input : { ...input, email: normalEmail(input.email) });
  const changes = differences(before, wanted);
  if (Object.keys(changes).length === 0) return before;
  if (changes.role) await refuseLastMaster(w, before);
  const row = await store(w, id, changes);
  await record(site, w, actor, row, byEvent(changes));
  return row;
}

/** Activates, deactivates, archives or restores an agent; repeated, it changes nothing (spec 60 section 1.5). */
export async function moveAgent(site: Platform, w: Write, actor: Actor, id: number, verb: LifeVerb): Promise<AgentRow> {
  requireRight(actor, "agents.manage", "admin:write");
  const before = await lockAgent(w, id);
  const state = nextState("agent", before.state, verb);
  if (!state) return before;
  if (state !== "active") await refuseLastMaster(w, before);
  const changes: Changes = { state: { from: before.state, to: state } };
  const row = await store(w, id, changes, { archivedAt: state === "archived" ? w.now : null });
  await record(site, w, actor, row, { [lifeTransitions[verb].event]: changes });
  return row;
}

async function store(w: Write, id: number, changes: Changes, more: Partial<Insert> = {}): Promise<AgentRow> {
  const set = { ...newValues(changes), ...more, modifiedAt: w.now };
  const updating = w.orm.update(agent).set(set).where(eq(agent.id, id)).returning().execute();
  const [row] = await refuseDuplicate(updating, duplicate);
  return row!;
}

/** A site without a master admin could not be administered any more (spec 60 section 6.1). */
async function refuseLastMaster(w: Write, leaving: AgentRow): Promise<void> {
  if (leaving.role !== "master_admin" || leaving.state !== "active") return;
  const masters = await w.query(
    "select id from agent where role = 'master_admin' and state = 'active' order by id for update",
  );
  if (masters.length === 1) {
    refuse("conflict", "This is the last master admin. Make somebody else master admin first.", {
      reason: "last_master_admin",
    });
  }
}

async function lockAgent(w: Write, id: number): Promise<AgentRow> {
  const [row] = await w.orm.select().from(agent).where(eq(agent.id, id)).for("update");
  return row ?? notFound("agent");
}

function byEvent(changes: Changes): Record<string, Changes> {
  const events: Record<string, Changes> = {};
  for (const [field, change] of Object.entries(changes)) {
    const event =
      field === "role"
        ? "role_changed"
        : (restrictionFields as readonly string[]).includes(field)
          ? "restrictions_changed"
          : "updated";
    events[event] = { ...events[event], [field]: change };
  }
  return events;
}

async function record(site: Platform, w: Write, actor: Actor, row: AgentRow, events: Record<string, Changes>) {
  const happened = Object.entries(events).map(
    ([event, changes]): DomainEvent => ({
      type: `agent.${event}`,
      subject: { type: "agent", id: row.id },
      account: null,
      payload: { changes },
    }),
  );
  await w.emit(actor, happened);
  announce(site, w, { kind: "agent", id: row.id });
}

function tidy<T extends Partial<AgentInput>>(input: T): T {
  const lists = restrictionFields.filter((field) => input[field]?.length === 0);
  return { ...input, ...Object.fromEntries(lists.map((field) => [field, null])) };
}
