export { loadDemo } from "./load.ts";
export { logins } from "./logins.ts";
export { DEMO_PASSWORD } from "./people.ts";
