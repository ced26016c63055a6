import { type Logger, pino } from "pino";

export type Log = Logger;

/** JSON lines on stdout; no bodies, no tokens, no message texts (spec 95 section 14.7). */
export function createLog(level = "info"): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["req.headers.cookie", "req.headers.authorization", "*.password", "*.token", "*.secret"],
  });
}
