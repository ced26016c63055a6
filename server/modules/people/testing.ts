import { system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { write } from "../../platform/write.ts";
import { type AccountInput, type AccountRow, createAccount } from "./accounts.ts";
import { type AgentInput, type AgentRow, createAgent } from "./agents.ts";
import { type ContactInput, type ContactRow, createContact } from "./contacts.ts";

let made = 0;

/** An account for a test; every field may be given. */
export function makeAccount(site: Platform, fields: Partial<AccountInput> & { id?: number } = {}): Promise<AccountRow> {
  return write(site, (w) => createAccount(site, w, system, { name: `Account ${++made}`, ...fields }));
}

/** A contact for a test, in an account of its own unless one is given. */
export async function makeContact(
  site: Platform,
  fields: Partial<ContactInput> & { id?: number; accountId?: number } = {},
): Promise<ContactRow> {
  const accountId = fields.accountId ?? (await makeAccount(site)).id;
  const person = { fullName: `Contact ${++made}`, email: `contact-${made}@customer.example` };
  return write(site, (w) => createContact(site, w, system, { ...person, ...fields, accountId }));
}

/** An agent for a test: member with TECH access and chat unless said otherwise. */
export function makeAgent(site: Platform, fields: Partial<AgentInput> & { id?: number } = {}): Promise<AgentRow> {
  const person = { name: `Agent ${++made}`, email: `agent-${made}@provider.example` };
  return write(site, (w) => createAgent(site, w, system, { ...person, ...fields }));
}
