import { z } from "zod";
import { TEXT_LANGUAGES } from "../../platform/settings/declare.ts";
import type { Declaration } from "../../platform/settings/index.ts";

const site = { kind: "setting", group: "site", scopes: ["site"] } as const;

/** True for a zone of the IANA database that this server knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Who the site is: chosen at set-up (spec 95 section 2). */
export const siteSettings = {
  siteName: {
    ...site,
    key: "siteName",
    schema: z.string().trim().min(1).max(100),
    default: "Deskbell",
    title: "Name",
    description: "Name of your organisation, as contacts see it",
  } satisfies Declaration<string>,
  siteTimeZone: {
    ...site,
    key: "siteTimeZone",
    schema: z.string().refine(isTimeZone, { error: "Choose a time zone of the list, for example Europe/Berlin" }),
    default: "UTC",
    title: "Time zone",
    description: "Zone in which times are shown to people who have not chosen one",
  } satisfies Declaration<string>,
  siteLanguage: {
    ...site,
    key: "siteLanguage",
    schema: z.enum(TEXT_LANGUAGES),
    default: "en",
    title: "Language",
    description: "Language for people whose browser asks for none that Deskbell speaks",
  } satisfies Declaration<(typeof TEXT_LANGUAGES)[number]>,
} as const;

export const siteDeclarations: readonly Declaration[] = Object.values(siteSettings) as Declaration[];
