import { allScopes, expandScopes, scopePresets, unknownScopes } from "@deskbell/common/identity/scopes.ts";
import { type Actor, system } from "../../platform/actor.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound, refuse, refuseFields } from "../../platform/problem.ts";
import { eventActor, type Write, write } from "../../platform/write.ts";
import { requireRight } from "../people/index.ts";
import { tellIdentityChange } from "./authenticate.ts";
import { newKeySecret, pepperedHash } from "./secrets.ts";

const MAX_KEYS = 100;
const YEAR_SECONDS = 365 * 86_400;

export interface NewApiKey {
  name: string;
  /** Scopes or presets (`read-only`, `power-automate`, `full`). */
  scopes: readonly string[];
  /** Never, when null; after one year, when absent. */
  expiresAt?: Date | null;
}

/**
 * Makes a global API key and answers the only copy of it: base64("global:<secret>"), good for `DdApi`, `Basic` and `Bearer`
 * (spec 93 section 2.2). Needs `security.manage`; refuses unknown scopes with 422 and the 101st key with `conflict`.
 */
export function createApiKey(
  site: Platform,
  input: NewApiKey,
  actor: Actor = system,
): Promise<{ id: string; key: string }> {
  requireRight(actor, "security.manage", "admin:write");
  checkInput(input);
  const secret = newKeySecret();
  const scopes = expandScopes(input.scopes);
  return write(site, async (w) => {
    await refuseTooMany(w);
    const id = uuidv7(w.now.getTime());
    const expiresAt = input.expiresAt === undefined ? new Date(w.now.getTime() + YEAR_SECONDS * 1000) : input.expiresAt;
    await w.query(
      `insert into api_key (id, name, kind, secret_hash, hint, scopes, created_at, created_by, expires_at)
       values ($1, $2, 'global', $3, $4, $5, $6, $7, $8)`,
      [
        id,
        input.name.trim(),
        pepperedHash(site.config, "api-key", secret),
        secret.slice(0, 8),
        scopes,
        w.now,
        JSON.stringify(eventActor(actor)),
        expiresAt,
      ],
    );
    await w.emit(actor, [keyEvent("created", id, { name: input.name.trim(), kind: "global", scopes })]);
    return { id, key: Buffer.from(`global:${secret}`).toString("base64") };
  });
}

/** The states of a key (spec 93 section 2.2); `expired` is reached by the clock. */
export const keyTransitions = {
  enable: { from: ["disabled"], to: "active", event: "enabled" },
  disable: { from: ["active"], to: "disabled", event: "disabled" },
  revoke: { from: ["active", "disabled"], to: "revoked", event: "revoked" },
} as const;

/** Enables, disables or revokes a key; repeated, it changes nothing. A revoked key stays revoked (`conflict`). */
export function moveApiKey(site: Platform, actor: Actor, id: string, verb: keyof typeof keyTransitions): Promise<void> {
  requireRight(actor, "security.manage", "admin:write");
  return write(site, async (w) => {
    const [row] = await w.query<{ state: string }>("select state from api_key where id = $1 for update", [id]);
    if (!row) notFound("API key");
    const { from, to, event } = keyTransitions[verb];
    if (row.state === to) return;
    if (!(from as readonly string[]).includes(row.state)) {
      refuse("conflict", "A revoked API key cannot be used again. Make a new one.", { currentState: row.state });
    }
    await w.query("update api_key set state = $2 where id = $1", [id, to]);
    await w.emit(actor, [keyEvent(event, id, {})]);
    w.afterCommit(() => tellIdentityChange(site, { key: id }));
  });
}

function checkInput({ name, scopes }: NewApiKey): void {
  const length = name.trim().length;
  if (length < 1 || length > 100) {
    refuseFields([{ pointer: "/name", code: "length", detail: "Give the key a name of 1 to 100 characters." }]);
  }
  const unknown = unknownScopes(scopes);
  if (scopes.length > 0 && unknown.length === 0) return;
  const known = [...Object.keys(scopePresets), ...allScopes].join(", ");
  const wrong = scopes.length === 0 ? "Name at least one scope." : `Unknown scope ${unknown.join(", ")}.`;
  refuseFields([{ pointer: "/scopes", code: "unknown_scope", detail: `${wrong} Known are ${known}.` }]);
}

async function refuseTooMany(w: Write): Promise<void> {
  await w.query("lock table api_key in share row exclusive mode");
  const [row] = await w.query<{ live: number }>(
    `select count(*)::int as live from api_key
      where kind = 'global' and state <> 'revoked' and (expires_at is null or expires_at > $1)`,
    [w.now],
  );
  if (row!.live >= MAX_KEYS) refuse("conflict", `There are ${MAX_KEYS} API keys. Revoke one that is not used.`);
}

function keyEvent(what: string, id: string, payload: Record<string, unknown>) {
  return { type: `api_key.${what}`, subject: { type: "api_key", id }, account: null, payload };
}
