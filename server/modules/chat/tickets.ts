import type { Actor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";

/** What chat needs to know about a ticket. The desk module answers; see `setTicketPort`. */
export interface ChatTicket {
  id: number;
  title: string;
  open: boolean;
  accountId: number;
  contactId: number;
  queueId: number;
  assignedAgentIds: number[];
}

/** The desk as chat sees it (spec 10 sections 4.3, 4.4, 11). */
export interface TicketPort {
  /** The ticket if the actor may see it, else null. */
  find(site: Platform, actor: Actor, ticketId: number): Promise<ChatTicket | null>;
}

/** Until a desk is plugged in, no ticket exists for anybody. */
const noTickets: TicketPort = { find: async () => null };

const ports = new WeakMap<Platform, TicketPort>();

/** Plugs the desk in. Called once by the composition root. */
export const setTicketPort = (site: Platform, port: TicketPort) => ports.set(site, port);

export const ticketPort = (site: Platform): TicketPort => ports.get(site) ?? noTickets;
