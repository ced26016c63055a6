import type { Platform } from "../../../platform/platform.ts";
import type { Recorder } from "./recorder.ts";
import type { Sweeper } from "./sweeper.ts";

/** What presence keeps for one site in this process. */
export interface PresenceParts {
  recorder: Recorder;
  sweeper: Sweeper;
}

const parts = new WeakMap<Platform, PresenceParts>();

export function keepParts(site: Platform, of: PresenceParts): void {
  parts.set(site, of);
}

export function presenceAt(site: Platform): PresenceParts {
  const of = parts.get(site);
  if (!of) throw new Error("presence is not installed at this site");
  return of;
}
