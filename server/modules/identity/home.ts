import { portalRoots } from "@deskbell/common/identity/portals.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/problem.ts";
import { agentPortals } from "../people/index.ts";
import { authenticate } from "./authenticate.ts";
import type { RequestHeaders } from "./cookie.ts";

/** Where `/` leads: to the caller's portal, or to sign-in (spec 50 section 1). */
export async function homeOf(site: Platform, headers: RequestHeaders): Promise<string> {
  try {
    const actor = await authenticate(site, headers);
    if (actor.kind === "contact") return `${portalRoots.client}/`;
    const [portal] = actor.kind === "agent" ? agentPortals(actor) : [];
    return portal ? `${portalRoots[portal]}/` : "/auth/";
  } catch (error) {
    if (error instanceof Refusal) return "/auth/";
    throw error;
  }
}
