import { useNow, useTimeStyle } from "../../../shared/ui/time/index.ts";
import { firstName } from "../../home/greeting.ts";
import { useMe } from "../../me/me.ts";
import type { Availability } from "../availability.ts";
import { nextOpenWords } from "./hours.ts";

/** Fills the placeholders `{account} {nextOpen} {contact}` of a text that an administrator wrote (spec 10 section 19). */
export function useFilled(availability: Availability | undefined): (text: string | undefined) => string | undefined {
  const me = useMe();
  const style = useTimeStyle();
  const now = useNow(30_000);
  const values: Record<string, string | undefined> = {
    account: me.account?.name,
    contact: firstName(me.name),
    nextOpen: nextOpenWords(availability?.hours.nextOpen ?? null, new Date(now), style),
  };
  return (text) => text?.replace(/\{(account|nextOpen|contact)\}/g, (_, name: string) => values[name] ?? "").trim();
}
