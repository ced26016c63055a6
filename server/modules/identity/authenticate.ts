import { expandScopes } from "@deskbell/common/identity/scopes.ts";
import { type Actor, anonymous } from "../../platform/actor.ts";
import { perSite } from "../../platform/per-site.ts";
import type { Platform } from "../../platform/platform.ts";
import { agentProfile, contactProfile, onPeopleChange } from "../people/index.ts";
import { contactFeatures } from "../permissions/index.ts";
import { actorCache, type Loaded } from "./cache.ts";
import { type RequestHeaders, readToken } from "./cookie.ts";
import { type KeyCredential, readKeyCredential, refuseKey } from "./credential.ts";
import { isAlive, USE_WRITE_SECONDS } from "./expiry.ts";
import { pepperedHash } from "./secrets.ts";

const cache = perSite(() => actorCache<Actor>());
const TOPIC = "identity.changed";

/** A session or key that is no longer what it was. */
export type IdentityChange = { session: string } | { key: string };

/**
 * Who a request or connection is: the session of its cookie, or its API key; `anonymous` without either. An Authorization
 * header goes first, and one that is no valid key is refused with 401. A hot caller costs no query; sign-out, deactivation
 * and changed permissions count at once, or after 5 s where the message was lost (spec 60 section 2.9).
 */
export async function authenticate(site: Platform, headers: RequestHeaders): Promise<Actor> {
  const now = site.clock.now().getTime();
  const key = readKeyCredential(headers);
  if (key) {
    const name = `key ${key.principal}:${key.secret}`;
    return (await cache(site).get(name, now, () => loadKey(site, key))) ?? refuseKey();
  }
  const token = readToken(site.config, headers);
  if (token === undefined) return anonymous;
  return (await cache(site).get(`session ${token}`, now, () => loadSession(site, token))) ?? anonymous;
}

/** Makes all processes forget what they know about a session or key; a session's connections end. */
export function tellIdentityChange(site: Platform, change: IdentityChange): void {
  site.realtime.broadcast(TOPIC, change);
  if ("session" in change) site.realtime.endSession(change.session);
}

/** Listens for what makes known answers untrue. Called once a site. */
export function watchIdentity(site: Platform): void {
  site.realtime.onBroadcast(TOPIC, (change) => cache(site).drop(change as IdentityChange));
  onPeopleChange(site, ({ kind, id }) => {
    if (kind === "account") forgetAccount(site, id);
    else cache(site).drop({ [kind]: id });
  });
  site.settings.onChange(() => cache(site).clear());
}

/** An account decides over its contacts, and over agents who are restricted to categories of accounts. */
function forgetAccount(site: Platform, id: number): void {
  cache(site).clear();
  for (const { actor } of site.realtime.connections()) {
    const concerned = actor.kind === "contact" ? actor.account.id === id : actor.access.categories !== null;
    if (concerned) site.realtime.recheck({ kind: actor.kind, id: actor.id });
  }
}

interface SessionRow {
  id: string;
  contactId: number | null;
  agentId: number | null;
  lastUsedAt: Date;
  idleSeconds: number;
  expiresAt: Date;
  endedAt: Date | null;
}

async function loadSession(site: Platform, token: string): Promise<Loaded<Actor> | null> {
  const [row] = await site.db.query<SessionRow>(
    {
      name: "identity-session",
      text: `select id, contact_id as "contactId", agent_id as "agentId", last_used_at as "lastUsedAt",
                    idle_seconds as "idleSeconds", expires_at as "expiresAt", ended_at as "endedAt"
               from session where token_hash = $1`,
    },
    [pepperedHash(site.config, "session", token)],
  );
  const now = site.clock.now();
  if (!row || !isAlive(row, now)) return null;
  const loaded = row.contactId !== null ? await loadContact(site, row, row.contactId) : await loadAgent(site, row);
  if (loaded && now.getTime() - row.lastUsedAt.getTime() >= USE_WRITE_SECONDS * 1000) {
    await site.db.query("update session set last_used_at = $2 where id = $1 and last_used_at < $2", [row.id, now]);
  }
  return loaded;
}

async function loadContact(site: Platform, { id: sessionId }: SessionRow, id: number): Promise<Loaded<Actor> | null> {
  const profile = await contactProfile(site, id);
  if (!profile?.canAccessPortal) return null;
  const { name, email, account } = profile;
  const features = await contactFeatures(site, { contactId: id, accountId: account.id });
  const accountOf = { id: account.id, name: account.name, identifier: account.identifier };
  return {
    value: { kind: "contact", id, name, email, account: accountOf, features, sessionId },
    about: { session: sessionId, contact: id, account: account.id },
  };
}

async function loadAgent(site: Platform, { id: sessionId, agentId }: SessionRow): Promise<Loaded<Actor> | null> {
  const profile = await agentProfile(site, agentId!);
  if (!profile) return null;
  const { isApiUser: _, ...agent } = profile;
  return { value: { kind: "agent", ...agent, sessionId }, about: { session: sessionId, agent: agent.id } };
}

async function loadKey(site: Platform, key: KeyCredential): Promise<Loaded<Actor> | null> {
  const now = site.clock.now();
  const [row] = await site.db.query<{
    id: string;
    name: string;
    scopes: string[];
    kind: string;
    lastUsedAt: Date | null;
  }>(
    {
      name: "identity-api-key",
      text: `select id, name, scopes, kind, last_used_at as "lastUsedAt" from api_key
              where secret_hash = $1 and state = 'active' and (expires_at is null or expires_at > $2)`,
    },
    [pepperedHash(site.config, "api-key", key.secret), now],
  );
  // A made key is only good as it was issued; only imported ones come bare.
  const issuedFor = key.principal ?? (row?.kind === "legacy" ? "global" : null);
  if (!row || issuedFor !== "global") return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= USE_WRITE_SECONDS * 1000) {
    await site.db.query("update api_key set last_used_at = $2 where id = $1", [row.id, now]);
  }
  return {
    value: { kind: "api_key", id: row.id, name: row.name, scopes: expandScopes(row.scopes) },
    about: { key: row.id },
  };
}
