import type { Platform } from "../../platform/platform.ts";
import { connectedContacts, tellContacts } from "../../platform/realtime/tell.ts";
import { permissionCatalogue } from "./catalogue.ts";
import { noticeOfPermissions } from "./commands.ts";

interface Changed {
  site: boolean;
  accounts: Set<number>;
  contacts: Set<number>;
}

/**
 * After every committed change, in every process and once this process has forgotten the old values: connections of the
 * affected contacts get their new rights (spec 60 section 4.1: at once), and contacts affected through their account or
 * the site a feed item. What one command changed is passed on together.
 */
export function passOnPermissions(site: Platform): void {
  const keys = new Set(permissionCatalogue.map(({ key }) => key));
  let changed: Changed | undefined;
  site.settings.onChange(({ key, scope, scopeId }) => {
    if (!keys.has(key)) return;
    if (!changed) {
      changed = { site: false, accounts: new Set(), contacts: new Set() };
      setImmediate(() => {
        const now = changed!;
        changed = undefined;
        passOn(site, now).catch((error) => site.log.error({ err: error }, "contacts could not be told of permissions"));
      });
    }
    if (scope === "site") changed.site = true;
    else if (scope === "account") changed.accounts.add(scopeId);
    else changed.contacts.add(scopeId);
  });
}

async function passOn(site: Platform, changed: Changed): Promise<void> {
  const through = connectedContacts(site, ({ account }) => changed.site || changed.accounts.has(account.id));
  const themselves = connectedContacts(site, ({ id }) => changed.contacts.has(id));
  for (const id of new Set([...through, ...themselves])) site.realtime.recheck({ kind: "contact", id });
  await tellContacts(site, through, noticeOfPermissions);
}
