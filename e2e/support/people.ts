/** Who plays in the tests: the named people of the demo site, and contacts of Acme that have nothing else to do. */
export const people = {
  Ava: { name: "Ava Chen", email: "ava@acme.example", portal: "client" },
  Ben: { name: "Ben Adeyemi", email: "ben@acme.example", portal: "client" },
  Cleo: { name: "Cleo Marsh", email: "cleo@globex.example", portal: "client" },
  Dan: { name: "Dan Ruiz", email: "dan@globex.example", portal: "client" },
  Omar: { name: "Omar Haddad", email: "omar@acme.example", portal: "client" },
  Tess: { name: "Tess Okafor", email: "tess@northwind.example", portal: "tech" },
  Theo: { name: "Theo Lindqvist", email: "theo@northwind.example", portal: "tech" },
  Sol: { name: "Sol Park", email: "sol@northwind.example", portal: "tech" },
  Mia: { name: "Mia Torres", email: "mia@northwind.example", portal: "admin" },
} as const satisfies Record<string, { name: string; email: string; portal: Portal }>;

export type Portal = "client" | "tech" | "admin";
export type Who = keyof typeof people;

/** The password of everybody on the demo site. */
export const password = "deskbell-demo";

export const homes: Record<Portal, string> = { client: "/portal/", tech: "/tech/", admin: "/admin/" };
