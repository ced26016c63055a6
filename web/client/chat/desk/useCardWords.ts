import { useChatConfig } from "../../../shared/chat/data/react.tsx";
import { useNow, useTimeStyle } from "../../../shared/ui/time/index.ts";
import type { Availability } from "../availability.ts";
import { closedWords } from "../card/hours.ts";
import { useFilled } from "../card/useFilled.ts";
import type { CardKind } from "./cardKind.ts";

/** Names of the texts that an administrator may write, by the card that shows them (spec 10 section 19). */
const names: Partial<Record<CardKind, string>> = {
  waiting: "waiting",
  nobodyAnswered: "noAnswer",
  nobodyAtDesk: "nobodyReachable",
  closed: "closed",
};

/** The text written for a kind of card, with its placeholders; undefined when the card keeps its own words. */
export function useCardText(kind: CardKind | null): string | undefined {
  const name = kind && names[kind];
  const texts = useChatConfig()?.texts;
  return name ? texts?.[name] : undefined;
}

/** What a card says: the written text, filled, and on the cards that nobody answered the hours while chat is closed. */
export function useCardWords(
  kind: CardKind | null,
  availability: Availability | undefined,
): { text?: string; hours?: string } {
  const filled = useFilled(availability);
  const style = useTimeStyle();
  const now = useNow(30_000);
  const written = useCardText(kind);
  const text = filled(written);
  const shut = availability?.hours.open === false && (kind === "nobodyAnswered" || kind === "nobodyAtDesk");
  // A written text that says when somebody is there again need not hear it repeated.
  const said = text !== undefined && written?.includes("{nextOpen}");
  const hours = shut ? closedWords(availability.hours, new Date(now), style, said ? "" : undefined) : undefined;
  return { text, hours };
}
