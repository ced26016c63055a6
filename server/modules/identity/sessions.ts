import type { Portal } from "@deskbell/common/people/schemas.ts";
import { type Actor, system } from "../../platform/actor.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { DomainEvent, Write } from "../../platform/write.ts";
import { tellIdentityChange } from "./authenticate.ts";
import { sessionCookie } from "./cookie.ts";
import { lifetimeOf } from "./expiry.ts";
import { newToken, pepperedHash } from "./secrets.ts";

export interface Person {
  kind: "contact" | "agent";
  id: number;
  name: string;
  accountId: number | null;
}

export interface Device {
  ip: string;
  userAgent: string | undefined;
}

export interface NewSession {
  loginId: string;
  person: Person;
  portal: Portal;
  remember: boolean;
  device: Device;
}

export interface StartedSession {
  id: string;
  setCookie: string;
}

/**
 * Starts a session with a token nobody has seen before, so that a planted one is worth nothing (session fixation). Event
 * `auth.session.started` (spec 60 section 2.9).
 */
export async function startSession(site: Platform, w: Write, start: NewSession): Promise<StartedSession> {
  const { person, portal, remember, device } = start;
  const token = newToken();
  const id = uuidv7(w.now.getTime());
  const { idleSeconds, maxSeconds, persistent } = lifetimeOf(portal, remember);
  await w.query(
    `insert into session (id, token_hash, login_id, contact_id, agent_id, account_id, portal, remember, created_at,
                          last_used_at, idle_seconds, expires_at, ip, user_agent)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $9::timestamptz + make_interval(secs => $11), $12, $13)`,
    [
      id,
      pepperedHash(site.config, "session", token),
      start.loginId,
      person.kind === "contact" ? person.id : null,
      person.kind === "agent" ? person.id : null,
      person.accountId,
      portal,
      remember,
      w.now,
      idleSeconds,
      maxSeconds,
      device.ip,
      device.userAgent?.slice(0, 500) ?? null,
    ],
  );
  await w.emit(system, [
    sessionEvent("started", id, person.accountId, {
      person: { kind: person.kind, id: person.id },
      portal,
      remember,
      device: { ip: device.ip, userAgent: device.userAgent?.slice(0, 500) ?? null },
    }),
  ]);
  return { id, setCookie: sessionCookie(site.config, token, persistent ? maxSeconds : undefined) };
}

export type EndReason = "signed_out" | "replaced" | "deactivated" | "password_changed" | "revoked";

/** Ends the session of a token, its connections included; nothing happens when it ended before. */
export async function endSessionOfToken(site: Platform, w: Write, token: string, reason: EndReason): Promise<void> {
  await end(site, w, system, reason, "token_hash = $1", pepperedHash(site.config, "session", token));
}

/** Ends all sessions of a contact, an agent or a login, their connections included. */
export async function endSessionsOf(
  site: Platform,
  w: Write,
  actor: Actor,
  whose: { kind: "contact" | "agent"; id: number } | { loginId: string },
  reason: EndReason,
): Promise<void> {
  if ("loginId" in whose) return end(site, w, actor, reason, "login_id = $1", whose.loginId);
  await end(site, w, actor, reason, whose.kind === "contact" ? "contact_id = $1" : "agent_id = $1", whose.id);
}

/** Ends all sessions of an account's contacts. */
export async function endSessionsOfAccount(site: Platform, w: Write, accountId: number): Promise<void> {
  await end(site, w, system, "deactivated", "account_id = $1", accountId);
}

async function end(
  site: Platform,
  w: Write,
  actor: Actor,
  reason: EndReason,
  which: string,
  value: unknown,
): Promise<void> {
  const ended = await w.query<{
    id: string;
    contact_id: number | null;
    agent_id: number | null;
    account_id: number | null;
  }>(
    `update session set ended_at = $2, ended_reason = $3 where ${which} and ended_at is null
     returning id, contact_id, agent_id, account_id`,
    [value, w.now, reason],
  );
  const events = ended.map((row) =>
    sessionEvent("ended", row.id, row.account_id, {
      person: row.contact_id === null ? { kind: "agent", id: row.agent_id } : { kind: "contact", id: row.contact_id },
      reason,
    }),
  );
  await w.emit(actor, events);
  for (const { id } of ended) w.afterCommit(() => tellIdentityChange(site, { session: id }));
}

function sessionEvent(
  what: "started" | "ended",
  id: string,
  account: number | null,
  payload: Record<string, unknown>,
): DomainEvent {
  return { type: `auth.session.${what}`, subject: { type: "session", id }, account, payload };
}
