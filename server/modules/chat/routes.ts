import { chatOperations } from "@deskbell/common/chat/api.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { FeedPosition } from "@deskbell/common/realtime/frames.ts";
import type { Actor } from "../../platform/actor.ts";
import { Answer, bind, type Policy } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse } from "../../platform/problem.ts";
import { availability, chatConfig, inviteCandidates } from "./availability.ts";
import * as commands from "./commands.ts";
import { listChats } from "./list.ts";
import { dismissAlert, markRead, postMessage, signalTyping } from "./messages.ts";
import { openCallback, openPreTicketChat, openPush, openTicketChat } from "./open.ts";
import { ownPresence, reportActivity, setPreference, visiblePresence } from "./presence/index.ts";
import { accessChat, chatLog, chatStays, transcript, viewChat } from "./queries.ts";
import type { Stored } from "./store.ts";

const contact: Policy<"contact"> = { actors: ["contact"], why: "A contact acts for themselves" };
const agent: Policy<"agent"> = { actors: ["agent"], capability: "chat", why: "Agents who may chat" };
const person: Policy<"contact" | "agent"> = {
  actors: ["contact", "agent"],
  why: "Whoever takes part; the rules decide on the chat",
};
const reader: Policy<"contact" | "agent" | "api_key"> = {
  actors: ["contact", "agent", "api_key"],
  scope: "chat:read",
  why: "Chats that the caller may see, and no others",
};
const inviter: Policy<"agent" | "api_key"> = {
  actors: ["agent", "api_key"],
  capability: "chat",
  scope: "chat:write",
  why: "Agents in the chat, and programs",
};

/** Limits of a person beside the general ones (spec 10 section 14). */
const limits = {
  messages: { name: "chat.messages", points: 60, seconds: 60, burst: { points: 20, seconds: 60 } },
  openings: { name: "chat.openings", points: 10, seconds: 3600, counts: "done" },
  invites: { name: "chat.invites", points: 20, seconds: 60 },
  typing: { name: "chat.typing", points: 1, seconds: 1, over: "drop" },
} as const;

const routes = bind<Platform, typeof chatOperations>(chatOperations);
const view = (site: Platform, actor: Actor, stored: Stored) => viewChat(site, actor, stored);

routes.on("GET /chat/availability", contact, ({ site, actor }) => availability(site, actor));
routes.on("GET /chat/config", person, ({ site, actor, query }) => chatConfig(site, actor, query.language));

routes.on(
  "POST /chat-sessions",
  person,
  async ({ site, actor, body }) => {
    if (actor.kind === "agent") {
      if (body.kind !== "push")
        refuse("forbidden", "Agents open a chat from a ticket: send kind push. Contacts open the others.");
      return view(site, actor, await openPush(site, actor, body));
    }
    switch (body.kind) {
      case "pre_ticket":
        return view(site, actor, await openPreTicketChat(site, actor, body));
      case "ticket":
        return view(site, actor, await openTicketChat(site, actor, body));
      case "callback":
        return view(site, actor, await openCallback(site, actor, body));
      case "push":
        return refuse("forbidden", "Only agents can invite to a chat. Send kind pre_ticket, ticket or callback.");
    }
  },
  { limit: limits.openings },
);

routes.on("GET /chat-sessions", reader, ({ site, actor, query }) => listChats(site, actor, query));
routes.on("GET /chat-sessions/{id}", reader, async ({ site, actor, params }) => {
  const { stored } = await accessChat(site, actor, params.id);
  const body = await view(site, actor, stored);
  return new Answer(200, body, { etag: `"${body.version}"` });
});
routes.on("GET /chat-sessions/{id}/events", reader, ({ site, actor, params, query }) =>
  chatLog(site, actor, params.id, query),
);
routes.on("GET /chat-sessions/{id}/transcript", reader, ({ site, actor, params, query }) =>
  transcript(site, actor, params.id, query.format),
);
routes.on("GET /chat-sessions/{id}/participants", reader, ({ site, actor, params }) =>
  chatStays(site, actor, params.id),
);

routes.on(
  "POST /chat-sessions/{id}/messages",
  person,
  async ({ site, actor, params, body }) => {
    const { event, fresh } = await postMessage(site, actor, params.id, body);
    return new Answer(fresh ? 201 : 200, event);
  },
  // The message's own id makes it idempotent, for as long as the session is kept.
  { idempotent: false, limit: limits.messages },
);
routes.on("POST /chat-sessions/{id}/join", person, async ({ site, actor, params, body }) =>
  view(site, actor, await commands.joinChat(site, actor, params.id, body.force)),
);
routes.on("POST /chat-sessions/{id}/leave", person, async ({ site, actor, params }) =>
  view(site, actor, await commands.leaveChat(site, actor, params.id)),
);
routes.on("POST /chat-sessions/{id}/accept", person, async ({ site, actor, params }) =>
  view(site, actor, await commands.acceptChat(site, actor, params.id)),
);
routes.on("POST /chat-sessions/{id}/decline", person, async ({ site, actor, params }) =>
  view(site, actor, await commands.declineChat(site, actor, params.id)),
);
routes.on(
  "POST /chat-sessions/{id}/invites",
  inviter,
  async ({ site, actor, params, body }) =>
    view(site, actor, await commands.inviteAgents(site, actor, params.id, body.agentIds)),
  { limit: limits.invites },
);
routes.on("DELETE /chat-sessions/{id}/invites/{agentId}", inviter, async ({ site, actor, params }) => {
  const userId = userIdOf(site.config.siteId, "agent", params.agentId);
  return view(site, actor, await commands.withdrawInvite(site, actor, params.id, userId));
});
routes.on("GET /chat-sessions/{id}/invite-candidates", agent, async ({ site, actor, params }) => ({
  data: await inviteCandidates(site, actor, params.id),
}));
routes.on("POST /chat-sessions/{id}/callback", contact, async ({ site, actor, params, body }) =>
  view(site, actor, await commands.requestCallback(site, actor, params.id, body)),
);
routes.on("PATCH /chat-sessions/{id}/callback", contact, async ({ site, actor, params, body }) =>
  view(site, actor, await commands.changeCallback(site, actor, params.id, body)),
);
routes.on("POST /chat-sessions/{id}/callback/withdraw", contact, async ({ site, actor, params }) =>
  view(site, actor, await commands.withdrawCallback(site, actor, params.id)),
);
routes.on("POST /chat-sessions/{id}/complete", agent, async ({ site, actor, params, body }) =>
  view(site, actor, await commands.completeChat(site, actor, params.id, body)),
);
routes.on("PUT /chat-sessions/{id}/close-note", agent, async ({ site, actor, params, body }) =>
  view(site, actor, await commands.editCloseNote(site, actor, params.id, body.note)),
);
routes.on(
  "POST /chat-sessions/{id}/read",
  person,
  ({ site, actor, params, body }) => markRead(site, actor, params.id, body),
  { idempotent: false, limit: limits.typing },
);
routes.on(
  "POST /chat-sessions/{id}/system-messages",
  { actors: ["api_key"], scope: "chat:write", why: "Programs report what they did" },
  async ({ site, actor, params, body }) =>
    view(site, actor, await commands.addSystemMessage(site, actor, params.id, body.message)),
);
routes.on(
  "POST /chat-sessions/{id}/typing",
  person,
  ({ site, actor, params }) => signalTyping(site, actor, params.id) as Promise<undefined>,
  { idempotent: false, limit: limits.typing },
);
routes.on(
  "POST /chat-sessions/{id}/dismiss",
  agent,
  ({ site, actor, params }) => dismissAlert(site, actor, params.id) as Promise<undefined>,
);

routes.on("GET /chat/presence", person, async ({ site, actor, query }) => ({
  self: await ownPresence(site, actor),
  users: await visiblePresence(site, actor, [query.userId ?? []].flat()),
}));
routes.on("PUT /chat/presence", { actors: ["agent"], why: "Contacts cannot set presence" }, ({ site, actor, body }) =>
  setPreference(site, actor, body.state),
);
routes.on(
  "POST /chat/activity",
  person,
  ({ site, actor, body }) => reportActivity(site, actor, body) as Promise<undefined>,
  { idempotent: false, limit: limits.typing },
);
routes.on("GET /chat/feed", person, async ({ site, actor, query }) => {
  const position: FeedPosition = { me: query.me, ...(query.agents === undefined ? {} : { agents: query.agents }) };
  const { resync, items, heads } = await site.realtime.feedAfter(actor, position, query.limit);
  return { resync, data: items, heads };
});

export const chatRoutes = routes.routes();
