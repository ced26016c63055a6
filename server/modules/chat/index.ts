import type { Module } from "../../platform/module.ts";
import { reconsiderTimers, startClockwork } from "./clockwork.ts";
import { isEligible } from "./eligibility.ts";
import { chatReactions, onPresence } from "./hooks.ts";
import { installPresence, onPresenceChange, startPresence } from "./presence/index.ts";
import { chatLogProvider } from "./queries.ts";
import { chatRoutes } from "./routes.ts";
import { chatSettings } from "./settings.ts";

export {
  acceptChat,
  addSystemMessage,
  changeCallback,
  completeChat,
  declineChat,
  editCloseNote,
  inviteAgents,
  joinChat,
  leaveChat,
  requestCallback,
  withdrawCallback,
  withdrawInvite,
} from "./commands.ts";
export { type ImportedChat, importChats } from "./import.ts";
export { listChats } from "./list.ts";
export { dismissAlert, markRead, postMessage } from "./messages.ts";
export { openCallback, openPreTicketChat, openPush, openTicketChat } from "./open.ts";
export { accessChat, chatLog, chatStays } from "./queries.ts";
export { type ChatTicket, setTicketPort, type TicketPort } from "./tickets.ts";

/** Chat: sessions, their log, presence, alerts, callbacks, history (spec 10). */
export const chatModule: Module = {
  name: "chat",
  declarations: Object.values(chatSettings),
  routes: chatRoutes,
  reactions: chatReactions,
  install(site) {
    installPresence(site);
    onPresenceChange(site, (person, from, to) => onPresence(site, person, from, to));
    site.realtime.setLogProvider(chatLogProvider(site));
    site.realtime.setFeedGuard(
      (actor, audience) => actor.kind === "agent" && (audience === null || isEligible(actor, audience)),
    );
    site.settings.onChange(({ key }) => {
      if (key in chatSettings)
        void reconsiderTimers(site).catch((error) => site.log.error({ err: error }, "timers were not reconsidered"));
    });
  },
  async start(site) {
    const stops = [await startPresence(site), await startClockwork(site)];
    return async () => {
      for (const stop of stops) await stop();
    };
  },
};
