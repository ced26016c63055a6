import { z } from "zod";
import { text } from "../api/fields.ts";
import type { Operations } from "../api/operation.ts";
import { email, Portal } from "../people/schemas.ts";

const tag = "Sign-in";
/** No rules here: a wrong one is wrong, a long one is not hashed. */
const password = z.string().min(1).max(1000).describe("The password");
/** Whatever was typed; what is no address is nobody's. */
const typedEmail = text(1, 254)
  .transform((typed) => typed.toLowerCase())
  .describe("E-mail address");

export const SignInChoice = z
  .object({ contactId: z.int(), accountName: z.string() })
  .meta({ id: "SignInChoice", description: "One of several contacts with the same e-mail" });

/** Operations at the root of the host, not under `/rest/v1` (spec 60 section 11). */
export const authOperations = {
  "POST /auth/sign-in/lookup": {
    summary: "Portals and sign-in methods of an e-mail address",
    tag,
    body: z.object({ email: typedEmail }),
    responses: {
      200: z.object({
        portals: z.array(Portal).describe("Empty when the address is not registered"),
        methods: z.array(z.enum(["password"])),
      }),
    },
  },
  "POST /auth/sign-in/password": {
    summary: "Sign in with a password",
    tag,
    body: z.object({
      email: typedEmail,
      password,
      portal: Portal,
      remember: z.boolean().default(false).describe("Stay signed in on this device"),
      contactId: z.int().optional().describe("Which contact, when the e-mail has several"),
      returnTo: z.string().max(2000).optional().describe("Path to go to afterwards; ignored outside the portal"),
    }),
    responses: {
      200: z.union([
        z.object({ redirect: z.string().describe("Signed in: go there") }),
        z.object({ choose: z.array(SignInChoice).describe("Ask again with one of these contacts, the primary first") }),
      ]),
    },
    refusals: ["invalid_credentials", "forbidden", "locked", "csrf"],
  },
  "POST /auth/sign-out": {
    summary: "End the session of this browser",
    tag,
    responses: { 204: z.undefined() },
    refusals: ["csrf"],
  },
  "GET /setup/state": {
    summary: "Whether the site is set up",
    tag,
    responses: { 200: z.object({ done: z.boolean() }) },
  },
  "POST /setup": {
    summary: "Set up an empty site and make its first administrator",
    tag,
    body: z.object({
      code: z.string().max(100).describe("Printed in the log at the first start"),
      siteName: text(1, 100),
      timeZone: z.string().max(100).describe("IANA name, for example Europe/Berlin"),
      name: text(1, 100).describe("Name of the first administrator"),
      email,
      password,
    }),
    responses: { 201: z.object({ redirect: z.string() }) },
    refusals: ["setup_done", "csrf"],
  },
} as const satisfies Operations;
export type AuthOperations = typeof authOperations;
