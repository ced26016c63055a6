import { msg } from "@lingui/core/macro";
import type { ApiResult } from "../../../shared/api/operations.ts";
import { calendarDay, clockTime, shortDate, type TimeStyle } from "../../../shared/ui/time/index.ts";

export type ChatHours = ApiResult<"GET /chat/availability">["hours"];
type Range = { start: string; end: string };

const monday = Date.UTC(2024, 0, 1);

/**
 * When chat is open over a week, in words: "all day, every day", "Mon to Fri 09:00 to 17:30". Names the calendar's zone
 * when the contact lives by another one. Undefined when no hour of the week is open.
 */
export function weekWords(hours: ChatHours, style: TimeStyle): string | undefined {
  const { i18n } = style;
  const week = hours.weekly.map((ranges) => ranges.map((range) => rangeWords(range, style)).join(", "));
  if (!hours.configured || week.every((_, day) => allDay(hours.weekly[day]))) return i18n._(msg`all day, every day`);
  const words = spans(week)
    .filter((span) => span.ranges !== "")
    .map((span) => `${daysWords(span, style)} ${span.ranges}`)
    .join("; ");
  if (words === "") return undefined;
  return hours.timeZone === style.timeZone ? words : i18n._(msg`${words} (${zoneWords(hours.timeZone)})`);
}

export type WeekDay = { name: string; words: string | undefined; today: boolean };

/** The seven days, Monday first, each with its hours (undefined: closed); `today` is the day in the calendar's zone. */
export function weekDays(hours: ChatHours, style: TimeStyle, now = new Date()): WeekDay[] {
  const present = named(now, style, { weekday: "long", timeZone: hours.configured ? hours.timeZone : style.timeZone });
  return Array.from({ length: 7 }, (_, day) => {
    const name = named(new Date(monday + day * 86_400_000), style, { weekday: "long", timeZone: "UTC" });
    const ranges = hours.configured ? (hours.weekly[day] ?? []) : [{ start: "00:00", end: "24:00" }];
    const words = ranges.map((range) => rangeWords(range, style)).join(", ") || undefined;
    return { name, words, today: name === present };
  });
}

/**
 * When somebody is there again, in the contact's zone: "today at 15:30", "tomorrow at 09:00", "Friday at 15:30", "4 Dec at
 * 09:00". Undefined when the calendar has no open hour ahead (spec 10 section 8).
 */
export function nextOpenWords(nextOpen: string | null, now: Date, style: TimeStyle): string | undefined {
  if (nextOpen === null) return undefined;
  const at = new Date(nextOpen);
  const { i18n } = style;
  const time = clockTime(at, style);
  const days = calendarDay(at, style.timeZone) - calendarDay(now, style.timeZone);
  if (days <= 0) return i18n._(msg`today at ${time}`);
  if (days === 1) return i18n._(msg`tomorrow at ${time}`);
  const day = days < 7 ? named(at, style, { weekday: "long", timeZone: style.timeZone }) : shortDate(at, now, style);
  return i18n._(msg`${day} at ${time}`);
}

/**
 * While chat is closed: when somebody is there again and the hours of the week, as sentences (spec 10 section 8). What is
 * not known is left out. `text` stands in place of the first sentence; an empty one leaves only the hours.
 */
export function closedWords(hours: ChatHours, now: Date, style: TimeStyle, text?: string): string {
  const { i18n } = style;
  const next = nextOpenWords(hours.nextOpen, now, style);
  const week = weekWords(hours, style);
  const first = text ?? (next ? i18n._(msg`We are next available ${next}.`) : i18n._(msg`Chat is closed right now.`));
  return week ? `${first} ${i18n._(msg`Online chat hours: ${week}.`)}`.trim() : first;
}

type Span = { from: number; to: number; ranges: string };

/** Neighbouring days with the same hours become one span. */
function spans(week: string[]): Span[] {
  const found: Span[] = [];
  week.forEach((ranges, day) => {
    const last = found.at(-1);
    if (last && last.ranges === ranges) last.to = day;
    else found.push({ from: day, to: day, ranges });
  });
  return found;
}

function daysWords(span: Span, style: TimeStyle): string {
  const first = dayName(span.from, style);
  const last = dayName(span.to, style);
  return span.from === span.to ? first : style.i18n._(msg`${first} to ${last}`);
}

function dayName(day: number, style: TimeStyle): string {
  return named(new Date(monday + day * 86_400_000), style, { weekday: "short", timeZone: "UTC" });
}

function rangeWords(range: Range, style: TimeStyle): string {
  if (allDay([range])) return style.i18n._(msg`all day`);
  const from = wallTime(range.start, style);
  const to = wallTime(range.end, style);
  return style.i18n._(msg`${from} to ${to}`);
}

/** "09:00" of the calendar as the contact writes times: "9:00 AM" where they count to twelve. */
function wallTime(text: string, style: TimeStyle): string {
  return clockTime(new Date(`2024-01-01T${text === "24:00" ? "00:00" : text}:00Z`), { ...style, timeZone: "UTC" });
}

function allDay(ranges: readonly Range[] | undefined): boolean {
  const [range] = ranges ?? [];
  return ranges?.length === 1 && range?.start === "00:00" && (range.end === "24:00" || range.end === "23:59");
}

/** A zone as people read it: "America/New York". */
function zoneWords(timeZone: string): string {
  return timeZone.replaceAll("_", " ");
}

function named(at: Date, style: TimeStyle, options: Intl.DateTimeFormatOptions): string {
  const { locales, locale } = style.i18n;
  return new Intl.DateTimeFormat((Array.isArray(locales) ? locales[0] : locales) ?? locale, options).format(at);
}
