import { refuse } from "../../platform/problem.ts";
import type { EntityState } from "./tables.ts";

export type LifeVerb = "activate" | "deactivate" | "archive" | "restore";

/** The states of accounts, contacts and agents (spec 60 section 1.5): verb, where it may start, where it ends, its event. */
export const lifeTransitions: Readonly<
  Record<LifeVerb, { from: readonly EntityState[]; to: EntityState; event: string }>
> = {
  activate: { from: ["inactive"], to: "active", event: "activated" },
  deactivate: { from: ["active"], to: "inactive", event: "deactivated" },
  archive: { from: ["active", "inactive"], to: "archived", event: "archived" },
  restore: { from: ["archived"], to: "active", event: "restored" },
};

/** The state after a verb; null when it is reached already. Refuses with `conflict` what the table does not have. */
export function nextState(what: string, state: EntityState, verb: LifeVerb): EntityState | null {
  const { from, to } = lifeTransitions[verb];
  if (state === to) return null;
  if (!from.includes(state)) refuse("conflict", `This ${what} is ${state}: restore it first.`, { currentState: state });
  return to;
}

/** Archived rows are kept as they were. */
export function refuseArchived(what: string, state: EntityState): void {
  if (state === "archived") {
    refuse("conflict", `This ${what} is archived. Restore it before you change it.`, { currentState: state });
  }
}
