import { useLingui } from "@lingui/react/macro";

/** A country's name in the reader's language; an unknown code stays as it is. */
export function useCountryName(): (code: string | null) => string | null {
  const { i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: "region", fallback: "code" });
  return (code) => {
    if (!code) return null;
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}
