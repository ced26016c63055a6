import type { Module } from "../../platform/module.ts";
import { watchIdentity } from "./authenticate.ts";
import { identityReactions, tidyDaily } from "./reactions.ts";
import { authRoutes } from "./routes.ts";

export { createApiKey, moveApiKey, type NewApiKey } from "./api-keys.ts";
export { authenticate } from "./authenticate.ts";
export { type AdminInput, createAdmin } from "./create-admin.ts";
export { checkCsrf } from "./csrf.ts";
export { homeOf } from "./home.ts";
export { setPassword } from "./logins.ts";
export { endSessionsOf } from "./sessions.ts";
export { ensureSetupCode, isSetUp, needsSetup, type SetupCode, type SetupInput, setUpSite } from "./setup.ts";
export { lookUp, type PasswordSignIn, type SignInResult, signInWithPassword, signOut } from "./sign-in.ts";

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
