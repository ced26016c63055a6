import type pg from "pg";
import type { Database } from "../../db/index.ts";
import type { Log } from "../../log.ts";
import type { Bus, BusEvents } from "./bus.ts";

const CHANNEL = "deskbell_frames";
const RETRY_MS = [200, 1000, 2000, 5000];

/** LISTEN/NOTIFY on the site's own database; needs nothing else. Messages go out beside the transactions that caused them. */
export function postgresBus(db: Database, log: Log): Bus {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function listen(on: BusEvents): Promise<void> {
    const listener = await db.listener();
    const lost = () => {
      if (client !== listener) return;
      client = undefined;
      again(on, 0);
    };
    listener.on("notification", ({ payload }) => payload && on.message(payload));
    listener.on("error", lost);
    listener.on("end", lost);
    client = listener;
    await listener.query(`listen ${CHANNEL}`);
    if (closed) await listener.end();
  }

  function again(on: BusEvents, attempt: number): void {
    if (closed) return;
    log.warn("the listening database connection was lost; connecting again");
    retry = setTimeout(
      () => {
        listen(on).then(
          () => on.gap(),
          () => again(on, attempt + 1),
        );
      },
      RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)],
    );
  }

  return {
    // PostgreSQL takes 7,999 bytes.
    maxBytes: 7500,
    start: listen,
    send: async (messages) => {
      const text = `select pg_notify('${CHANNEL}', message) from unnest($1::text[]) message`;
      await db.query({ name: "bus-notify", text }, [messages]);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      const listener = client;
      client = undefined;
      await listener?.end();
    },
  };
}
