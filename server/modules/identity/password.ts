import { hash, verify } from "@node-rs/argon2";
import type { FieldError } from "../../platform/problem.ts";

/** The library's enum does not survive type stripping. */
const ARGON2ID = 2;

/**
 * Argon2id with 19 MiB, 2 passes, 1 lane: the least that OWASP's password storage guide recommends. More memory would be
 * better against a stolen database, but each check holds it on one of Node's four worker threads: 76 MiB at the worst on
 * a small server, about 30 ms each. Lock-out and per-address limits carry the rest.
 */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** A PHC string with its parameters and a random salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), PARAMETERS);
}

/** A hash with the same parameters that no password has. */
export const DUMMY =
  "$argon2id$v=19$m=19456,t=2,p=1$DWczrM3fcb32Gz8j5yakyg$p3UUOvCVo/cqnlJefEcdujWUMRaFsQXyFB7PYTIwLCM";

/**
 * Checks a password. Without a hash (nobody has this e-mail, or no password) it does the same work on a dummy one, so that
 * the time of the answer does not tell which e-mails exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? DUMMY, password.normalize("NFKC"));
  return stored !== null && matches;
}

/** True for hashes made with other parameters; they are renewed at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

/** What is wrong with a new password, or nothing (spec 60 section 2.3); `about` are words that it must not contain. */
export function passwordFaults(password: string, about: readonly string[]): FieldError[] {
  const fault = (code: string, detail: string): FieldError[] => [{ pointer: "/password", code, detail }];
  const length = [...password].length;
  if (length < PASSWORD_MIN) return fault("too_short", `Use at least ${PASSWORD_MIN} characters.`);
  if (length > PASSWORD_MAX) return fault("too_long", `Use at most ${PASSWORD_MAX} characters.`);
  const lower = password.toLowerCase();
  const word = about.map((text) => text.toLowerCase()).find((text) => text.length >= 3 && lower.includes(text));
  return word === undefined ? [] : fault("guessable", `Leave out “${word}”: it is the first thing others would try.`);
}
