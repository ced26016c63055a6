import { settingsOperations } from "@deskbell/common/settings/api.ts";
import { ifMatchOf, requireIfMatch } from "../../platform/http/etag.ts";
import { Answer, bind } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { accessAccount } from "../people/index.ts";
import { changeAccountSettings, changeSetting } from "./commands.ts";
import { accountSettingsTag, getSetting, listSettings, theSite } from "./queries.ts";

const routes = bind<Platform, typeof settingsOperations>(settingsOperations);
const capability = "settings.client";
const read = {
  actors: ["agent", "api_key"],
  capability,
  scope: "admin:read",
  why: "Administrators read every setting",
} as const;
const change = {
  actors: ["agent", "api_key"],
  capability,
  scope: "admin:write",
  why: "Administrators change client-facing settings, master administrators all",
} as const;

async function oneSetting(site: Platform, actor: Parameters<typeof getSetting>[1], key: string) {
  const setting = await getSetting(site, actor, key);
  return new Answer(200, setting, { etag: setting.etag });
}

async function settingsOfAccount(site: Platform, actor: Parameters<typeof getSetting>[1], id: number, group?: string) {
  const etag = await accountSettingsTag(site, id);
  const data = await listSettings(site, actor, { scope: "account", scopeId: id }, group);
  return new Answer(200, { data, etag }, { etag });
}

routes.on("GET /settings", read, async ({ site, actor, query }) => ({
  data: await listSettings(site, actor, theSite, query.group),
}));

routes.on("GET /settings/{key}", read, ({ site, actor, params }) => oneSetting(site, actor, params.key));

routes.on("PUT /settings/{key}", change, async ({ site, actor, params, body, request }) => {
  await changeSetting(site, actor, params.key, body.value, requireIfMatch(ifMatchOf(request)));
  return oneSetting(site, actor, params.key);
});

routes.on("GET /accounts/{id}/settings", read, async ({ site, actor, params, query }) => {
  await accessAccount(site, actor, params.id);
  return settingsOfAccount(site, actor, params.id, query.group);
});

routes.on("PUT /accounts/{id}/settings", change, async ({ site, actor, params, body, request }) => {
  await accessAccount(site, actor, params.id);
  await changeAccountSettings(site, actor, params.id, body.values, requireIfMatch(ifMatchOf(request)));
  return settingsOfAccount(site, actor, params.id);
});

export const settingsRoutes = routes.routes();
