import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import type { Caller } from "./caller.ts";
import { people, type Who } from "./people.ts";

/** Ends every chat that began since and takes everybody out of it, so that the next test finds the desk as it was. */
export async function tidy(as: (who: Who) => Promise<Caller>, since: Date): Promise<void> {
  const mia = await as("Mia");
  const from = new Date(since.getTime() - 1000).toISOString();
  const { data } = await mia.call<{ data: ChatSession[] }>(`GET /chat-sessions?limit=200&from=${from}`);
  for (const session of data) {
    const chat = `/chat-sessions/${session.id}`;
    if (session.status === "created") await mia.call(`POST ${chat}/join`, { force: true }, { allow: [409] });
    if (session.status !== "completed") await mia.call(`POST ${chat}/complete`, {}, { allow: [409] });
    const { users } = await mia.call<ChatSession>(`GET ${chat}`);
    for (const { name } of users) {
      const [who] = Object.entries(people).find(([, person]) => person.name === name) ?? [];
      if (who) await (await as(who as Who)).call(`POST ${chat}/leave`, undefined, { allow: [404, 409] });
    }
  }
}
