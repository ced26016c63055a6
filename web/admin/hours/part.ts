import type { CalendarInput } from "@deskbell/common/hours/api.ts";

/** What each part of the calendar editor gets. */
export type PartProps = {
  input: CalendarInput;
  disabled: boolean;
  onChange: (part: Partial<CalendarInput>) => void;
  /** What the server said about a part, for example `weekly/2`. */
  errorOf: (part: string) => string | undefined;
};
