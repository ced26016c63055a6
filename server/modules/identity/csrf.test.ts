import { expect, test } from "vitest";
import { checkCsrf } from "./csrf.ts";

const config = { publicUrl: "https://help.northwind.example" };
const own = "https://help.northwind.example";
const cookie = "__Host-deskbell=token";
const header = { "x-deskbell-csrf": "1" };

test.each<[string, string, Record<string, string>, boolean]>([
  ["a read from anywhere", "GET", { cookie, origin: "https://evil.example" }, true],
  ["a write of our page", "POST", { cookie, origin: own, ...header }, true],
  ["one whose browser only says same-origin", "DELETE", { cookie, "sec-fetch-site": "same-origin", ...header }, true],
  [
    "one at another name of this host",
    "POST",
    { cookie, origin: "http://10.0.0.5:8080", host: "10.0.0.5:8080", ...header },
    true,
  ],
  ["a write without our header", "POST", { cookie, origin: own }, false],
  ["a form of a foreign page", "POST", { cookie, origin: "https://evil.example" }, false],
  ["a foreign page with our header", "POST", { cookie, origin: "https://evil.example", ...header }, false],
  ["a page of a neighbouring subdomain", "PUT", { cookie, "sec-fetch-site": "same-site", ...header }, false],
  ["a sandboxed page", "POST", { cookie, origin: "null", ...header }, false],
  ["a write that hides where it comes from", "PATCH", { cookie, ...header }, false],
  ["an origin that only begins like ours", "POST", { cookie, origin: `${own}.evil.example`, ...header }, false],
  ["signing in on our page", "POST", { origin: own }, true],
  ["signing in by a program", "POST", {}, true],
  ["a foreign page that signs the browser in", "POST", { origin: "https://evil.example" }, false],
  ["a program with a key", "POST", { authorization: "DdApi key" }, true],
])("%s", (_, method, headers, passes) => {
  const check = () => checkCsrf(config, { method, headers, url: "/rest/v1/chat-sessions" });
  if (passes) expect(check).not.toThrow();
  else expect(check).toThrow(/did not come from a page of this site/);
});

test("an old cookie does not keep anybody from signing in on our page, nor let a foreign page do it", () => {
  for (const url of ["/auth/sign-in/password", "/auth/sign-in/lookup", "/setup"]) {
    const check = (origin: string) => checkCsrf(config, { method: "POST", url, headers: { cookie, origin } });
    expect(() => check(own)).not.toThrow();
    expect(() => check("https://evil.example")).toThrow();
  }
  const signOut = { method: "POST", url: "/auth/sign-out", headers: { cookie, origin: own } };
  expect(() => checkCsrf(config, signOut)).toThrow();
});
