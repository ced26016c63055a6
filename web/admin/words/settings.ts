import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import type { Described } from "./permissions.ts";

type Words = [title: MessageDescriptor, description: MessageDescriptor];

/** Titles and descriptions by key, so that they can be translated; the server sends the same in English. */
const known: Record<string, Words> = {
  chatEnabled: [msg`Chat`, msg`Off hides chat from everyone, technicians included`],
  noAnswerSeconds: [
    msg`Nobody answered after`,
    msg`How long a contact waits before the card with call me back and leave is shown`,
  ],
  alertFirstRepeat: [msg`First repeat of the alert`, msg`A chat that still waits after this time sounds again`],
  alertEvery: [msg`Repeat the alert every`, msg`Time between repeats of the alert while a chat waits`],
  alertUntil: [msg`Stop the sound after`, msg`After this time a waiting chat only keeps its badge`],
  joinPolicy: [msg`Joining a chat that somebody handles`, msg`Who may come into a chat that a technician already has`],
  waitingDisconnectGrace: [
    msg`Grace for a lost connection`,
    msg`A waiting contact who comes back within this time keeps the place`,
  ],
  maxWaitMinutes: [msg`Longest wait`, msg`A chat nobody joined within this time counts as abandoned`],
  pushTimeoutSeconds: [
    msg`Invitation to a contact ends after`,
    msg`A contact who has not answered a technician's chat invitation by then counts as unreachable`,
  ],
  idleMinutes: [msg`Away after`, msg`Time without mouse, keyboard or touch after which somebody is shown as away`],
  quietMinutes: [
    msg`A chat is quiet after`,
    msg`Time without a message after which the contact may leave and the technician is reminded`,
  ],
  autoCompleteIdleHours: [
    msg`Complete quiet chats after`,
    msg`Time without a message after which a handled chat is completed by itself`,
  ],
  allowOutsideHours: [
    msg`Chats outside office hours`,
    msg`Contacts may start a chat while you are closed, with a warning`,
  ],
  readReceiptsToContacts: [msg`Contacts see read marks`, msg`Contacts see when support has read their messages`],
  assignedFirstSeconds: [
    msg`Assigned technicians first`,
    msg`Head start of the ticket's technicians before everyone is alerted`,
  ],
  preTicketPolicy: [msg`Ticket for a chat without one`, msg`When a chat from the home page becomes a ticket`],
  ticketOnMissed: [msg`Ticket for an abandoned chat`, msg`Makes a ticket when a contact leaves before anyone joined`],
  ticketOnCallback: [msg`Ticket for a callback`, msg`Makes a ticket when a contact asks to be called back`],
  assignOnJoin: [msg`Assign on joining`, msg`The technician who joins becomes the ticket's technician if it has none`],
  transcriptComment: [msg`Transcript on the ticket`, msg`How the transcript is added to the ticket`],
  textTileTitle: [msg`Title of the chat card`, msg`Headline of the chat card on the home page`],
  textTileDescription: [msg`Text of the chat card`, msg`Sentence beneath that headline`],
  textWaiting: [msg`While waiting`, msg`Card that is shown while the contact waits for a technician`],
  textNoAnswer: [msg`Nobody answered`, msg`Card that is shown when nobody joined in time`],
  textNobodyReachable: [msg`Nobody reachable`, msg`Card that is shown when no technician is online`],
  textOutsideHours: [msg`Outside office hours`, msg`Text of the chat card while you are closed`],
  textClosed: [msg`Chat closed`, msg`Card that is shown when the technician has ended the chat`],
};

/** A setting's title and description in the language of the reader. */
export function useSettingWords(): (setting: Described) => { title: string; description: string } {
  const { i18n } = useLingui();
  return useCallback(
    ({ key, title, description }) => {
      const words = known[key];
      return words ? { title: i18n._(words[0]), description: i18n._(words[1]) } : { title, description };
    },
    [i18n],
  );
}

/** What the values of a choice mean, by setting. */
const choices: Record<string, Record<string, Words>> = {
  joinPolicy: {
    claimed: [msg`The first has it`, msg`The first technician has it; others may join anyway`],
    open: [msg`Everyone joins`, msg`Every technician joins freely`],
    exclusive: [msg`By invitation`, msg`Only invited technicians and administrators join`],
  },
  preTicketPolicy: {
    manual: [msg`Technician decides`, msg`The technician makes the ticket, or none`],
    on_join: [msg`When somebody joins`, msg`A ticket is made when the first technician joins`],
    on_create: [msg`When the chat starts`, msg`Every chat has a ticket from the beginning`],
  },
  transcriptComment: {
    internal: [msg`Internal`, msg`Only technicians see it`],
    public: [msg`Public`, msg`Contacts see it as well`],
    none: [msg`None`, msg`The transcript stays with the chat`],
  },
};

/** A value of a choice in words, and what it means; a value that this portal does not know stays as it is. */
export function useChoiceWords(): (key: string, value: string) => { label: string; meaning: string } {
  const { i18n } = useLingui();
  return (key, value) => {
    const words = choices[key]?.[value];
    return words ? { label: i18n._(words[0]), meaning: i18n._(words[1]) } : { label: value, meaning: "" };
  };
}
