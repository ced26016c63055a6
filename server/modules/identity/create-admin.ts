import { randomBytes } from "node:crypto";
import { system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { type Write, write } from "../../platform/write.ts";
import { ensureQueues } from "../desk/index.ts";
import { createAgent, moveAgent, normalEmail, peopleOf, updateAgent } from "../people/index.ts";
import { setPassword } from "./logins.ts";
import { lockSetup } from "./setup.ts";

export interface AdminInput {
  email: string;
  name: string;
  /** Made and answered when absent. */
  password?: string;
}

/**
 * Makes a master admin from the command line, or makes the agent with this e-mail one, and sets the password. Answers the
 * password only when it was made here. Refuses weak passwords and what is no e-mail address with 422.
 */
export async function createAdmin(site: Platform, input: AdminInput): Promise<{ agentId: number; password?: string }> {
  const email = normalEmail(input.email);
  const password = input.password ?? randomBytes(18).toString("base64url");
  const { agent } = await peopleOf(site, email);
  const agentId = await write(site, async (w) => {
    await lockSetup(w);
    await ensureQueues(w, [{ id: 1, name: "Support" }]);
    const id = await masterAdmin(site, w, agent?.id ?? (await inactiveAgent(w, email)), { email, name: input.name });
    await setPassword(site, w, system, { email, name: input.name }, password);
    return id;
  });
  return input.password === undefined ? { agentId, password } : { agentId };
}

async function masterAdmin(
  site: Platform,
  w: Write,
  known: number | null,
  { email, name }: { email: string; name: string },
): Promise<number> {
  if (known === null) return (await createAgent(site, w, system, { email, name, role: "master_admin" })).id;
  await moveAgent(site, w, system, known, "activate");
  await updateAgent(site, w, system, known, { role: "master_admin", techPortalAccess: true });
  return known;
}

async function inactiveAgent(w: Write, email: string): Promise<number | null> {
  const [row] = await w.query<{ id: number }>("select id from agent where email = $1 and state = 'inactive'", [email]);
  return row?.id ?? null;
}
