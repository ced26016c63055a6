/** Languages of the product, each by its own name. */
export const languages = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof languages;

const key = "deskbell.language";

/**
 * The language to start in: the one chosen here, else the first of the browser's that we speak, else English.
 * Region does not matter (`de-AT` is German).
 */
export function chooseLanguage(stored: string | null, browser: readonly string[]): Language {
  for (const tag of stored ? [stored, ...browser] : browser) {
    const base = tag.toLowerCase().split("-")[0] as string;
    if (base in languages) return base as Language;
  }
  return "en";
}

export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage may be closed in an embedded page; the choice then lasts until reload.
  }
}

/** The locale for dates and numbers: the browser's own variant of the language (`en-GB`), so that 12 or 24 hours fit. */
export function formatLocale(language: Language, browser: readonly string[]): string {
  return browser.find((tag) => tag.toLowerCase().split("-")[0] === language && isLocale(tag)) ?? language;
}

/** Some systems hand browsers tags that are none, such as `en-US@posix`; formatting with one throws. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
