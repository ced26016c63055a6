import { z } from "zod";
import { instant } from "../api/fields.ts";
import { agentRoles } from "./roles.ts";

/** An e-mail address, kept and compared in lower case. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254)).describe("E-mail address");

export const entityStates = ["active", "inactive", "archived"] as const;
export const EntityState = z.enum(entityStates).describe("Archived things are kept, but not listed by default");
export type EntityState = z.infer<typeof EntityState>;

export const AgentRole = z.enum(agentRoles).describe("Role of an agent, weakest first");

export const portals = ["client", "tech", "admin"] as const;
export const Portal = z.enum(portals).describe("A portal: of contacts, of agents, of administrators");
export type Portal = z.infer<typeof Portal>;

export const Phone = z
  .object({
    number: z.string().describe("E.164 where it could be parsed"),
    kind: z.enum(["work", "mobile", "home", "other"]),
  })
  .meta({ id: "Phone" });

/** What the caller may do with an entity; absent verbs are not allowed. */
const info = z.object({ can: z.record(z.string(), z.boolean()).describe("Verb to whether the caller may do it") });

const life = { createdAt: instant, modifiedAt: instant, archivedAt: instant.nullable(), $info: info };

export const Account = z
  .object({
    id: z.int(),
    name: z.string(),
    identifier: z.string().describe("Short code; empty when there is none"),
    type: z.string().nullable(),
    state: EntityState,
    country: z.string().nullable().describe("ISO 3166-1 alpha-2"),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    address: z.string().nullable(),
    notes: z.string().nullable().optional().describe("Agents only"),
    emailDomains: z.array(z.string()).optional().describe("Agents only"),
    categories: z.array(z.int()).optional().describe("Agents only"),
    ...life,
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof Account>;

export const Contact = z
  .object({
    id: z.int(),
    account: z.object({ id: z.int(), name: z.string(), identifier: z.string() }),
    fullName: z.string(),
    givenName: z.string().nullable(),
    surname: z.string().nullable(),
    title: z.string().nullable(),
    pronouns: z.string().nullable(),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    email: z.string(),
    isPrimaryForEmail: z.boolean().describe("Meant when only the e-mail is known"),
    phones: z.array(Phone),
    state: EntityState,
    effectiveState: EntityState.describe("inactive as long as the account is"),
    canAccessPortal: z.boolean().describe("May enter the client portal now"),
    portalDisabled: z.boolean().optional().describe("Agents only"),
    notes: z.string().nullable().optional().describe("Agents only"),
    ...life,
  })
  .meta({ id: "Contact" });
export type Contact = z.infer<typeof Contact>;

const restriction = z.array(z.int()).nullable().describe("Ids; null is no restriction");

export const Agent = z
  .object({
    id: z.int(),
    name: z.string(),
    email: z.string(),
    title: z.string().nullable(),
    phones: z.array(Phone),
    timeZone: z.string().nullable(),
    state: EntityState,
    role: AgentRole,
    techPortalAccess: z.boolean(),
    chatEnabled: z.boolean(),
    restrictions: z
      .object({ queues: restriction, categories: restriction, accounts: restriction })
      .optional()
      .describe("Master admins only"),
    ...life,
  })
  .meta({ id: "Agent" });
export type Agent = z.infer<typeof Agent>;

export const Me = z
  .object({
    kind: z.enum(["contact", "agent", "api_key"]),
    id: z.union([z.int(), z.string()]),
    userId: z.string().nullable().describe("Wire id of a person; null for API keys"),
    name: z.string(),
    email: z.string().nullable(),
    account: z.object({ id: z.int(), name: z.string(), identifier: z.string() }).nullable().describe("Contacts"),
    role: AgentRole.nullable().describe("Agents"),
    portals: z.array(Portal).describe("Portals this identity may open"),
    capabilities: z.array(z.string()).describe("What the agent's role allows"),
    features: z.record(z.string(), z.boolean()).describe("Effective permissions of a contact"),
    chatEnabled: z.boolean().describe("Agents: takes part in chats"),
    scopes: z.array(z.string()).describe("API keys"),
    impersonatedBy: z.object({ id: z.int(), name: z.string() }).nullable(),
    site: z.object({ id: z.string(), name: z.string(), language: z.string(), timeZone: z.string() }),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;
