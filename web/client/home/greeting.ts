import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** "Good morning, Ava" by the hour of the contact's day (0 to 23); without a name it greets without one. */
export function greeting(hour: number, name: string | undefined): MessageDescriptor {
  if (hour >= 5 && hour < 12) return name ? msg`Good morning, ${name}` : msg`Good morning`;
  if (hour >= 12 && hour < 18) return name ? msg`Good afternoon, ${name}` : msg`Good afternoon`;
  return name ? msg`Good evening, ${name}` : msg`Good evening`;
}

/** The hour of the day in a zone. */
export function hourIn(at: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));
}

/** What to call someone: the first word of their name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? "";
}
