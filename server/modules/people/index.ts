import type { Module } from "../../platform/module.ts";
import { watchProfiles } from "./profiles.ts";
import { peopleRoutes } from "./routes.ts";
import { siteDeclarations } from "./settings.ts";

export { hasCapability } from "@deskbell/common/people/roles.ts";
export { accessibleAccounts, canAccessAccount, canAccessQueue } from "./access.ts";
export { type AccountInput, type AccountRow, createAccount, moveAccount, updateAccount } from "./accounts.ts";
export { type AgentInput, type AgentRow, createAgent, moveAgent, updateAgent } from "./agents.ts";
export { onPeopleChange, type PeopleChange } from "./changes.ts";
export {
  type ContactInput,
  type ContactRow,
  createContact,
  makePrimary,
  moveContact,
  updateContact,
} from "./contacts.ts";
export { normalEmail, requireRight } from "./entity.ts";
export { agentPortals, describeSite } from "./me.ts";
export {
  type AgentProfile,
  agentProfile,
  type ContactProfile,
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
export { accountVisible, contactVisible, maySeeAccount, maySeeAgent, maySeeContact } from "./visibility.ts";

/** Accounts, contacts and agents, and who sees whom. */
export const peopleModule: Module = {
  name: "people",
  declarations: siteDeclarations as Module["declarations"],
  routes: peopleRoutes,
  install: watchProfiles,
};
