import { permissionsOperations } from "@deskbell/common/permissions/api.ts";
import type { Actor } from "../../platform/actor.ts";
import { ifMatchOf } from "../../platform/http/etag.ts";
import { Answer, bind } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { accessContact, hasCapability } from "../people/index.ts";
import { accountPermissions, previewChanges } from "./account.ts";
import { permissionCatalogue } from "./catalogue.ts";
import { setAccountPermissions, setContactPermissions, setPermissionsInBulk, setSitePermission } from "./commands.ts";
import { contactsWithPermission } from "./contacts.ts";
import { effectiveFeatures, permissionNamed, whyPermission } from "./features.ts";
import { presentPermission } from "./present.ts";

const routes = bind<Platform, typeof permissionsOperations>(permissionsOperations);
const actors = ["agent", "api_key"] as const;
const why = "Administrators decide what contacts may do";
const siteRead = { actors, capability: "settings.client", scope: "admin:read", why };
const siteChange = { actors, capability: "settings.client", scope: "admin:write", why };
const accountRead = { actors, capability: "accounts.write", scope: "accounts:read", why };
const accountChange = { actors, capability: "accounts.write", scope: "accounts:write", why };
const contactRead = { actors, capability: "contacts.write", scope: "contacts:read", why };
const contactChange = { actors, capability: "contacts.write", scope: "contacts:write", why };

async function onePermission(site: Platform, actor: Actor, key: string) {
  const permission = permissionNamed(key);
  const { steps } = await site.settings.explain(permission, {});
  const mayChange = actor.kind !== "agent" || hasCapability(actor.role, "settings.client");
  return presentPermission(permission, steps, (await site.settings.at("site", 0))[key], mayChange);
}

async function ofAccount(site: Platform, actor: Actor, id: number) {
  const permissions = await accountPermissions(site, actor, id);
  return new Answer(200, permissions, { etag: permissions.etag });
}

routes.on("GET /permissions", siteRead, async ({ site, actor }) => {
  const own = await site.settings.at("site", 0);
  const mayChange = actor.kind !== "agent" || hasCapability(actor.role, "settings.client");
  const data = await Promise.all(
    permissionCatalogue.map(async (permission) => {
      const { steps } = await site.settings.explain(permission, {});
      return presentPermission(permission, steps, own[permission.key], mayChange);
    }),
  );
  return { data };
});

routes.on("PUT /permissions/{key}", siteChange, async ({ site, actor, params, body, request }) => {
  await setSitePermission(site, actor, params.key, body.value, ifMatchOf(request));
  const permission = await onePermission(site, actor, params.key);
  return new Answer(200, permission, { etag: permission.etag });
});

routes.on("POST /permissions/bulk", { ...contactChange, scope: "admin:write" }, async ({ site, actor, body }) => {
  const { values, ...to } = body;
  return { changed: await setPermissionsInBulk(site, actor, to, values) };
});

routes.on("GET /accounts/{id}/permissions", accountRead, ({ site, actor, params }) =>
  ofAccount(site, actor, params.id),
);

routes.on("PATCH /accounts/{id}/permissions", accountChange, async ({ site, actor, params, body, request }) => {
  await setAccountPermissions(site, actor, params.id, body, ifMatchOf(request));
  return ofAccount(site, actor, params.id);
});

routes.on(
  "POST /accounts/{id}/permissions/preview",
  accountRead,
  async ({ site, actor, params, body }) => ({
    data: await previewChanges(site, actor, params.id, body),
  }),
  { idempotent: false },
);

routes.on("GET /accounts/{id}/permissions/{key}/contacts", accountRead, ({ site, actor, params, query }) =>
  contactsWithPermission(site, actor, params.id, params.key, query),
);

routes.on(
  "GET /contacts/{id}/effective-features",
  { actors: ["contact", ...actors], scope: "contacts:read", why: "Who sees a contact sees what it may do" },
  async ({ site, actor, params }) => {
    await accessContact(site, actor, params.id);
    return effectiveFeatures(site, params.id);
  },
);

routes.on("PATCH /contacts/{id}/permissions", contactChange, async ({ site, actor, params, body }) => {
  await setContactPermissions(site, actor, params.id, body.values);
  return effectiveFeatures(site, params.id);
});

routes.on("GET /contacts/{id}/permissions/{key}/why", contactRead, ({ site, actor, params }) =>
  whyPermission(site, actor, params.id, params.key),
);

export const permissionsRoutes = routes.routes();
