import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";

type Words = [title: MessageDescriptor, description: MessageDescriptor];

/** Titles and descriptions by key, so that they can be translated; the server sends the same in English. */
const known: Record<string, Words> = {
  ticketChat: [msg`Ticket chat`, msg`Chat on open tickets, and be asked to chat by a technician`],
  preTicketChat: [msg`Chat without a ticket`, msg`Start from the home page`],
  chatCallback: [msg`Call me back`, msg`Ask for a call, also outside hours`],
  requestSupport: [msg`Contact support`, msg`Create tickets at all`],
  somethingElse: [msg`Something else`, msg`Request without a service type`],
  fastTrack: [msg`Fast track`, msg`Raise an open ticket once`],
  escalate: [msg`Escalate`, msg`Escalate an open ticket`],
  screenshot: [msg`Screenshots`, msg`Attach a screenshot in the desktop app`],
  shareTickets: [msg`Share tickets`, msg`All see tickets without group`],
  allTickets: [msg`All tickets`, msg`See every ticket of the account`],
  onBehalf: [msg`On behalf of others`, msg`Create a ticket for a colleague`],
  vip: [msg`VIP`, msg`Own tickets get the VIP priority`],
  groupTagVisibility: [msg`Group tags show tickets`, msg`A tag shared with a ticket shows it`],
  ticketFileStorage: [msg`Store files here`, msg`Attachments stay in Deskbell's storage`],
  approver: [msg`Approver`, msg`Approve requests of the account`],
  selfApprove: [msg`Own requests are approved`, msg`Own requests need no approval by others`],
  approvalMails: [msg`Approval mails`, msg`Get mails about approvals`],
  learningCenter: [msg`Learning centre`, msg`Menu entry and links into it`],
  aiAssistant: [msg`AI assistant`, msg`Ask on the home page`],
  notifications: [msg`Notifications`, msg`Notification centre in the top bar`],
  broadcasts: [msg`Broadcasts`, msg`News from you on the home page`],
  surveys: [msg`Surveys`, msg`Be asked how it went`],
  quotes: [msg`Quotes`, msg`See quotes`],
  invoices: [msg`Invoices`, msg`See invoices`],
  inviteColleagues: [msg`Invite colleagues`, msg`Contacts with all tickets invite others`],
  createGroups: [msg`Create contact groups`, msg`Contacts with all tickets make groups`],
};

export type Described = { key: string; title: string; description: string };

/** A permission's title and description in the language of the reader. */
export function usePermissionWords(): (permission: Described) => { title: string; description: string } {
  const { i18n } = useLingui();
  return useCallback(
    ({ key, title, description }) => {
      const words = known[key];
      return words ? { title: i18n._(words[0]), description: i18n._(words[1]) } : { title, description };
    },
    [i18n],
  );
}
