/** The setting that a search result points at. */
export type SettingSearch = { setting?: string };

/** Reads the address of a settings page. */
export function readSettingSearch(search: Record<string, unknown>): SettingSearch {
  return typeof search.setting === "string" && search.setting ? { setting: search.setting } : {};
}
