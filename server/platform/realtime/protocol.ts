import type { ClientFrame, FeedPosition } from "@deskbell/common/realtime/frames.ts";

export type Hello = Extract<ClientFrame, { t: "hello" }>;

const SID = /^[\w-]{1,64}$/;

/** Reads what a client sent; undefined when it is not a frame of this protocol. Never throws. */
export function parseClientFrame(text: string): ClientFrame | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const frame = value as Record<string, unknown>;
  if (frame.t === "hello") return parseHello(frame);
  if (typeof frame.sid !== "string" || !SID.test(frame.sid)) return undefined;
  if (frame.t === "unsub") return { t: "unsub", sid: frame.sid };
  if (frame.t === "sub" && isPosition(frame.after)) return { t: "sub", sid: frame.sid, after: frame.after };
  return undefined;
}

function parseHello(frame: Record<string, unknown>): Hello | undefined {
  const { protocol, device, token, feed, visible } = frame;
  if (typeof protocol !== "number" || !Number.isInteger(protocol)) return undefined;
  if (typeof device !== "string" || !isDevice(device)) return undefined;
  if (token !== undefined && token !== null && (typeof token !== "string" || token.length > 8192)) return undefined;
  if (visible !== undefined && typeof visible !== "boolean") return undefined;
  const position = parseFeed(feed);
  if (position === undefined) return undefined;
  return { t: "hello", protocol, device, token: token ?? undefined, feed: position, visible: visible ?? true };
}

function parseFeed(feed: unknown): FeedPosition | null | undefined {
  if (feed === undefined || feed === null) return null;
  if (typeof feed !== "object") return undefined;
  const { agents, me } = feed as Record<string, unknown>;
  if (!isPosition(me)) return undefined;
  if (agents === undefined || agents === null) return { me };
  return isPosition(agents) ? { agents, me } : undefined;
}

/** The hello of server-sent events: the same fields in the query of the stream's GET. */
export function helloOfQuery(query: Record<string, unknown>): Hello | undefined {
  const number = (name: string) => (query[name] === undefined ? undefined : Number(query[name]));
  const me = number("feedMe");
  return parseHello({
    protocol: number("protocol"),
    device: query.device,
    feed: me === undefined ? null : { me, agents: number("feedAgents") },
    visible: query.visible === undefined ? undefined : query.visible === "true",
  });
}

const isPosition = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
/** Devices name themselves; what PostgreSQL cannot hold is no name. */
const isDevice = (value: string) => value.length > 0 && value.length <= 128 && /^[\x20-\x7e]+$/.test(value);
