import type { Callback, CallbackInput } from "@deskbell/common/chat/schemas.ts";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Platform } from "../../platform/platform.ts";
import { type FieldError, refuseFields } from "../../platform/problem.ts";

const HORIZON_MS = 14 * 86_400_000;

/**
 * Checks what a contact asked for and brings the number into E.164 where it can be read (spec 10 C-46). Each window
 * starts before it ends, ends in the future and lies within 14 days; otherwise 422 with the field.
 */
export function parseCallback(site: Platform, input: CallbackInput): Callback {
  const errors = windowErrors(input.preferredTime ?? [], site.clock.now().getTime());
  if (errors.length > 0) refuseFields(errors);
  const parsed = input.phone ? parsePhoneNumberFromString(input.phone) : undefined;
  return {
    type: input.type,
    ...(input.phone ? { phone: parsed?.isPossible() ? parsed.number : input.phone, phoneText: input.phone } : {}),
    ...(input.note ? { note: input.note } : {}),
    ...(input.preferredTime?.length
      ? { preferredTime: input.preferredTime.map(({ start, end }) => ({ start: utc(start), end: utc(end) })) }
      : {}),
  };
}

export function windowErrors(windows: { start: string; end: string }[], now: number): FieldError[] {
  return windows.flatMap(({ start, end }, index) => {
    const pointer = `/callback/preferredTime/${index}`;
    const [from, until] = [Date.parse(start), Date.parse(end)];
    if (from >= until) return [{ pointer, code: "order", detail: "The time window must start before it ends." }];
    if (until <= now)
      return [{ pointer, code: "past", detail: "The time window lies in the past. Choose a later one." }];
    if (until > now + HORIZON_MS)
      return [{ pointer, code: "too_late", detail: "Choose a time within the next 14 days." }];
    return [];
  });
}

const utc = (at: string) => new Date(at).toISOString();
