import type { CalendarInput } from "@deskbell/common/hours/api.ts";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useCountryName } from "../words/places.ts";
import type { Field } from "./merge.ts";
import { useWeekWords } from "./useHoursWords.ts";

/** Parts of a calendar and their values in short words, for two versions side by side. */
export function useFieldWords(): {
  name: (field: Field) => string;
  value: (field: Field, input: CalendarInput) => string;
} {
  const { t } = useLingui();
  const week = useWeekWords();
  const country = useCountryName();
  const names: Record<Field, string> = {
    name: t`Name`,
    timeZone: t`Time zone`,
    country: t`Country`,
    region: t`Region`,
    weekly: t`Week`,
    holidays: t`Holidays`,
    isDefault: t`Default`,
    accountIds: t`Accounts`,
    queueIds: t`Queues`,
  };
  const value = (field: Field, input: CalendarInput): string => {
    if (field === "weekly") return week(input.weekly);
    if (field === "country") return country(input.country) ?? t`None`;
    if (field === "holidays") return plural(input.holidays.length, { one: "# holiday", other: "# holidays" });
    if (field === "isDefault") return input.isDefault ? t`Yes` : t`No`;
    if (field === "accountIds" || field === "queueIds") return String(input[field].length);
    return input[field] ?? t`None`;
  };
  return { name: (field) => names[field], value };
}
