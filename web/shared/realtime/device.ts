import { actionKey } from "../api/client.ts";

const key = "deskbell.device";

/** The random name of this browser, made once and kept in localStorage; where that is closed, one for this page. */
export function deviceId(): string {
  try {
    const known = localStorage.getItem(key);
    if (known) return known;
    const fresh = actionKey();
    localStorage.setItem(key, fresh);
    return fresh;
  } catch {
    return actionKey();
  }
}
