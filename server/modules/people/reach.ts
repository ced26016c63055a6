import type { Platform } from "../../platform/platform.ts";
import { type AgentProfile, agentProfile, type ContactProfile, contactProfiles } from "./profiles.ts";

/** Everybody who is known by an e-mail: contacts in any state, the primary first, and the agent. */
export interface PeopleOfEmail {
  contacts: ContactProfile[];
  /** Active, or null. */
  agent: AgentProfile | null;
}

/** The people behind one normal (lower-case) e-mail address (spec 60 section 2.1). */
export async function peopleOf(site: Platform, email: string): Promise<PeopleOfEmail> {
  const contacts = await site.db.query<{ id: number }>(
    `select id from contact where email = $1 and state <> 'archived'
      order by is_primary_for_email desc, lower(full_name), id limit 50`,
    [email],
  );
  const agents = await site.db.query<{ id: number }>("select id from agent where email = $1 and state = 'active'", [
    email,
  ]);
  const profiles = await contactProfiles(
    site,
    contacts.map(({ id }) => id),
  );
  const [agent] = agents;
  return {
    contacts: contacts.map(({ id }) => profiles.get(id)!),
    agent: agent ? await agentProfile(site, agent.id) : null,
  };
}
