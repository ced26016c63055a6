import type { Module } from "../../platform/module.ts";
import { watchProfiles } from "./profiles.ts";
import { peopleRoutes } from "./routes.ts";
import { siteDeclarations } from "./settings.ts";

export { hasCapability } from "@deskbell/common/people/roles.ts";
export { accessibleAccounts, canAccessAccount, canAccessQueue } from "./access.ts";
export { createAccount, moveAccount } from "./accounts.ts";
export { createAgent, moveAgent, updateAgent } from "./agents.ts";
export { onPeopleChange } from "./changes.ts";
export { createContact, moveContact, updateContact } from "./contacts.ts";
export { normalEmail, requireRight } from "./entity.ts";
export { agentPortals } from "./me.ts";
export {
  agentProfile,
  chatUserOf,
  chatUserOfAgent,
  chatUserOfContact,
  contactProfile,
  contactProfiles,
  listActiveAgents,
} from "./profiles.ts";
export { accessAccount, accessContact } from "./queries.ts";
export { peopleOf } from "./reach.ts";
export { isTimeZone, siteSettings } from "./settings.ts";
export { maySeeAccount, maySeeContact } from "./visibility.ts";

/** Accounts, contacts and agents, and who sees whom. */
export const peopleModule: Module = {
  name: "people",
  declarations: siteDeclarations as Module["declarations"],
  routes: peopleRoutes,
  install: watchProfiles,
};
