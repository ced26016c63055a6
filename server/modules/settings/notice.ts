import type { FeedItem } from "@deskbell/common/realtime/frames.ts";
import type { Platform } from "../../platform/platform.ts";
import { connectedContacts, tellContacts } from "../../platform/realtime/tell.ts";

/** Tells an open page to read its settings again. */
export const noticeOfChange: FeedItem = { type: "changed", what: "settings" };

/**
 * Tells the contacts who are connected here of changed settings of the site or of their account. Agents are told by the
 * command, in their shared feed.
 */
export function passOnChanges(site: Platform): void {
  const settings = new Set<string>();
  site.settings.onChange(({ key, scope, scopeId }) => {
    if (settings.size === 0) for (const declared of site.settings.declarations("setting")) settings.add(declared.key);
    if (!settings.has(key) || (scope !== "site" && scope !== "account")) return;
    const ids = connectedContacts(site, (contact) => scope === "site" || contact.account.id === scopeId);
    tellContacts(site, ids, noticeOfChange).catch((error) =>
      site.log.error({ err: error }, "contacts could not be told of changed settings"),
    );
  });
}
