import type { Api } from "../api/client.ts";
import type { Realtime } from "./connection.ts";
import { realTime, type Time } from "./time.ts";

const interval = 30_000;
const inputs = ["pointerdown", "pointermove", "keydown", "touchstart", "wheel", "scroll"] as const;

/** Watches the page for input and visibility; the answer stops it. */
export type ActivitySource = (listeners: { input: () => void; visibility: () => void }) => () => void;

export const pageActivity: ActivitySource = ({ input, visibility }) => {
  if (typeof window === "undefined") return () => {};
  const stop = new AbortController();
  const options = { passive: true, capture: true, signal: stop.signal };
  for (const name of inputs) window.addEventListener(name, (event) => event.isTrusted && input(), options);
  document.addEventListener("visibilitychange", visibility, options);
  return () => stop.abort();
};

/**
 * Tells the server that the person is there (spec 10 C-47 to C-49): at most every 30 s while input goes on, at once when
 * it starts again after more than that, and when the page appears or disappears. Never by itself.
 */
export function reportActivity(
  api: Api,
  realtime: Realtime,
  options: { time?: Time; source?: ActivitySource; visible?: () => boolean } = {},
): () => void {
  const time = options.time ?? realTime;
  const visible = options.visible ?? (() => document.visibilityState === "visible");
  let reported = Number.NEGATIVE_INFINITY;
  let reportedStream: string | undefined;
  const send = (active: boolean) => {
    const { stream } = realtime;
    if (!stream) return;
    const body = { stream, active, visible: visible() };
    const lost = () => {
      if (active) reported = Number.NEGATIVE_INFINITY;
    };
    api.call("POST /chat/activity", { body, idempotencyKey: false }).catch(lost);
  };
  const input = () => {
    const { stream } = realtime;
    if (!stream || (stream === reportedStream && time.now() - reported < interval)) return;
    reported = time.now();
    reportedStream = stream;
    send(true);
  };
  return (options.source ?? pageActivity)({ input, visibility: () => send(false) });
}
