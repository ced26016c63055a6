import { type Portal, password, people, type Who } from "./people.ts";

type Answer = { status: number; headers: Headers; body: unknown };

/** Somebody who speaks to the site as programs do, for what a journey needs before or after it. */
export class Caller {
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** `"METHOD /path"` under `/rest/v1`; fails on a refusal unless it is among `allow`. */
  async call<T>(operation: string, body?: unknown, options: { etag?: string; allow?: number[] } = {}): Promise<T> {
    const { status, body: answer } = await this.#request(operation, body, options.etag);
    if (status >= 400 && !options.allow?.includes(status)) {
      throw new Error(`${operation} answered ${status}: ${JSON.stringify(answer)}`);
    }
    return answer as T;
  }

  /** Sets a setting of the site, or with `null` takes the own value back. */
  async set(key: string, value: unknown): Promise<void> {
    const { headers } = await this.#request(`GET /settings/${key}`);
    await this.call(`PUT /settings/${key}`, { value }, { etag: headers.get("etag") ?? "" });
  }

  /** Opens a chat and answers its id. */
  async ring(text: string): Promise<string> {
    return (await this.call<{ id: string }>("POST /chat-sessions", { kind: "pre_ticket", text })).id;
  }

  /** A contact leaves what is open, as from another device. */
  async leaveOpenChats(): Promise<void> {
    const { data } = await this.call<{ data: { id: string }[] }>("GET /chat-sessions?status=created&status=handled");
    for (const { id } of data) await this.call(`POST /chat-sessions/${id}/leave`);
  }

  async #request(operation: string, body?: unknown, etag?: string): Promise<Answer> {
    const [method = "GET", path = ""] = operation.split(" ");
    const headers: Record<string, string> = { cookie: this.#cookie, origin: this.#url, "x-deskbell-csrf": "1" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (etag) headers["if-match"] = etag;
    const request = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
    const response = await fetch(`${this.#url}/rest/v1${path}`, request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  }
}

/** Signs in over HTTP; answers the session's cookie as name and value. */
export async function signIn(url: string, who: Who, portal: Portal = people[who].portal) {
  const response = await fetch(`${url}/auth/sign-in/password`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, "x-deskbell-csrf": "1" },
    body: JSON.stringify({ email: people[who].email, password, portal, remember: false }),
  });
  if (!response.ok) throw new Error(`${who} cannot sign in: ${response.status} ${await response.text()}`);
  const [pair = ""] = response.headers.getSetCookie()[0]?.split(";") ?? [];
  const at = pair.indexOf("=");
  return { name: pair.slice(0, at), value: pair.slice(at + 1) };
}

/** Signs in over HTTP and answers a caller in that name. */
export async function callerFor(url: string, who: Who): Promise<Caller> {
  const { name, value } = await signIn(url, who);
  return new Caller(url, `${name}=${value}`);
}
