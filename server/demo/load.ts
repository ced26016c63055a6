import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import { importChats } from "../modules/chat/index.ts";
import { ensureQueues } from "../modules/desk/index.ts";
import { importPasswords, needsSetup } from "../modules/identity/index.ts";
import { createAccount, createAgent, createContact, siteSettings } from "../modules/people/index.ts";
import { type AgentActor, system } from "../platform/actor.ts";
import type { Platform } from "../platform/platform.ts";
import type { SettingChange } from "../platform/settings/index.ts";
import { type Write, write } from "../platform/write.ts";
import { type Cast, pastChats } from "./chats.ts";
import { accounts, agents, DEMO_PASSWORD, type DemoAccount, firstContacts, queues } from "./people.ts";

interface DemoContact {
  id: number;
  accountId: number;
  account: DemoAccount;
  name: string;
  title: string;
  email: string;
  phone: string;
}

/**
 * Fills an empty site with the demo (spec 00 section 6): Northwind IT, its agents, 12 accounts with 121 contacts, chat
 * permissions and 150 past chats. What is there is kept: a second call changes nothing, and one after an interrupted
 * load completes it. Answers whether anything was loaded.
 */
export async function loadDemo(site: Platform, say: (line: string) => void = () => {}): Promise<boolean> {
  const contacts = everybody();
  const fresh = await needsSetup(site);
  if (fresh) say("Loading the demo: Northwind IT with 12 accounts, 121 contacts and 150 past chats");
  if (fresh) await write(site, (w) => loadPeople(site, w, contacts));
  const [{ empty } = { empty: false }] = await site.db.query<{ empty: boolean }>(
    "select not exists (select from chat_session) as empty",
  );
  if (empty) await importChats(site, pastChats(castOf(site, contacts), site.clock.now()));
  return fresh || empty;
}

async function loadPeople(site: Platform, w: Write, contacts: readonly DemoContact[]): Promise<void> {
  await ensureQueues(w, queues);
  await site.settings.set(w, system, siteSettings.siteName.key, "site", 0, "Northwind IT");
  await site.settings.set(w, system, siteSettings.siteTimeZone.key, "site", 0, "Europe/London");
  for (const agent of agents) {
    await createAgent(site, w, system, { ...agent, timeZone: "Europe/London" });
  }
  for (const [i, account] of accounts.entries()) {
    const { identifier, name, domain, address } = account;
    const fields = { identifier, name, address, type: "Customer", country: "GB", emailDomains: [domain] };
    await createAccount(site, w, system, { ...fields, id: i + 1, website: `https://${domain}` });
  }
  for (const { id, accountId, name, title, email, phone } of contacts) {
    const phones = [{ number: phone, kind: "work" as const }];
    const [givenName, ...rest] = name.split(" ");
    const names = { fullName: name, givenName, surname: rest.join(" ") };
    await createContact(site, w, system, { id, accountId, ...names, title, email, phones, source: "import" });
  }
  await site.settings.setMany(w, mia, permissions(contacts));
  await importPasswords(w, [...agents, ...contacts], DEMO_PASSWORD);
}

/** Who decided in the demo. */
const mia: AgentActor = {
  kind: "agent",
  ...agents[0],
  techPortalAccess: true,
  chatEnabled: true,
  access: { queues: null, accounts: null, categories: null },
  sessionId: "demo",
};

/** Chat is on for the site and off for Dan; Ben sees and approves everything of Acme. */
function permissions(contacts: readonly DemoContact[]): SettingChange[] {
  const chat = ["ticketChat", "preTicketChat", "chatCallback"];
  const idOf = (name: string) => contacts.find((contact) => contact.name === name)!;
  const of = (name: string, key: string, value: boolean): SettingChange => {
    const { id, accountId } = idOf(name);
    return { key, scope: "contact", scopeId: id, value, accountId };
  };
  return [
    ...chat.map((key): SettingChange => ({ key, scope: "site", scopeId: 0, value: true })),
    ...chat.map((key) => of("Dan Ruiz", key, false)),
    of("Ben Adeyemi", "allTickets", true),
    of("Ben Adeyemi", "approver", true),
    of("Cleo Marsh", "allTickets", true),
    of("Cleo Marsh", "fastTrack", true),
    of("Priya Nair", "approver", true),
    of("Rupert Lyle", "vip", true),
    { key: "somethingElse", scope: "account", scopeId: idOf("Cleo Marsh").accountId, value: false },
    { key: "shareTickets", scope: "account", scopeId: idOf("Priya Nair").accountId, value: true },
  ];
}

/** All contacts with their fixed ids: those with a name in the docs first, then account by account. */
function everybody(): DemoContact[] {
  const all = accounts.flatMap((account, i) => peopleOf(account, i + 1));
  const first = firstContacts.map((name) => all.find((contact) => contact.name === name)!);
  const others = all.filter((contact) => !first.includes(contact));
  return [...first, ...others].map((contact, i) => ({ ...contact, id: i + 1, phone: phoneOf(i + 1) }));
}

function peopleOf(account: DemoAccount, accountId: number): Omit<DemoContact, "id" | "phone">[] {
  const used = new Set<string>();
  return account.people.map((person) => {
    const [name, title] = person.split(", ") as [string, string];
    const [given, ...rest] = name.toLowerCase().split(" ");
    const local = used.has(given!) ? [given, ...rest].join(".") : given!;
    used.add(local);
    return { accountId, account, name, title, email: `${local}@${account.domain}` };
  });
}

/** Numbers that are reserved for fiction. */
function phoneOf(id: number): string {
  return `+441632960${String(id).padStart(3, "0")}`;
}

function castOf(site: Platform, contacts: readonly DemoContact[]): Cast {
  const agentNamed = (name: string): ChatUser => {
    const { id, name: full } = agents.find((agent) => agent.name.startsWith(name))!;
    return { userId: userIdOf(site.config.siteId, "agent", id), userType: "agent", id, name: full };
  };
  const chatting = contacts.filter(({ name }) => name !== "Dan Ruiz");
  const users = chatting.map(({ id, accountId, account, name, phone }) => ({
    user: {
      userId: userIdOf(site.config.siteId, "contact", id),
      userType: "contact" as const,
      id,
      name,
      account: { id: accountId, name: account.name, identifier: account.identifier },
    },
    phone,
  }));
  return {
    contacts: Map.groupBy(users, ({ user }) => user.account.identifier),
    mia: agentNamed("Mia"),
    tess: agentNamed("Tess"),
    theo: agentNamed("Theo"),
    queueId: queues[0]!.id,
  };
}
