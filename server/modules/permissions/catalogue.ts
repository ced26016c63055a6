import { z } from "zod";
import type { Declaration, Scope } from "../../platform/settings/index.ts";

/** A feature that a contact has or has not. */
export type Permission = Declaration<boolean>;

const everywhere: readonly Scope[] = ["site", "account", "contact"];
const perContact: readonly Scope[] = ["contact"];

function permission(
  group: string,
  key: string,
  title: string,
  description: string,
  byDefault: boolean,
  scopes: readonly Scope[] = everywhere,
): Permission {
  return {
    kind: "permission",
    group,
    key,
    title,
    description,
    default: byDefault,
    scopes,
    schema: z.boolean(),
    capability: "settings.client",
  };
}

const chat = [
  permission("chat", "ticketChat", "Ticket chat", "Chat on open tickets, and be asked to chat by a technician", false),
  permission("chat", "preTicketChat", "Chat without a ticket", "Start from the home page", false),
  permission("chat", "chatCallback", "Call me back", "Ask for a call, also outside hours", false),
];

const tickets = [
  permission("tickets", "requestSupport", "Contact support", "Create tickets at all", true),
  permission("tickets", "somethingElse", "Something else", "Request without a service type", true),
  permission("tickets", "fastTrack", "Fast track", "Raise an open ticket once", false),
  permission("tickets", "escalate", "Escalate", "Escalate an open ticket", false),
  permission("tickets", "screenshot", "Screenshots", "Attach a screenshot in the desktop app", true),
  permission("tickets", "shareTickets", "Share tickets", "All see tickets without group", false, ["site", "account"]),
  permission("tickets", "allTickets", "All tickets", "See every ticket of the account", false, perContact),
  permission("tickets", "onBehalf", "On behalf of others", "Create a ticket for a colleague", false),
  permission("tickets", "vip", "VIP", "Own tickets get the VIP priority", false, perContact),
  permission("tickets", "groupTagVisibility", "Group tags show tickets", "A tag shared with a ticket shows it", false, [
    "site",
  ]),
  permission("tickets", "ticketFileStorage", "Store files here", "Attachments stay in Deskbell's storage", true, [
    "site",
  ]),
];

const approvals = [
  permission("approvals", "approver", "Approver", "Approve requests of the account", false, perContact),
  permission("approvals", "selfApprove", "Own requests are approved", "Own requests need no approval by others", false),
  permission("approvals", "approvalMails", "Approval mails", "Get mails about approvals", true),
];

const portal = [
  permission("portal", "learningCenter", "Learning centre", "Menu entry and links into it", true),
  permission("portal", "aiAssistant", "AI assistant", "Ask on the home page", false),
  permission("portal", "notifications", "Notifications", "Notification centre in the top bar", true),
  permission("portal", "broadcasts", "Broadcasts", "News from you on the home page", true),
  permission("portal", "surveys", "Surveys", "Be asked how it went", true),
  permission("portal", "quotes", "Quotes", "See quotes", false),
  permission("portal", "invoices", "Invoices", "See invoices", false),
];

const people = [
  permission("people", "inviteColleagues", "Invite colleagues", "Contacts with all tickets invite others", false),
  permission("people", "createGroups", "Create contact groups", "Contacts with all tickets make groups", false, [
    "site",
  ]),
];

/**
 * Every on/off feature of contacts on a site with its own service desk, each declared once (spec 60 section 4.2). The
 * rows that exist only beside a PSA (`siteTickets`, `flag`) come with the PSA connection.
 */
export const permissionCatalogue: readonly Permission[] = [...chat, ...tickets, ...approvals, ...portal, ...people];
