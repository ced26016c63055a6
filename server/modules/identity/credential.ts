import { Refusal } from "../../platform/problem.ts";
import { headerOf, type RequestHeaders } from "./cookie.ts";

export interface KeyCredential {
  principal: "global" | `agent-${number}` | null;
  secret: string;
}

const SCHEMES = ["ddapi", "basic", "bearer"];
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const PRINTABLE = /^[\x21-\x7e]{16,256}$/;

/**
 * The API key of a request (spec 93 sections 2.1 and 2.2): `DdApi`, `Basic` or `Bearer` with the issued string
 * base64("<principal>:<secret>"), padded or not, or a bare imported secret. Undefined without the header; whatever is no
 * key in form is refused with 401.
 */
export function readKeyCredential(headers: RequestHeaders): KeyCredential | undefined {
  const header = headerOf(headers, "authorization");
  if (header === undefined) return undefined;
  const parts = /^([A-Za-z]+) +([^\s,]+)$/.exec(header.trim());
  if (!parts || !SCHEMES.includes(parts[1]!.toLowerCase())) return refuseKey();
  return issued(parts[2]!) ?? bare(parts[2]!) ?? refuseKey();
}

/** 401 for programs; it says how to authenticate (spec 93 section 2.4). */
export function refuseKey(): never {
  throw new Refusal(
    "unauthenticated",
    "The API key is missing, unknown or no longer valid. Send a valid one in the Authorization header.",
    {},
    { "WWW-Authenticate": 'DdApi realm="deskbell", Basic realm="deskbell"' },
  );
}

function issued(token: string): KeyCredential | undefined {
  if (!BASE64.test(token)) return undefined;
  const [, principal, secret] = /^(global|agent-\d{1,10}):([\x21-\x7e]{16,256})$/.exec(decode(token)) ?? [];
  return secret === undefined ? undefined : { principal: principal as KeyCredential["principal"], secret };
}

function bare(token: string): KeyCredential | undefined {
  return PRINTABLE.test(token) ? { principal: null, secret: token } : undefined;
}

function decode(token: string): string {
  return Buffer.from(token, "base64").toString("latin1");
}
