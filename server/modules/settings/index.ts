import type { Module } from "../../platform/module.ts";
import { passOnChanges } from "./notice.ts";
import { settingsRoutes } from "./routes.ts";

/** Reading and changing the settings that other modules declare. */
export const settingsModule: Module = {
  name: "settings",
  routes: settingsRoutes,
  install: passOnChanges,
};
