import { useLingui } from "@lingui/react";
import { createContext, use, useMemo } from "react";
import type { TimeStyle } from "./format.ts";

/** The viewer's IANA zone; without a provider it is the browser's. */
export const ViewerZone = createContext<string>(Intl.DateTimeFormat().resolvedOptions().timeZone);

export function useTimeStyle(): TimeStyle {
  const { i18n } = useLingui();
  const timeZone = use(ViewerZone);
  return useMemo(() => ({ timeZone, i18n }), [timeZone, i18n]);
}
