import { hasScope, type Scope } from "@deskbell/common/identity/scopes.ts";
import type { Capability } from "@deskbell/common/people/roles.ts";
import { hasCapability } from "@deskbell/common/people/roles.ts";
import { email as emailSchema } from "@deskbell/common/people/schemas.ts";
import type { Actor } from "../../platform/actor.ts";
import { violates } from "../../platform/db/index.ts";
import { Refusal, refuse, refuseFields } from "../../platform/problem.ts";
import type { Write } from "../../platform/write.ts";

/** Refuses agents without the capability, keys without the scope, and contacts. The system may do everything. */
export function requireRight(actor: Actor, capability: Capability, scope: Scope): void {
  if (actor.kind === "system") return;
  if (actor.kind === "agent" && hasCapability(actor.role, capability)) return;
  if (actor.kind === "api_key") {
    if (hasScope(actor.scopes, scope)) return;
    refuse("insufficient_scope", `This API key needs the scope ${scope}.`, { scope });
  }
  refuse("forbidden", "Your role does not allow this change. Ask an administrator.");
}

export type Changes = Record<string, { from: unknown; to: unknown }>;

/** What a change really changes; fields that are undefined or equal are left out. */
export function differences<T extends object>(before: T | null, wanted: Partial<T>): Changes {
  const changes: Changes = {};
  for (const [field, to] of Object.entries(wanted)) {
    const from = before ? (before[field as keyof T] ?? null) : null;
    if (to !== undefined && JSON.stringify(from) !== JSON.stringify(to ?? null)) changes[field] = { from, to };
  }
  return changes;
}

/** The new values of differences, for an update. */
export function newValues(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));
}

/** An e-mail address as it is kept and compared: trimmed and lower-cased. Refuses what is none. */
export function normalEmail(value: string): string {
  const parsed = emailSchema.safeParse(value);
  if (!parsed.success)
    refuseFields([{ pointer: "/email", code: "invalid", detail: "Give a complete e-mail address." }]);
  return parsed.data;
}

/** Turns the violation of a named unique index into `duplicate`. */
export async function refuseDuplicate<T>(work: Promise<T>, constraints: Record<string, string>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    for (const [constraint, detail] of Object.entries(constraints)) {
      if (violates(cause, constraint)) throw new Refusal("duplicate", detail);
    }
    throw error;
  }
}

/**
 * Before a row with a given id is written: the next made id will be above it. Writers of new rows wait meanwhile, or one
 * of them could be handed the same id.
 */
export async function reserveId(w: Write, table: "account" | "contact" | "agent", id: number): Promise<void> {
  await w.query(`lock table ${table} in share row exclusive mode`);
  await w.query(`select setval('${table}_id_seq', $1) from ${table}_id_seq where last_value <= $1`, [id]);
}
