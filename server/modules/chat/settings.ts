import { choice, duration, onOff, type TextLanguage, textByLanguage } from "../../platform/settings/declare.ts";
import type { Place, Settings } from "../../platform/settings/index.ts";

const group = "chat";
/** Client-facing: an administrator may change it. The rest is the master administrator's (spec 60 section 6.1). */
const client = { group, capability: "settings.client" } as const;

const TEXT_MAX = 500;
const placeholders = ["account", "nextOpen", "contact"] as const;

function chatText(key: string, title: string, description: string) {
  return textByLanguage({ ...client, group: "chat_texts", key, title, description }, TEXT_MAX, placeholders);
}

/** What the chat module obeys (spec 10 section 19). Durations are in the unit that the declaration names. */
export const chatSettings = {
  chatEnabled: onOff(
    { ...client, key: "chatEnabled", title: "Chat", description: "Off hides chat from everyone, technicians included" },
    true,
  ),
  noAnswerSeconds: duration(
    {
      ...client,
      key: "noAnswerSeconds",
      scopes: ["site", "account"],
      unit: "s",
      title: "Nobody answered after",
      description: "How long a contact waits before the card with call me back and leave is shown",
    },
    { default: 40, min: 10, max: 600 },
  ),
  alertFirstRepeat: duration(
    {
      group,
      key: "alertFirstRepeat",
      unit: "s",
      title: "First repeat of the alert",
      description: "A chat that still waits after this time sounds again",
    },
    { default: 20, min: 5, max: 300 },
  ),
  alertEvery: duration(
    {
      group,
      key: "alertEvery",
      unit: "s",
      title: "Repeat the alert every",
      description: "Time between repeats of the alert while a chat waits",
    },
    { default: 10, min: 5, max: 120 },
  ),
  alertUntil: duration(
    {
      group,
      key: "alertUntil",
      unit: "s",
      title: "Stop the sound after",
      description: "After this time a waiting chat only keeps its badge",
    },
    { default: 90, min: 10, max: 900 },
  ),
  joinPolicy: choice(
    {
      group,
      key: "joinPolicy",
      title: "Joining a chat that somebody handles",
      description:
        "claimed: the first technician has it, others may join anyway. open: everyone joins freely. exclusive: only invited technicians and administrators",
    },
    ["claimed", "open", "exclusive"],
  ),
  waitingDisconnectGrace: duration(
    {
      ...client,
      key: "waitingDisconnectGrace",
      unit: "s",
      title: "Grace for a lost connection",
      description: "A waiting contact who comes back within this time keeps the place",
    },
    { default: 120, min: 30, max: 600 },
  ),
  maxWaitMinutes: duration(
    {
      ...client,
      key: "maxWaitMinutes",
      unit: "min",
      title: "Longest wait",
      description: "A chat nobody joined within this time counts as abandoned. 0: never",
    },
    { default: 60, min: 1, max: 480, offAtZero: true },
  ),
  pushTimeoutSeconds: duration(
    {
      group,
      key: "pushTimeoutSeconds",
      unit: "s",
      title: "Invitation to a contact ends after",
      description: "A contact who has not answered a technician's chat invitation by then counts as unreachable",
    },
    { default: 120, min: 30, max: 600 },
  ),
  idleMinutes: duration(
    {
      group,
      key: "idleMinutes",
      unit: "min",
      title: "Away after",
      description: "Time without mouse, keyboard or touch after which somebody is shown as away",
    },
    { default: 5, min: 1, max: 60 },
  ),
  quietMinutes: duration(
    {
      ...client,
      key: "quietMinutes",
      unit: "min",
      title: "A chat is quiet after",
      description: "Time without a message after which the contact may leave and the technician is reminded",
    },
    { default: 60, min: 10, max: 480 },
  ),
  autoCompleteIdleHours: duration(
    {
      group,
      key: "autoCompleteIdleHours",
      unit: "h",
      title: "Complete quiet chats after",
      description: "Time without a message after which a handled chat is completed by itself. 0: never",
    },
    { default: 0, min: 1, max: 72, offAtZero: true },
  ),
  allowOutsideHours: onOff(
    {
      ...client,
      key: "allowOutsideHours",
      scopes: ["site", "account"],
      title: "Chats outside office hours",
      description: "Contacts may start a chat while you are closed, with a warning",
    },
    false,
  ),
  readReceiptsToContacts: onOff(
    {
      ...client,
      key: "readReceiptsToContacts",
      title: "Contacts see read marks",
      description: "Contacts see when support has read their messages",
    },
    true,
  ),
  textTileTitle: chatText("textTileTitle", "Title of the chat card", "Headline of the chat card on the home page"),
  textTileDescription: chatText("textTileDescription", "Text of the chat card", "Sentence beneath that headline"),
  textWaiting: chatText("textWaiting", "While waiting", "Card that is shown while the contact waits for a technician"),
  textNoAnswer: chatText("textNoAnswer", "Nobody answered", "Card that is shown when nobody joined in time"),
  textNobodyReachable: chatText(
    "textNobodyReachable",
    "Nobody reachable",
    "Card that is shown when no technician is online",
  ),
  textOutsideHours: chatText("textOutsideHours", "Outside office hours", "Text of the chat card while you are closed"),
  textClosed: chatText("textClosed", "Chat closed", "Card that is shown when the technician has ended the chat"),
} as const;

const texts = {
  tileTitle: chatSettings.textTileTitle,
  tileDescription: chatSettings.textTileDescription,
  waiting: chatSettings.textWaiting,
  noAnswer: chatSettings.textNoAnswer,
  nobodyReachable: chatSettings.textNobodyReachable,
  outsideHours: chatSettings.textOutsideHours,
  closed: chatSettings.textClosed,
} as const;

/**
 * Texts that an administrator wrote, in one language, by name (`waiting`, `noAnswer`, ...). A text that nobody wrote is
 * absent: the portal then shows its own. Placeholders `{account} {nextOpen} {contact}` are filled by the portal.
 */
export async function chatTexts(
  settings: Settings,
  language: TextLanguage,
  place?: Place,
): Promise<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [name, declaration] of Object.entries(texts)) {
    const text = (await settings.get(declaration, place))[language];
    if (text !== undefined) written[name] = text;
  }
  return written;
}
