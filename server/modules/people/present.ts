import { hasScope, type Scope } from "@deskbell/common/identity/scopes.ts";
import { type Capability, hasCapability } from "@deskbell/common/people/roles.ts";
import type { Account, Agent, Contact } from "@deskbell/common/people/schemas.ts";
import type { Actor } from "../../platform/actor.ts";
import type { AccountRow } from "./accounts.ts";
import type { AgentRow } from "./agents.ts";
import type { ContactRow } from "./contacts.ts";
import type { EntityState } from "./tables.ts";

type AccountOfContact = { name: string; identifier: string | null; state: EntityState };

/** The only way out for an account; contacts do not get what is for agents. */
export function presentAccount(actor: Actor, row: AccountRow): Account {
  const { id, name, type, state, country, phone, website, address } = row;
  return {
    id,
    name,
    identifier: row.identifier ?? "",
    type,
    state,
    country,
    phone,
    website,
    address,
    ...(actor.kind !== "contact" && {
      notes: row.notes,
      emailDomains: row.emailDomains,
      categories: row.categories,
    }),
    ...lifeOf(row),
    $info: {
      can: {
        edit: may(actor, "accounts.write", "accounts:write"),
        archive: may(actor, "accounts.manage", "accounts:write"),
      },
    },
  };
}

/** The only way out for a contact. */
export function presentContact(actor: Actor, row: ContactRow, account: AccountOfContact): Contact {
  const { id, fullName, givenName, surname, title, pronouns, locale, timeZone, email, isPrimaryForEmail } = row;
  const effectiveState = row.state === "active" && account.state !== "active" ? "inactive" : row.state;
  return {
    id,
    account: { id: row.accountId, name: account.name, identifier: account.identifier ?? "" },
    fullName,
    givenName,
    surname,
    title,
    pronouns,
    locale,
    timeZone,
    email,
    isPrimaryForEmail,
    phones: row.phones,
    state: row.state,
    effectiveState,
    canAccessPortal: effectiveState === "active" && !row.portalDisabled,
    ...(actor.kind !== "contact" && { portalDisabled: row.portalDisabled, notes: row.notes }),
    ...lifeOf(row),
    $info: {
      can: {
        edit: may(actor, "contacts.write", "contacts:write"),
        changeState: may(actor, "contacts.state", "contacts:write"),
      },
    },
  };
}

/** The only way out for an agent; restriction lists are shown to those who may change them. */
export function presentAgent(actor: Actor, row: AgentRow): Agent {
  const edit = may(actor, "agents.manage", "admin:write");
  const { id, name, email, title, phones, timeZone, state, role, techPortalAccess, chatEnabled } = row;
  const { queues, categories, accounts } = row;
  return {
    id,
    name,
    email,
    title,
    phones,
    timeZone,
    state,
    role,
    techPortalAccess,
    chatEnabled,
    ...(edit && { restrictions: { queues, categories, accounts } }),
    ...lifeOf(row),
    $info: { can: { edit } },
  };
}

function may(actor: Actor, capability: Capability, scope: Scope): boolean {
  if (actor.kind === "agent") return hasCapability(actor.role, capability);
  return actor.kind === "system" || (actor.kind === "api_key" && hasScope(actor.scopes, scope));
}

function lifeOf(row: { createdAt: Date; modifiedAt: Date; archivedAt: Date | null }) {
  return {
    createdAt: row.createdAt.toISOString(),
    modifiedAt: row.modifiedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}
