import type { Holiday } from "@deskbell/common/hours/api.ts";
import DateHolidays from "date-holidays";
import { refuseFields } from "../../platform/problem.ts";

/** Public holidays of a country or region in a year, one a day; unknown places are refused with 422. */
export function holidayProposals(
  { country, region }: { country: string; region?: string },
  year: number,
  language: string,
): Holiday[] {
  const known = new DateHolidays();
  if (!Object.hasOwn(known.getCountries(), country)) refuseFields([unknown("/country")]);
  if (region && !Object.hasOwn(known.getStates(country) ?? {}, region)) refuseFields([unknown("/region")]);
  const source = region ? new DateHolidays(country, region) : new DateHolidays(country);
  const proposals = new Map<string, Holiday>();
  for (const { date, name, type } of source.getHolidays(year, language)) {
    const day = date.slice(0, 10);
    if (type !== "public" || proposals.has(day)) continue;
    proposals.set(day, { date: day, name: name.slice(0, 100), hours: null });
  }
  return [...proposals.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Countries with known holidays, and the regions of one, by name. */
export function holidayRegions(country: string | undefined, language: string) {
  const source = new DateHolidays();
  const names = new Intl.DisplayNames([language, "en"], { type: "region" });
  const countries = Object.keys(source.getCountries()).map((code) => ({ code, name: names.of(code) ?? code }));
  const states = (country && source.getStates(country, language)) || {};
  const regions = Object.entries(states).map(([code, name]) => ({ code, name }));
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, [language, "en"]);
  return { countries: countries.sort(byName), regions: regions.sort(byName) };
}

function unknown(pointer: string) {
  return { pointer, code: "unknown", detail: "No holidays are known for this place. Add them by hand." };
}
