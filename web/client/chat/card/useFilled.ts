import { useCallback } from "react";
import { useNow, useTimeStyle } from "../../../shared/ui/time/index.ts";
import { firstName } from "../../home/greeting.ts";
import { useMe } from "../../me/me.ts";
import type { Availability } from "../availability.ts";
import { fillText } from "./fillText.ts";
import { nextOpenWords } from "./hours.ts";

/** Fills the placeholders of a text that an administrator wrote, for this contact, in their language and zone. */
export function useFilled(availability: Availability | undefined): (text: string | undefined) => string | undefined {
  const { name, account } = useMe();
  const style = useTimeStyle();
  const now = useNow(30_000);
  const nextOpen = nextOpenWords(availability?.hours.nextOpen ?? null, new Date(now), style);
  return useCallback(
    (text) => fillText(text, { account: account?.name, contact: firstName(name), nextOpen }),
    [account?.name, name, nextOpen],
  );
}
