import { type Logger, type LoggerOptions, pino } from "pino";

export type Log = Logger;

/** JSON lines, on stderr where stdout carries a result; no bodies, no tokens, no message texts (spec 95 section 14.7). */
export function createLog(level = "info", to: "stdout" | "stderr" = "stdout"): Log {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["req.headers.cookie", "req.headers.authorization", "*.password", "*.token", "*.secret"],
  };
  return to === "stdout" ? pino(options) : pino(options, pino.destination(2));
}
