import type { CurrentHours, HoursRange } from "@deskbell/common/hours/api.ts";
import { useLingui } from "@lingui/react/macro";
import { calendarDay, clockTime, shortDate, useNow, useTimeStyle } from "../../shared/ui/time/index.ts";
import { isAllDay } from "./merge.ts";

const monday = Date.UTC(2024, 0, 1);

/** Names of the weekdays, Monday first. */
export function useWeekdays(style: "long" | "short" = "long"): string[] {
  const { i18n } = useLingui();
  const format = new Intl.DateTimeFormat(i18n.locale, { weekday: style, timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(monday + day * 86_400_000)));
}

/** The hours of a week in words: "Mon to Fri 09:00 to 17:30"; days without hours are left out. */
export function useWeekWords(): (weekly: readonly (readonly HoursRange[])[]) => string {
  const { t } = useLingui();
  const days = useWeekdays("short");
  const ofDay = (ranges: readonly HoursRange[]): string =>
    isAllDay(ranges) ? t`all day` : ranges.map(({ start, end }) => t`${start} to ${end}`).join(", ");
  return (weekly) => {
    if (weekly.every(isAllDay)) return t`All day, every day`;
    const spans: { from: number; to: number; words: string }[] = [];
    weekly.forEach((ranges, day) => {
      const words = ofDay(ranges);
      const last = spans.at(-1);
      if (last?.words === words) last.to = day;
      else spans.push({ from: day, to: day, words });
    });
    const open = spans.filter(({ words }) => words !== "");
    if (open.length === 0) return t`Closed every day`;
    return open
      .map(({ from, to, words }) => {
        const first = days[from];
        const last = days[to];
        return from === to ? `${first} ${words}` : t`${first} to ${last} ${words}`;
      })
      .join("; ");
  };
}

/** "Open now. Closes today at 17:30." in the viewer's zone. */
export function useCurrentWords(): (current: CurrentHours) => string {
  const { t, i18n } = useLingui();
  const style = useTimeStyle();
  const now = useNow(30_000);
  const at = (instant: string): string => {
    const when = new Date(instant);
    const time = clockTime(when, style);
    const days = calendarDay(when, style.timeZone) - calendarDay(new Date(now), style.timeZone);
    if (days <= 0) return t`today at ${time}`;
    if (days === 1) return t`tomorrow at ${time}`;
    const day =
      days < 7
        ? new Intl.DateTimeFormat(i18n.locale, { weekday: "long", timeZone: style.timeZone }).format(when)
        : shortDate(when, new Date(now), style);
    return t`${day} at ${time}`;
  };
  return (current) => {
    if (!current.configured) return t`Open all the time`;
    if (current.open) {
      if (!current.nextClose) return t`Open now, and for the next 30 days`;
      const closes = at(current.nextClose);
      return t`Open now. Closes ${closes}.`;
    }
    if (!current.nextOpen) return t`Closed now, and for the next 30 days`;
    const opens = at(current.nextOpen);
    return t`Closed now. Opens ${opens}.`;
  };
}
