import type { AgentRole } from "@deskbell/common/people/roles.ts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";

const roles: Record<AgentRole, MessageDescriptor> = {
  restricted: msg`Restricted`,
  member: msg`Member`,
  advanced: msg`Advanced`,
  admin: msg`Admin`,
  master_admin: msg`Master admin`,
};

/** A role of an agent in words (spec 60 section 6.1). */
export function useRoleWords(): (role: AgentRole) => string {
  const { i18n } = useLingui();
  return (role) => i18n._(roles[role]);
}
