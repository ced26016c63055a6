import { capabilitiesOf, hasCapability } from "@deskbell/common/people/roles.ts";
import type { Me, Portal } from "@deskbell/common/people/schemas.ts";
import type { AgentActor, ApiKeyActor, ContactActor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { chatUserOf } from "./profiles.ts";
import { siteSettings } from "./settings.ts";

/** Portals of an agent: TECH with portal access, admin for administrators (spec 60 section 2.1). */
export function agentPortals(agent: Pick<AgentActor, "role" | "techPortalAccess">): Portal[] {
  return [
    ...(agent.techPortalAccess ? (["tech"] as const) : []),
    ...(hasCapability(agent.role, "admin") ? (["admin"] as const) : []),
  ];
}

/** Who the caller is and what it may do, for the portals and for programs. */
export async function describeMe(site: Platform, actor: ContactActor | AgentActor | ApiKeyActor): Promise<Me> {
  const me = {
    kind: actor.kind,
    id: actor.id,
    userId: actor.kind === "api_key" ? null : chatUserOf(site, actor).userId,
    name: actor.name,
    email: actor.kind === "api_key" ? null : actor.email,
    account: null,
    role: null,
    portals: [],
    capabilities: [],
    features: {},
    chatEnabled: false,
    scopes: [],
    impersonatedBy: actor.kind === "api_key" ? null : (actor.impersonatedBy ?? null),
    site: await describeSite(site),
  };
  return { ...me, ...particulars(actor) };
}

function particulars(actor: ContactActor | AgentActor | ApiKeyActor): Partial<Me> {
  if (actor.kind === "contact") {
    return { account: actor.account, portals: ["client"], features: { ...actor.features } };
  }
  if (actor.kind === "api_key") return { scopes: [...actor.scopes] };
  return {
    role: actor.role,
    portals: agentPortals(actor),
    capabilities: capabilitiesOf(actor.role),
    chatEnabled: actor.chatEnabled && hasCapability(actor.role, "chat"),
  };
}

/** Name, language and time zone of the site. */
export async function describeSite(site: Platform): Promise<Me["site"]> {
  const [name, timeZone, language] = await Promise.all([
    site.settings.get(siteSettings.siteName),
    site.settings.get(siteSettings.siteTimeZone),
    site.settings.get(siteSettings.siteLanguage),
  ]);
  return { id: site.config.siteId, name, language, timeZone };
}
