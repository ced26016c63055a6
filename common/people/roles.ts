/** Roles of agents, weakest first (spec 60 section 6.1). */
export const agentRoles = ["restricted", "member", "advanced", "admin", "master_admin"] as const;
export type AgentRole = (typeof agentRoles)[number];

const everyone = agentRoles;
const member = ["member", "advanced", "admin", "master_admin"] as const;
const advanced = ["advanced", "admin", "master_admin"] as const;
const admin = ["admin", "master_admin"] as const;
const master = ["master_admin"] as const;

/**
 * Which built-in role holds which capability: the table of spec 60 section 6.1 and, for tickets, spec 20 section 2.3.
 * Holding a capability opens the door; restrictions, own field rules and settings may still narrow what is behind it.
 */
export const capabilities = {
  tickets: everyone,
  chat: member,
  "chat.reports": admin,
  "surveys.own": member,
  "surveys.all": advanced,
  "surveys.manage": admin,
  "broadcasts.manage": advanced,
  "task_templates.manage": advanced,
  "tags.manage": advanced,
  "views.share": advanced,
  "macros.share": advanced,
  "forms.request": member,
  "forms.view": advanced,
  "forms.manage": admin,
  "approvals.override": advanced,
  "approvals.decide_for": advanced,
  "approvals.manage": admin,
  "catalogue.manage": admin,
  radar: admin,
  "groups.members": member,
  "groups.manage": admin,
  admin,
  "accounts.read": everyone,
  "accounts.write_plain": member,
  "accounts.write": admin,
  "accounts.manage": master,
  "contacts.create": member,
  "contacts.write": admin,
  "contacts.state": admin,
  "impersonate.contacts": admin,
  "impersonate.agents": master,
  "settings.client": admin,
  "settings.system": master,
  "agents.manage": master,
  "tickets.logs": master,
  "security.manage": master,
  "keys.own": member,
  "tickets.bulk": member,
  "tickets.archive": member,
  "tickets.restore": advanced,
  "tickets.purge": master,
  "time.manage": admin,
} as const satisfies Record<string, readonly AgentRole[]>;

export type Capability = keyof typeof capabilities;

/** True when the role holds the capability; false for a key that is not in the table. */
export function hasCapability(role: AgentRole, key: string): boolean {
  const holders: readonly AgentRole[] | undefined = Object.hasOwn(capabilities, key)
    ? capabilities[key as Capability]
    : undefined;
  return holders?.includes(role) ?? false;
}

/** All capabilities of a role, in the order of the table. */
export function capabilitiesOf(role: AgentRole): Capability[] {
  return (Object.keys(capabilities) as Capability[]).filter((key) => hasCapability(role, key));
}
