import { z } from "zod";
import { instant, integerId, page, pageQuery } from "../api/fields.ts";
import type { Operations } from "../api/operation.ts";
import { CascadeScope, CascadeSource, Setter } from "../settings/api.ts";

const tag = "Permissions";
const key = z.string().max(100).describe("Key of the permission, for example preTicketChat");
const values = z
  .record(key, z.boolean().nullable())
  .refine((given) => Object.keys(given).length > 0, { error: "Name at least one permission" })
  .describe("On, off, or null to inherit again, by key");

const described = {
  key,
  group: z.string().describe("Heading that it belongs to, for example chat"),
  title: z.string().describe("In plain English; portals translate by key"),
  description: z.string().describe("What it allows, in a few words"),
  scopes: z.array(CascadeScope).describe("Where it can be set"),
};
/** What one level says. */
const level = {
  own: z.boolean().nullable().describe("What is set here; null: inherits"),
  value: z.boolean().describe("What applies here"),
  source: CascadeSource,
  setBy: Setter.nullable().describe("Who set what applies"),
  setAt: instant.nullable().describe("When that was"),
};
const can = z.object({ change: z.boolean() }).describe("What the caller may do");

export const Permission = z
  .object({ ...described, ...level, default: z.boolean(), etag: z.string(), can })
  .meta({ id: "Permission", description: "A permission with its value for the site" });

export type Permission = z.infer<typeof Permission>;

export const ContactBrief = z.object({ id: z.int(), name: z.string() }).meta({ id: "ContactBrief" });

/** Contacts with a value of their own. Who differs follows from what the others inherit. */
export const ContactValues = z
  .object({
    on: z.int().describe("Contacts for whom it is switched on by themselves"),
    off: z.int().describe("Contacts for whom it is switched off by themselves"),
    firstOn: z.array(ContactBrief).describe("The first few of them by name"),
    firstOff: z.array(ContactBrief).describe("The first few of them by name"),
  })
  .meta({ id: "ContactValues" });
export type ContactValues = z.infer<typeof ContactValues>;

export const AccountPermission = z
  .object({
    ...described,
    site: z.object({ value: z.boolean(), source: CascadeSource }).nullable().describe("null: not set for the site"),
    account: z.object(level).nullable().describe("null: not set per account"),
    contacts: ContactValues.nullable().describe("null: not set per contact"),
    inherited: z.boolean().describe("What a contact without an own value gets"),
    differing: z.int().describe("Contacts whose own value is another one"),
    appliesTo: z.int().describe("Contacts for whom it is on"),
  })
  .meta({ id: "AccountPermission", description: "A permission as one account has it" });
export type AccountPermission = z.infer<typeof AccountPermission>;

export const AccountPermissions = z
  .object({
    data: z.array(AccountPermission),
    contactCount: z.int().describe("Active contacts of the account"),
    etag: z.string().describe("Also sent as ETag"),
    can,
  })
  .meta({ id: "AccountPermissions" });
export type AccountPermissions = z.infer<typeof AccountPermissions>;

const AccountChanges = z
  .object({
    values: values.optional().describe("For the account"),
    contacts: z
      .array(z.object({ id: integerId, values }))
      .max(200)
      .optional()
      .describe("For contacts of the account"),
  })
  .refine((body) => body.values !== undefined || (body.contacts?.length ?? 0) > 0, {
    error: "Name at least one change",
  });
export type AccountChanges = z.infer<typeof AccountChanges>;

export const PermissionEffect = z
  .object({
    key,
    turnsOn: z.int().describe("Contacts who gain it"),
    turnsOff: z.int().describe("Contacts who lose it"),
  })
  .meta({ id: "PermissionEffect" });
export type PermissionEffect = z.infer<typeof PermissionEffect>;

export const ContactPermission = z
  .object({ contact: ContactBrief, ...level })
  .meta({ id: "ContactPermission", description: "One contact and one permission" });
export type ContactPermission = z.infer<typeof ContactPermission>;

export const EffectiveFeatures = z
  .record(
    z.string(),
    z.object({
      value: z.boolean(),
      source: z.enum(["contact", "account", "global", "licence"]).describe("Level that decided"),
    }),
  )
  .meta({ id: "EffectiveFeatures", description: "What applies to a contact, by key, and which level decided" });

export const PermissionWhy = z
  .object({
    ...described,
    contact: ContactBrief,
    value: z.boolean().describe("What applies to the contact"),
    steps: z
      .array(
        z.object({
          scope: z.enum(["site", "account", "contact"]),
          name: z.string().describe("Name of the site, account or contact"),
          settable: z.boolean().describe("false: this level has no say in this permission"),
          value: z.boolean().nullable().describe("null: inherits"),
          isDefault: z.boolean().describe("Nobody set it; the built-in value"),
          setBy: Setter.nullable(),
          setAt: instant.nullable(),
          decides: z.boolean().describe("This level decided"),
        }),
      )
      .describe("Site, account, contact; the last one that says something decides"),
  })
  .meta({ id: "PermissionWhy" });
export type PermissionWhy = z.infer<typeof PermissionWhy>;

const id = z.object({ id: integerId });
const ids = z.array(integerId).min(1).max(1000);

export const permissionsOperations = {
  "GET /permissions": {
    summary: "All permissions with their values for the site",
    tag,
    responses: { 200: z.object({ data: z.array(Permission) }) },
    refusals: ["forbidden"],
  },
  "PUT /permissions/{key}": {
    summary: "Switch a permission on or off for the site. If-Match is honoured",
    tag,
    params: z.object({ key }),
    body: z.object({ value: z.boolean().nullable().describe("null goes back to the built-in value") }),
    responses: { 200: Permission },
    refusals: ["forbidden", "stale"],
  },
  "POST /permissions/bulk": {
    summary: "Switch permissions for many accounts or many contacts",
    tag,
    body: z.union([z.strictObject({ accountIds: ids, values }), z.strictObject({ contactIds: ids, values })]),
    responses: { 200: z.object({ changed: z.int().describe("Values that really changed") }) },
    refusals: ["forbidden"],
  },
  "GET /accounts/{id}/permissions": {
    summary: "The permissions of an account: site, account, and contacts that differ",
    tag,
    params: id,
    responses: { 200: AccountPermissions },
    refusals: ["forbidden"],
  },
  "PATCH /accounts/{id}/permissions": {
    summary: "Change permissions of an account and its contacts together. If-Match is honoured",
    tag,
    params: id,
    body: AccountChanges,
    responses: { 200: AccountPermissions },
    refusals: ["forbidden", "stale"],
  },
  "POST /accounts/{id}/permissions/preview": {
    summary: "How many contacts would gain or lose what, without changing anything",
    tag,
    params: id,
    body: AccountChanges,
    responses: { 200: z.object({ data: z.array(PermissionEffect) }) },
    refusals: ["forbidden"],
  },
  "GET /accounts/{id}/permissions/{key}/contacts": {
    summary: "Contacts of an account with their value of one permission, by name",
    tag,
    params: z.object({ id: integerId, key }),
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional().describe("Part of the name or e-mail address"),
      own: z.enum(["true", "false"]).optional().describe("Only contacts with (without) a value of their own"),
    }),
    responses: { 200: page(ContactPermission) },
    refusals: ["forbidden", "cursor_mismatch"],
  },
  "GET /contacts/{id}/effective-features": {
    summary: "What applies to a contact, and which level decided",
    tag,
    params: id,
    responses: { 200: EffectiveFeatures },
  },
  "PATCH /contacts/{id}/permissions": {
    summary: "Change permissions of a contact",
    tag,
    params: id,
    body: z.object({ values }),
    responses: { 200: EffectiveFeatures },
    refusals: ["forbidden"],
  },
  "GET /contacts/{id}/permissions/{key}/why": {
    summary: "Why a permission applies to a contact or not, level by level",
    tag,
    params: z.object({ id: integerId, key }),
    responses: { 200: PermissionWhy },
    refusals: ["forbidden"],
  },
} as const satisfies Operations;
export type PermissionsOperations = typeof permissionsOperations;
