import { ask, Line } from "../lib/http.ts";
import { given } from "../lib/process.ts";
import { RawSocket } from "../lib/raw-socket.ts";

/* The generator of B7 and B8: many connections, and for B7 one that says something to all of them. */
export interface FanOutOptions {
  kind: "bare" | "deskbell";
  /** Address of the site or, for bare, of the floor. */
  url: string;
  /** Cookie of each connection. */
  cookies: string[];
  /** Chat that all follow; without it they only listen. */
  sid?: string;
}

export interface FanOutRun {
  seconds: number;
  /** Length of what the floor sends to each: that of the product's frame. */
  length: number;
}

export interface FanOutResult {
  perSecond: number;
  /** Length of the frame that arrived. */
  length: number;
}

/** Said before everybody has heard the last: the server always has something to send. */
const AHEAD = 4;
const TEXT = "The label printer on the second floor prints blank labels since this morning, what can I do?";
const { kind, url, cookies, sid } = given<FanOutOptions>();
const run = crypto.randomUUID();
const socketUrl = `${url.replace("http", "ws")}${kind === "bare" ? "" : "/realtime"}`;
const line = kind === "deskbell" && sid ? new Line(url, cookies[0]!) : undefined;
const sockets: RawSocket[] = [];
let heard = 0;
let length = 0;
let said = 0;
let wake = () => {};

await openAll(cookies);
process.send!({ ready: true });
process.on("disconnect", () => process.exit());
process.on("message", async (asked: FanOutRun | { open: string[] }) => {
  process.send!("open" in asked ? await openAll(asked.open) : await measure(asked));
});

async function openAll(more: string[]): Promise<{ open: number }> {
  for (let i = 0; i < more.length; i += 50) {
    await Promise.all(more.slice(i, i + 50).map(async (cookie) => sockets.push(await open(cookie))));
  }
  return { open: sockets.length };
}

function open(cookie: string): Promise<RawSocket> {
  return new Promise((ready, fail) => {
    const opening = RawSocket.open(socketUrl, cookie, (beginning, size) => {
      if (beginning.startsWith('{"t":"event"')) hear(size);
      else if (beginning.startsWith('{"t":"welcome"') && sid && kind === "deskbell") {
        void opening.then((socket) => socket.send(JSON.stringify({ t: "sub", sid, after: 1e9 })));
      } else if (beginning.startsWith('{"t":"welcome"') || beginning.startsWith('{"t":"live"')) ready(opening);
      else if (beginning.startsWith('{"t":"bye"')) fail(new Error(beginning));
    });
    opening.then((socket) => socket.send('{"t":"hello","protocol":1,"device":"bench"}'), fail);
  });
}

function hear(size: number): void {
  heard++;
  length = size;
  if (heard % sockets.length === 0) wake();
}

async function say(size: number): Promise<void> {
  const clientMessageId = `${run}-${++said}`;
  if (line) await ask(line, "POST", `/chat-sessions/${sid}/messages`, { clientMessageId, text: TEXT });
  else sockets[0]!.send(`{"t":"event","x":"${"x".repeat(size - 19)}"}`);
}

async function measure(asked: FanOutRun): Promise<FanOutResult> {
  const started = performance.now();
  heard = 0;
  let outstanding = 0;
  while (performance.now() - started < asked.seconds * 1000) {
    for (; outstanding - Math.floor(heard / sockets.length) < AHEAD; outstanding++) void say(asked.length);
    await new Promise<void>((next) => {
      wake = next;
    });
  }
  while (heard < outstanding * sockets.length) {
    await new Promise<void>((next) => {
      wake = next;
    });
  }
  return { perSecond: heard / ((performance.now() - started) / 1000), length };
}
