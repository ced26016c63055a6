import { portalRoots } from "@deskbell/common/identity/portals.ts";
import { DEMO_PASSWORD } from "./people.ts";

/** Where the demo is and who can sign in, for the terminal. */
export function logins(publicUrl: string): string {
  return [
    "",
    `  Client portal  ${publicUrl}${portalRoots.client}/`,
    `  TECH portal    ${publicUrl}${portalRoots.tech}/`,
    `  Admin portal   ${publicUrl}${portalRoots.admin}/`,
    "",
    `  Password of everybody: ${DEMO_PASSWORD}`,
    "  ava@acme.example        contact of Acme Manufacturing, may chat",
    "  cleo@globex.example     contact of Globex Legal, may chat",
    "  dan@globex.example      contact of Globex Legal, may not chat",
    "  ben@acme.example        contact of Acme, approver, sees all its tickets",
    "  tess@northwind.example  technician",
    "  theo@northwind.example  technician",
    "  sol@northwind.example   technician of the queue Projects only",
    "  mia@northwind.example   master administrator, technician",
    "",
  ].join("\n");
}
