import { i18n, type Messages } from "@lingui/core";
import { chooseLanguage, formatLocale, type Language, storedLanguage, storeLanguage } from "./language.ts";

/** How a part loads its own words in each language; the shared ones come with the design system. */
export type Catalogs = Record<Language, () => Promise<{ messages: Messages }>>;

const shared: Catalogs = {
  en: () => import("../../locales/en/shared.po"),
  de: () => import("../../locales/de/shared.po"),
};

let current: Catalogs = shared;

/** Loads the words of a part in the language of this person and activates them; call once before rendering. */
export async function startLanguage(catalogs: Catalogs): Promise<void> {
  current = catalogs;
  await activate(chooseLanguage(storedLanguage(), navigator.languages));
}

/** Changes the language at once, on all that is on screen, and remembers it on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  await activate(language);
}

async function activate(language: Language): Promise<void> {
  const [common, own] = await Promise.all([shared[language](), current[language]()]);
  i18n.load(language, { ...common.messages, ...own.messages });
  i18n.activate(language, formatLocale(language, navigator.languages));
  document.documentElement.lang = language;
}
