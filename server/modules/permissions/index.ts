import type { Module } from "../../platform/module.ts";
import { permissionCatalogue } from "./catalogue.ts";
import { passOnPermissions } from "./notice.ts";
import { permissionsRoutes } from "./routes.ts";

export { type Permission, permissionCatalogue } from "./catalogue.ts";
export { setAccountPermissions, setContactPermissions, setPermissionsInBulk, setSitePermission } from "./commands.ts";
export { contactFeatures, effectiveFeatures, permissionOf } from "./features.ts";

/** What contacts may do, decided for the site, an account or one contact (spec 60 section 4). */
export const permissionsModule: Module = {
  name: "permissions",
  declarations: permissionCatalogue,
  routes: permissionsRoutes,
  install: passOnPermissions,
};
