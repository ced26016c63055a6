import type { EntityState } from "@deskbell/common/people/schemas.ts";

/** What a list of people shows, as it stands in the address: back, forward and reload keep it (spec 95 section 1.1). */
export type ListSearch = { q?: string; state?: Exclude<EntityState, "active"> };

/** Reads the address of a list; what it does not know is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const { q, state } = search;
  return {
    ...(typeof q === "string" && q ? { q } : typeof q === "number" ? { q: String(q) } : {}),
    ...(state === "inactive" || state === "archived" ? { state } : {}),
  };
}
