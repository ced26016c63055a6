import type { Chance } from "./chance.ts";

const zone = "Europe/London";
export const DAYS_BACK = 60;

/**
 * Beginnings of `count` past chats, oldest first: spread over the working days of the last 60 days up to yesterday, in
 * working hours.
 */
export function pastBeginnings(now: Date, count: number, chance: Chance): Date[] {
  const today = dayOf(now);
  const days = Array.from({ length: DAYS_BACK }, (_, i) => today.subtract({ days: DAYS_BACK - i })).filter(
    isWorkingDay,
  );
  const times = Array.from({ length: count }, (_, i) => {
    const day = days[Math.floor((i * days.length) / count)]!;
    const second = chance.between(8 * 3600 + 300, 16 * 3600 + 1800);
    return at(day, Temporal.PlainTime.from("00:00").add({ seconds: second }));
  });
  return times.sort((a, b) => a.getTime() - b.getTime());
}

/** So many working days before now, at a time of day. */
export function workingDayBefore(now: Date, days: number, time: string): Date {
  let day = dayOf(now);
  for (let left = days; left > 0; ) {
    day = day.subtract({ days: 1 });
    if (isWorkingDay(day)) left--;
  }
  return at(day, Temporal.PlainTime.from(time));
}

/** The same day at another time of day. */
export function sameDayAt(date: Date, time: string): Date {
  return at(dayOf(date), Temporal.PlainTime.from(time));
}

/** From one full hour to another on the working day after a date. */
export function nextWorkingDay(date: Date, [from, to]: readonly [number, number]): { start: string; end: string } {
  let day = dayOf(date).add({ days: 1 });
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  const hour = (clock: number) => at(day, Temporal.PlainTime.from({ hour: clock })).toISOString();
  return { start: hour(from), end: hour(to) };
}

function dayOf(date: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5;
}

function at(day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
}
