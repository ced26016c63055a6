import type { Portal } from "@deskbell/common/people/schemas.ts";
import { system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { type DomainEvent, type Write, write } from "../../platform/write.ts";
import { peopleOf } from "../people/index.ts";
import type { Device, Person } from "./sessions.ts";

/** One try to sign in, as the authentication audit keeps it: never a password or code (spec 60 section 2.10). */
export interface Attempt {
  method: "password";
  portal: Portal;
  email: string;
  device: Device;
}

export type FailureOutcome = "wrong_credentials" | "locked" | "portal_not_allowed";

/** Event `auth.sign_in.succeeded`, in the transaction that starts the session. */
export async function recordSuccess(w: Write, attempt: Attempt, person: Person): Promise<void> {
  const subject = { type: person.kind, id: person.id };
  await w.emit(system, [signInEvent("succeeded", subject, person.accountId, attempt, { outcome: "signed_in" })]);
}

/** Event `auth.sign_in.failed`, and `.locked` when this failure closed the door until `lockedUntil` (milliseconds). */
export async function recordFailure(
  site: Platform,
  attempt: Attempt,
  outcome: FailureOutcome,
  lockedUntil: number | null = null,
): Promise<void> {
  const { subject, account } = await concerned(site, attempt);
  const events = [signInEvent("failed", subject, account, attempt, { outcome })];
  if (lockedUntil !== null) {
    const until = Number.isFinite(lockedUntil) ? new Date(lockedUntil).toISOString() : null;
    events.push(signInEvent("locked", subject, account, attempt, { outcome: "locked", until }));
  }
  await write(site, (w) => w.emit(system, events));
}

/** Whom the portal would have known by the typed e-mail; else the e-mail itself. */
async function concerned(site: Platform, { email, portal }: Attempt) {
  const { contacts, agent } = await peopleOf(site, email);
  const [contact] = contacts;
  if (portal === "client" && contact) {
    return { subject: { type: "contact", id: contact.id }, account: contact.account.id };
  }
  if (portal !== "client" && agent) return { subject: { type: "agent", id: agent.id }, account: null };
  return { subject: { type: "email", id: email.slice(0, 254) }, account: null };
}

function signInEvent(
  what: "succeeded" | "failed" | "locked",
  subject: DomainEvent["subject"],
  account: number | null,
  { method, portal, email, device }: Attempt,
  more: Record<string, unknown>,
): DomainEvent {
  const { ip, userAgent } = device;
  const payload = { method, portal, email, ip, userAgent: userAgent?.slice(0, 500) ?? null, ...more };
  return { type: `auth.sign_in.${what}`, subject, account, payload };
}
