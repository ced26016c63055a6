import type { I18n } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";

/** How a viewer reads times: their zone, their locale for 12 or 24 hours, and the words. */
export type TimeStyle = { timeZone: string; i18n: I18n };

const minute = 60_000;
const hour = 60 * minute;

/**
 * Relative time by calendar days of the viewer (design section 4): "now", "8 min ago", "2 h ago", "Yesterday", "19 Nov",
 * "19 Nov 2025"; ahead "Today 16:00", "Tomorrow 09:00", "in 3 days", "4 Dec". `row` leaves out "ago".
 */
export function relativeTime(at: Date, now: Date, style: TimeStyle, row = false): string {
  const { i18n } = style;
  const days = calendarDay(at, style.timeZone) - calendarDay(now, style.timeZone);
  const ago = now.getTime() - at.getTime();
  if (Math.abs(ago) < minute) return i18n._(msg`now`);
  if (ago < 0) return ahead(at, days, now, style);
  if (days === -1) return i18n._(msg`Yesterday`);
  if (days < -1) return shortDate(at, now, style);
  if (ago < hour) {
    const minutes = Math.floor(ago / minute);
    return row ? i18n._(msg`${minutes} min`) : i18n._(msg`${minutes} min ago`);
  }
  const hours = Math.floor(ago / hour);
  return row ? i18n._(msg`${hours} h`) : i18n._(msg`${hours} h ago`);
}

function ahead(at: Date, days: number, now: Date, style: TimeStyle): string {
  const { i18n } = style;
  const time = clockTime(at, style);
  if (days === 0) return i18n._(msg`Today ${time}`);
  if (days === 1) return i18n._(msg`Tomorrow ${time}`);
  if (days < 7) return i18n._(msg`${plural(days, { one: "in # day", other: "in # days" })}`);
  return shortDate(at, now, style);
}

/** "19 Nov", with the year once it is not this one. */
export function shortDate(at: Date, now: Date, style: TimeStyle): string {
  const year = (date: Date): string => part(date, style, { year: "numeric" });
  const other = year(at) !== year(now);
  return part(at, style, { day: "numeric", month: "short", ...(other ? { year: "numeric" } : {}) });
}

/** "Thu 26 Nov 2026, 10:43:05 (Europe/London)". */
export function exactTime(at: Date, style: TimeStyle): string {
  const time = part(at, style, { timeStyle: "medium" });
  return `${fullDate(at, style)}, ${time} (${style.timeZone})`;
}

/** "Thu 26 Nov 2026". */
export function fullDate(at: Date, style: TimeStyle): string {
  const weekday = part(at, style, { weekday: "short" });
  return `${weekday} ${part(at, style, { day: "numeric", month: "short", year: "numeric" })}`;
}

/** "10:43", or "10:43 am" where the locale counts to twelve. */
export function clockTime(at: Date, style: TimeStyle): string {
  return part(at, style, { timeStyle: "short" });
}

/** The rule between two days of a chat: "Today", "Yesterday" or "Tuesday, 24 Nov 2026". */
export function dayName(at: Date, now: Date, style: TimeStyle): string {
  const days = calendarDay(at, style.timeZone) - calendarDay(now, style.timeZone);
  if (days === 0) return style.i18n._(msg`Today`);
  if (days === -1) return style.i18n._(msg`Yesterday`);
  return `${part(at, style, { weekday: "long" })}, ${part(at, style, { day: "numeric", month: "short", year: "numeric" })}`;
}

/** "0:24", "14:05" or "1:02:03": a time that counts while it is looked at. Negative counts as zero. */
export function tickingTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "38 s", "21 min", "16 h 26 min" or "2 d 3 h": a time that is over. Negative counts as zero. */
export function duration(seconds: number, i18n: I18n): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return i18n._(msg`${whole} s`);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return i18n._(msg`${minutes} min`);
  const hours = Math.floor(minutes / 60);
  const restMinutes = minutes % 60;
  if (hours < 24) return restMinutes ? i18n._(msg`${hours} h ${restMinutes} min`) : i18n._(msg`${hours} h`);
  const days = Math.floor(hours / 24);
  const restHours = hours % 24;
  return restHours ? i18n._(msg`${days} d ${restHours} h`) : i18n._(msg`${days} d`);
}

/** Number of the calendar day in a zone; two instants of one day there have the same. */
export function calendarDay(at: Date, timeZone: string): number {
  const parts = formatter("en-u-ca-gregory", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(at);
  const read = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value);
  return Date.UTC(read("year"), read("month") - 1, read("day")) / 86_400_000;
}

function part(at: Date, style: TimeStyle, options: Intl.DateTimeFormatOptions): string {
  const locale = style.i18n.locales ?? style.i18n.locale;
  return formatter(Array.isArray(locale) ? (locale[0] as string) : locale, {
    ...options,
    timeZone: style.timeZone,
  }).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow and a list asks for hundreds, so each kind is made once. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}
