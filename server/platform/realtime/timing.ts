import { HEARTBEAT_SECONDS } from "@deskbell/common/realtime/frames.ts";
import { LEASE_SECONDS, RENEW_SECONDS } from "./lease.ts";

/** Intervals of the stream in seconds. Tests shorten them; the product runs with the defaults. */
export interface Timing {
  heartbeat: number;
  /** A WebSocket without a pong for so long is ended (spec 10 C-51). */
  silence: number;
  hello: number;
  lease: number;
  renew: number;
  /** How often lost messages between processes are looked for; revocation has 5 s in all (D-10). */
  signals: number;
}

export const timing: Timing = {
  heartbeat: HEARTBEAT_SECONDS,
  silence: 45,
  hello: 10,
  lease: LEASE_SECONDS,
  renew: RENEW_SECONDS,
  signals: 2,
};
