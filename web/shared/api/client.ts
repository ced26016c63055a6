import type { ApiInput, ApiOperation, ApiResult } from "./operations.ts";
import { ApiProblem, NetworkProblem, retryAfterOf } from "./problem.ts";

export interface CallOptions {
  /** Same key, same action: give one to repeat an action later; by default each call is an action of its own. */
  idempotencyKey?: string | false;
  /** ETag of what the caller read: changed by somebody else since then, the server refuses with 412 `stale`. */
  ifMatch?: string;
  signal?: AbortSignal;
  /** Milliseconds until the request counts as lost; 0 waits for ever. */
  timeout?: number;
  /** Tell nobody that the person is signed out; the caller handles 401 itself. */
  quiet?: boolean;
}

export interface ApiOptions {
  /** Origin and path before `/rest/v1`; empty in a browser. */
  base?: string;
  fetch?: typeof fetch;
  /** Sent with every request, for example a cookie where there is no browser. */
  headers?: Record<string, string>;
  onSignedOut?: () => void;
  sleep?: (milliseconds: number) => Promise<void>;
}

type Input = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
type CallArguments<K extends ApiOperation> =
  Record<string, never> extends ApiInput<K> ? [input?: ApiInput<K> & CallOptions] : [input: ApiInput<K> & CallOptions];

export type Call = <K extends ApiOperation>(operation: K, ...rest: CallArguments<K>) => Promise<ApiResult<K>>;

const sleepFor = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A random key of 22 visible characters: names one action of a person, however often it is sent (spec 93 section 10.4). */
export function actionKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => (c === "+" ? "-" : c === "/" ? "_" : ""));
}

/**
 * A client of `/rest/v1`, and of sign-in and set-up at the root. Refusals reject with `ApiProblem`, missing answers with `NetworkProblem`.
 * Reads wait for `Retry-After`; writes are repeated under their idempotency key, so that each takes effect once.
 */
export class Api {
  readonly #options: ApiOptions;
  #user: string | undefined;
  onSignedOut: () => void;

  constructor(options: ApiOptions = {}) {
    this.#options = options;
    this.onSignedOut = options.onSignedOut ?? (() => {});
  }

  /** From now on requests say for whom they are, so that the server can refuse if the cookie is another person's. */
  actAs(userId: string | undefined): void {
    this.#user = userId;
  }

  readonly call: Call = async (operation, ...[given]) => {
    const { params, query, body, ...options } = (given ?? {}) as Input & CallOptions;
    const [method, path] = split(operation);
    const prefix = /^\/(auth|setup)\b/.test(path) ? "" : "/rest/v1";
    const url = `${this.#options.base ?? ""}${prefix}${fill(path, params)}${search(query)}`;
    return (await this.#persist(url, this.#request(method, body, options), options)) as never;
  };

  /** A request outside the operation maps, with the same headers, faults and sign-out; used for `/realtime`. */
  async fetch(path: string, init: RequestInit & { method?: string }, options: CallOptions = {}): Promise<Response> {
    const usual = this.#request(init.method ?? "GET", undefined, { idempotencyKey: false });
    const headers = { ...(usual.headers as Record<string, string>), ...(init.headers as Record<string, string>) };
    return this.#once((this.#options.base ?? "") + path, { ...usual, ...init, headers }, options);
  }

  #request(method: string, body?: unknown, options: CallOptions = {}): RequestInit {
    const headers: Record<string, string> = { Accept: "application/json", ...this.#options.headers };
    if (this.#user) headers["X-Deskbell-User"] = this.#user;
    if (method !== "GET") {
      headers["X-Deskbell-CSRF"] = "1";
      if (options.idempotencyKey !== false) headers["Idempotency-Key"] = options.idempotencyKey ?? actionKey();
    }
    if (options.ifMatch) headers["If-Match"] = options.ifMatch;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    return { method, headers, credentials: "same-origin", body: body === undefined ? undefined : JSON.stringify(body) };
  }

  async #persist(url: string, init: RequestInit, options: CallOptions): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#answer(url, init, options);
      } catch (error) {
        const wait = attempt < 2 ? pause(error, init, options, attempt) : undefined;
        if (wait === undefined || options.signal?.aborted) throw error;
        await (this.#options.sleep ?? sleepFor)(wait);
      }
    }
  }

  async #answer(url: string, init: RequestInit, options: CallOptions): Promise<unknown> {
    const response = await this.#once(url, init, options);
    if (response.status === 204) return undefined;
    return response.json().catch((cause) => {
      throw new NetworkProblem(cause);
    });
  }

  async #once(url: string, init: RequestInit, options: CallOptions): Promise<Response> {
    const limit = options.timeout === 0 ? [] : [AbortSignal.timeout(options.timeout ?? 20_000)];
    const signal = AbortSignal.any([...limit, ...(options.signal ? [options.signal] : [])]);
    const response = await (this.#options.fetch ?? fetch)(url, { ...init, signal }).catch((cause) => {
      throw options.signal?.aborted ? cause : new NetworkProblem(cause);
    });
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    const refusal = new ApiProblem(response.status, problem ?? {}, retryAfterOf(response.headers));
    if (refusal.status === 401 && refusal.code !== "invalid_credentials" && !options.quiet) this.onSignedOut();
    throw refusal;
  }
}

function split(operation: string): [method: string, path: string] {
  const space = operation.indexOf(" ");
  return [operation.slice(0, space), operation.slice(space + 1)];
}

function fill(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function search(query: Record<string, unknown> = {}): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) pairs.append(name, String(one));
    }
  }
  return pairs.size ? `?${pairs}` : "";
}

/** How long to wait before the same request is sent again by itself; undefined if the caller shall know at once. */
function pause(error: unknown, init: RequestInit, options: CallOptions, attempt: number): number | undefined {
  const read = init.method === "GET";
  if (!read && options.idempotencyKey === false) return undefined;
  if (error instanceof NetworkProblem) return read ? undefined : 500 * 4 ** attempt;
  if (!(error instanceof ApiProblem)) return undefined;
  if (read) {
    const asked = error.status === 429 || error.status === 503 ? error.retryAfter : undefined;
    return asked !== undefined && asked <= 30_000 ? asked : undefined;
  }
  if (error.code === "in_progress") return 500 * 2 ** attempt;
  return error.status >= 502 && error.status <= 504
    ? Math.min(error.retryAfter ?? 500 * 4 ** attempt, 5_000)
    : undefined;
}

/** The client of the page. */
export const api = new Api();

/**
 * Calls one operation, for example `call("POST /chat-sessions/{id}/join", { params: { id }, body: { force: true } })`.
 * Rejects with `ApiProblem` when the server refuses and `NetworkProblem` when no answer comes (spec 93 section 10).
 */
export const call: Call = api.call;
