import { Redis } from "ioredis";
import type { Log } from "../../log.ts";
import type { Bus } from "./bus.ts";

/** Redis or Valkey pub/sub, for sites whose frames would be too much for NOTIFY. Several sites may share one server. */
export function redisBus(url: string, siteId: string, log: Log): Bus {
  const channel = `deskbell:${siteId}:frames`;
  // Frames that cannot leave now are worth nothing later: nothing is queued while Redis is away.
  const options = { lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 1 };
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, autoResubscribe: false });
  const complain = (error: Error) =>
    log.warn({ err: error }, "Redis cannot be reached; other processes hear of changes late");
  publisher.on("error", complain);
  subscriber.on("error", complain);
  return {
    maxBytes: 256 * 1024,
    start: async (on) => {
      let known = false;
      subscriber.on("message", (_channel: string, text: string) => on.message(text));
      subscriber.on("ready", () => {
        subscriber.subscribe(channel).then(
          () => {
            if (known) on.gap();
            known = true;
          },
          () => {},
        );
      });
      // The site works without Redis, only slower between processes: a start does not depend on it.
      await Promise.allSettled([publisher.connect(), subscriber.connect()]);
    },
    send: async (messages) => {
      const pipeline = publisher.pipeline();
      for (const message of messages) pipeline.publish(channel, message);
      await pipeline.exec();
    },
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
