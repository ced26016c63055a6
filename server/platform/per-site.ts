import type { Platform } from "./platform.ts";

/** A value that belongs to a site and ends with it, made on first use (ARCHITECTURE section 1, idea 5). */
export function perSite<T>(make: (site: Platform) => T): (site: Platform) => T {
  const values = new WeakMap<Platform, T>();
  return (site) => {
    let value = values.get(site);
    if (value === undefined) {
      value = make(site);
      values.set(site, value);
    }
    return value;
  };
}
