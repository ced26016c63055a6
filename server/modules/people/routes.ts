import { peopleOperations } from "@deskbell/common/people/api.ts";
import { bind } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { describeMe } from "./me.ts";
import { accessAccount, accessContact, listAccounts, listAgents, listContacts } from "./queries.ts";

const route = bind<Platform, typeof peopleOperations>(peopleOperations);
const readers = ["contact", "agent", "api_key"] as const;
const accounts = {
  actors: readers,
  scope: "accounts:read",
  why: "Contacts see their own account, agents those that their restrictions allow",
} as const;
const contacts = {
  actors: readers,
  scope: "contacts:read",
  why: "Contacts see themselves, agents the contacts of the accounts they see",
} as const;

route.on("GET /me", { actors: readers, why: "Everybody may know who they are" }, ({ site, actor }) =>
  describeMe(site, actor),
);
route.on("GET /accounts", accounts, ({ site, actor, query }) => listAccounts(site, actor, query));
route.on("GET /accounts/{id}", accounts, ({ site, actor, params }) => accessAccount(site, actor, params.id));
route.on("GET /accounts/{id}/contacts", contacts, async ({ site, actor, params, query }) => {
  await accessAccount(site, actor, params.id);
  return listContacts(site, actor, { ...query, accountId: params.id });
});
route.on("GET /contacts", contacts, ({ site, actor, query }) => listContacts(site, actor, query));
route.on("GET /contacts/{id}", contacts, ({ site, actor, params }) => accessContact(site, actor, params.id));
route.on(
  "GET /agents",
  { actors: ["agent", "api_key"], scope: "agents:read", why: "Agents know each other; contacts meet them in chats" },
  ({ site, actor, query }) => listAgents(site, actor, query),
);

export const peopleRoutes = route.routes();
