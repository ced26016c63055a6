import { z } from "zod";
import { integerId, page, pageQuery, text } from "../api/fields.ts";
import type { Operations } from "../api/operation.ts";
import { Account, Agent, AgentRole, Contact, EntityState, Me } from "./schemas.ts";

const tag = "People";
const params = z.object({ id: integerId });
const listQuery = {
  ...pageQuery,
  q: text(0, 200).optional().describe("Words that must all occur"),
  state: EntityState.default("active"),
};

export const peopleOperations = {
  "GET /me": { summary: "Who the caller is and what it may do", tag, responses: { 200: Me } },
  "GET /accounts": {
    summary: "Accounts the caller may see, by name",
    tag,
    query: z.object(listQuery),
    responses: { 200: page(Account) },
    refusals: ["cursor_mismatch"],
  },
  "GET /accounts/{id}": { summary: "One account", tag, params, responses: { 200: Account } },
  "GET /accounts/{id}/contacts": {
    summary: "Contacts of an account, by name",
    tag,
    params,
    query: z.object(listQuery),
    responses: { 200: page(Contact) },
    refusals: ["cursor_mismatch"],
  },
  "GET /contacts": {
    summary: "Contacts the caller may see, by name",
    tag,
    query: z.object({
      ...listQuery,
      accountId: integerId.optional(),
      email: text(0, 254).optional().describe("Exactly this address"),
    }),
    responses: { 200: page(Contact) },
    refusals: ["cursor_mismatch"],
  },
  "GET /contacts/{id}": { summary: "One contact", tag, params, responses: { 200: Contact } },
  "GET /agents": {
    summary: "Agents, by name; API users are left out",
    tag,
    query: z.object({ ...listQuery, role: AgentRole.optional() }),
    responses: { 200: page(Agent) },
    refusals: ["cursor_mismatch"],
  },
} as const satisfies Operations;
export type PeopleOperations = typeof peopleOperations;
