import { realTime, type Time } from "../../realtime/time.ts";

/** Time whose timers keep their pace while the page is hidden; ordinary timers where workers are not to be had. */
export function steadyTime(): Time {
  if (typeof Worker === "undefined") return realTime;
  const waiting = new Map<number, { run: () => void; at: number }>();
  let last = 0;
  let worker: Worker | undefined;
  const fallBack = () => {
    worker = undefined;
    for (const { run, at } of waiting.values()) realTime.after(Math.max(0, at - Date.now()), run);
    waiting.clear();
  };
  try {
    worker = new Worker(new URL("./ticker.worker.ts", import.meta.url), { type: "module" });
    worker.onerror = fallBack;
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      const { run } = waiting.get(data) ?? {};
      waiting.delete(data);
      run?.();
    };
  } catch {
    return realTime;
  }
  return {
    ...realTime,
    after: (milliseconds, run) => {
      if (!worker) return realTime.after(milliseconds, run);
      const id = ++last;
      waiting.set(id, { run, at: Date.now() + milliseconds });
      worker.postMessage({ id, milliseconds });
      return () => {
        if (waiting.delete(id)) worker?.postMessage({ id });
      };
    },
  };
}
