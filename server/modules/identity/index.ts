import type { Module } from "../../platform/module.ts";
import { watchIdentity } from "./authenticate.ts";
import { identityReactions, tidyDaily } from "./reactions.ts";
import { authRoutes } from "./routes.ts";

export { createApiKey } from "./api-keys.ts";
export { authenticate } from "./authenticate.ts";
export { createAdmin } from "./create-admin.ts";
export { checkCsrf } from "./csrf.ts";
export { homeOf } from "./home.ts";
export { importPasswords } from "./import.ts";
export { setPassword } from "./logins.ts";
export { ensureSetupCode, needsSetup } from "./setup.ts";
export { signInWithPassword } from "./sign-in.ts";

/** Sign-in, sessions and API keys. Its routes belong to the root of the host, not under `/rest/v1`. */
export const identityModule: Module = {
  name: "identity",
  routes: authRoutes,
  reactions: identityReactions,
  install(site) {
    watchIdentity(site);
    tidyDaily(site);
  },
};
