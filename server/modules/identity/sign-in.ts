import { safeReturnPath } from "@deskbell/common/identity/portals.ts";
import type { Portal } from "@deskbell/common/people/schemas.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal, refuse } from "../../platform/problem.ts";
import { write } from "../../platform/write.ts";
import { agentPortals, peopleOf } from "../people/index.ts";
import { type Attempt, recordFailure, recordSuccess } from "./audit.ts";
import {
  attemptsOf,
  FAILURES_PER_ADDRESS,
  giveBack,
  LOOKUPS_PER_ADDRESS,
  lockedUntil,
  networkOf,
  reserve,
  reserveWithin,
} from "./guard.ts";
import { findPasswordLogin, type PasswordLogin, passwordGuard, storeHash } from "./logins.ts";
import { hashPassword, isOutdated, verifyPassword } from "./password.ts";
import { type Device, endSessionOfToken, type Person, startSession } from "./sessions.ts";

export interface SignInOptions {
  portals: Portal[];
  methods: "password"[];
}

/** What an e-mail address can sign in to. At most 10 times a minute for one address (spec 60 section 2.1). */
export async function lookUp(site: Platform, email: string, ip: string): Promise<SignInOptions> {
  await reserveWithin(site, `lookup:${networkOf(ip)}`, LOOKUPS_PER_ADDRESS);
  const { contacts, agent } = await peopleOf(site, email);
  const client: Portal[] = contacts.some((contact) => contact.canAccessPortal) ? ["client"] : [];
  return { portals: [...client, ...(agent ? agentPortals(agent) : [])], methods: ["password"] };
}

export interface PasswordSignIn {
  email: string;
  password: string;
  portal: Portal;
  remember: boolean;
  contactId?: number;
  returnTo?: string;
  device: Device;
  /** Token of a session that this browser has already. */
  presentToken?: string;
}

export type SignInResult =
  | { signedIn: true; redirect: string; setCookie: string }
  | { signedIn: false; choose: { contactId: number; accountName: string }[] };

/**
 * Signs in with e-mail and password (spec 60 sections 2.1 to 2.3). Refuses wrong ones with `invalid_credentials` without
 * saying which part was wrong, a locked identity with `locked`, too many failures from one address with `rate_limited`, and
 * with `forbidden` whom the portal does not admit. With several contacts it asks which one. The session gets a new token;
 * the one this browser had ends.
 */
export async function signInWithPassword(site: Platform, input: PasswordSignIn): Promise<SignInResult> {
  const attempt: Attempt = { method: "password", portal: input.portal, email: input.email, device: input.device };
  const proof = await proveByPassword(site, input, attempt);
  const people = await admitted(site, input.email, input.portal);
  if (people.length === 0) {
    await recordFailure(site, attempt, "portal_not_allowed");
    refuse("forbidden", "You may not use this portal. Ask your administrator, or choose another one.");
  }
  const person = input.contactId === undefined ? only(people) : people.find(({ id }) => id === input.contactId);
  if (person) return openSession(site, input, attempt, proof, person);
  if (input.contactId !== undefined)
    refuse("forbidden", "This e-mail address has no such contact. Choose another one.");
  return { signedIn: false, choose: people.map(({ id, accountName }) => ({ contactId: id, accountName })) };
}

interface Proof extends PasswordLogin {
  /** A better hash to keep. */
  renewed: string | null;
}

/** Counts the attempt before it is judged, and takes it back when the password is right. */
async function proveByPassword(site: Platform, input: PasswordSignIn, attempt: Attempt): Promise<Proof> {
  const ofAddress = `failures:${networkOf(input.device.ip)}`;
  const ofIdentity = passwordGuard(input.email);
  await reserveWithin(site, ofAddress, FAILURES_PER_ADDRESS);
  try {
    await reserve(site, ofIdentity, (failures) => refuseLocked(lockedUntil(failures, site.clock.now()), site));
  } catch (error) {
    if (error instanceof Refusal) await recordFailure(site, attempt, "locked");
    throw error;
  }
  const login = await findPasswordLogin(site.db, input.email);
  const right = await verifyPassword(login?.hash ?? null, input.password);
  if (!right || !login?.hash) {
    const until = lockedUntil(await attemptsOf(site.db, ofIdentity), site.clock.now());
    await recordFailure(site, attempt, "wrong_credentials", until);
    return refuse("invalid_credentials", "The e-mail address or the password is wrong. Check both and try again.");
  }
  await giveBack(site.db, [ofAddress, ofIdentity]);
  return { ...login, renewed: isOutdated(login.hash) ? await hashPassword(input.password) : null };
}

interface Candidate extends Person {
  accountName: string;
}

/** The people behind an e-mail whom the portal admits now, the primary contact first. */
async function admitted(site: Platform, email: string, portal: Portal): Promise<Candidate[]> {
  const { contacts, agent } = await peopleOf(site, email);
  if (portal !== "client") {
    const admits = agent !== null && agentPortals(agent).includes(portal);
    return admits ? [{ kind: "agent", id: agent.id, name: agent.name, accountId: null, accountName: "" }] : [];
  }
  return contacts
    .filter((contact) => contact.canAccessPortal)
    .map(({ id, name, account }) => ({ kind: "contact", id, name, accountId: account.id, accountName: account.name }));
}

async function openSession(
  site: Platform,
  input: PasswordSignIn,
  attempt: Attempt,
  proof: Proof,
  person: Candidate,
): Promise<SignInResult> {
  const { portal, remember, device } = input;
  const started = await write(site, async (w) => {
    if (input.presentToken !== undefined) await endSessionOfToken(site, w, input.presentToken, "replaced");
    if (proof.renewed !== null) await storeHash(w, proof.loginId, proof.renewed);
    const session = await startSession(site, w, { loginId: proof.loginId, person, portal, remember, device });
    await recordSuccess(w, attempt, person);
    return session;
  });
  return { signedIn: true, redirect: safeReturnPath(portal, input.returnTo), setCookie: started.setCookie };
}

/** Ends the session of a token; without one nothing happens. */
export async function signOut(site: Platform, token: string | undefined): Promise<void> {
  if (token !== undefined) await write(site, (w) => endSessionOfToken(site, w, token, "signed_out"));
}

function refuseLocked(until: number | null, site: Platform): void {
  if (until === null) return;
  if (until === Number.POSITIVE_INFINITY) {
    refuse("locked", "Too many wrong passwords today. Ask an administrator to unlock you.", { until: null });
  }
  const seconds = Math.max(1, Math.ceil((until - site.clock.now().getTime()) / 1000));
  throw new Refusal(
    "locked",
    `Too many wrong passwords. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    { until: new Date(until).toISOString(), retryAfterSeconds: seconds },
    { "Retry-After": String(seconds) },
  );
}

function only<T>(list: T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
