import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Config } from "../../platform/config.ts";

/** Purposes never share a key: a hash made for one is worthless for another. */
type Purpose = "session" | "api-key" | "setup-code";

/** A keyed hash, so that a copy of the database alone allows no guessing (spec 93 section 2.2). */
export function pepperedHash(config: Pick<Config, "secret">, purpose: Purpose, value: string): string {
  const key = createHmac("sha256", config.secret).update(`deskbell:${purpose}`).digest();
  return createHmac("sha256", key).update(value).digest("hex");
}

/** A fresh session token: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 32 random bytes as 43 base62 characters. */
export function newKeySecret(): string {
  let rest = BigInt(`0x${randomBytes(32).toString("hex")}`);
  let text = "";
  for (let i = 0; i < 43; i++) {
    text += BASE62[Number(rest % 62n)];
    rest /= 62n;
  }
  return text;
}

/** Equal in a time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
