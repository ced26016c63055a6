import type { Setting } from "@deskbell/common/settings/api.ts";
import { useLingui } from "@lingui/react/macro";

export type Section = { key: string; title: string; text: string; settings: Setting[] };

const places: Record<string, readonly string[]> = {
  availability: ["chatEnabled", "allowOutsideHours", "idleMinutes"],
  waiting: [
    "noAnswerSeconds",
    "maxWaitMinutes",
    "waitingDisconnectGrace",
    "pushTimeoutSeconds",
    "assignedFirstSeconds",
    "alertFirstRepeat",
    "alertEvery",
    "alertUntil",
  ],
  handling: ["joinPolicy", "assignOnJoin", "quietMinutes", "autoCompleteIdleHours", "readReceiptsToContacts"],
  tickets: ["preTicketPolicy", "ticketOnMissed", "ticketOnCallback", "transcriptComment"],
};

/** Settings under sensible headings; one that is new to this portal stands under More, so none is ever missing. */
export function useSections(): (settings: readonly Setting[]) => Section[] {
  const { t } = useLingui();
  const heads = [
    { key: "availability", title: t`Availability`, text: t`When chat is there, and who counts as here.` },
    { key: "waiting", title: t`Waiting and alarms`, text: t`What happens while a contact waits for somebody.` },
    { key: "handling", title: t`Handling`, text: t`How technicians work in a chat.` },
    { key: "tickets", title: t`Tickets`, text: t`How chats become tickets.` },
    { key: "texts", title: t`Texts`, text: t`What contacts read. An empty language keeps the built-in text.` },
    { key: "more", title: t`More`, text: "" },
  ];
  const homeOf = ({ key, group }: Setting): string =>
    group === "chat_texts" ? "texts" : (Object.keys(places).find((place) => places[place]?.includes(key)) ?? "more");
  const orderOf = (place: string, { key }: Setting): number => places[place]?.indexOf(key) ?? 0;
  return (settings) =>
    heads
      .map((head) => ({
        ...head,
        settings: settings
          .filter((setting) => homeOf(setting) === head.key)
          .sort((a, b) => orderOf(head.key, a) - orderOf(head.key, b)),
      }))
      .filter((section) => section.settings.length > 0);
}
