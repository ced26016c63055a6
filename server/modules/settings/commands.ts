import type { Actor } from "../../platform/actor.ts";
import { checkFresh } from "../../platform/http/etag.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse } from "../../platform/problem.ts";
import { type Declaration, valuePointer } from "../../platform/settings/index.ts";
import { write } from "../../platform/write.ts";
import { noticeOfChange } from "./notice.ts";
import { settingEtag } from "./present.ts";
import { accountSettingsTag, mayChange, settingNamed } from "./queries.ts";

/**
 * Changes (null: resets) a setting of the site. Refuses unknown keys with 404, missing rights with 403, another version
 * than `ifMatch` with 412 and invalid values with 422 (spec 93 section 10.4). Event `settings.changed` on a real change.
 */
export async function changeSetting(
  site: Platform,
  actor: Actor,
  key: string,
  value: unknown,
  ifMatch: readonly string[],
): Promise<void> {
  const declaration = settingNamed(site, key);
  requireChange(actor, declaration);
  await write(site, async (w) => {
    await site.settings.lock(w);
    checkFresh(ifMatch, settingEtag(declaration, (await site.settings.at("site", 0, w))[key]));
    const changed = await site.settings.set(w, actor, key, "site", 0, value);
    if (changed) w.toFeed("agents", noticeOfChange);
  });
}

/** The same for several settings of one account; keys that are not named stay. */
export async function changeAccountSettings(
  site: Platform,
  actor: Actor,
  accountId: number,
  values: Readonly<Record<string, unknown>>,
  ifMatch: readonly string[],
): Promise<void> {
  for (const declaration of site.settings.declarations("setting")) {
    if (Object.hasOwn(values, declaration.key)) requireChange(actor, declaration);
  }
  await write(site, async (w) => {
    await site.settings.lock(w);
    checkFresh(ifMatch, await accountSettingsTag(site, accountId, w));
    const changes = Object.entries(values).map(([key, value]) => ({
      key,
      scope: "account" as const,
      scopeId: accountId,
      value,
      pointer: valuePointer(key),
    }));
    const real = await site.settings.setMany(w, actor, changes);
    if (real.length > 0) w.toFeed("agents", noticeOfChange);
  });
}

function requireChange(actor: Actor, declaration: Declaration): void {
  if (mayChange(actor, declaration)) return;
  refuse("forbidden", `"${declaration.title}" is changed by a master administrator.`);
}
