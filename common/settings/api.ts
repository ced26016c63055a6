import { z } from "zod";
import { instant, integerId } from "../api/fields.ts";
import type { Operations } from "../api/operation.ts";

const tag = "Settings";
const refusals = ["forbidden", "precondition_required", "stale"] as const;
const settingKey = z.object({ key: z.string().max(100).describe("Key of the setting, for example noAnswerSeconds") });

export const cascadeScopes = ["site", "account", "group", "contact"] as const;
export const CascadeScope = z.enum(cascadeScopes).describe("Where a value can be set");
export const CascadeSource = z
  .enum([...cascadeScopes, "default"])
  .describe("Where the effective value comes from: the nearest place that says anything");

/** Who set a value. */
export const Setter = z
  .looseObject({
    kind: z.string().describe("agent, api_key or system"),
    id: z.union([z.int(), z.string()]).optional().describe("Id of the agent or key"),
    name: z.string().optional().describe("Name at that time"),
  })
  .meta({ id: "Setter" });

export const Setting = z
  .object({
    key: z.string().describe("Name of the setting"),
    group: z.string().describe("Heading that it belongs to, for example chat"),
    title: z.string().describe("In plain English; portals translate by key"),
    description: z.string().describe("What it does, in a sentence"),
    unit: z.string().nullable().describe("s, min or h for durations"),
    schema: z.record(z.string(), z.unknown()).describe("JSON Schema of the values it accepts"),
    default: z.unknown().describe("Value when nobody says anything"),
    scopes: z.array(CascadeScope).describe("Where it can be set"),
    own: z.unknown().describe("What is set at the place asked for; null: inherits"),
    value: z.unknown().describe("What applies at the place asked for"),
    source: CascadeSource,
    inherited: z.unknown().describe("What would apply without the own value"),
    setBy: Setter.nullable().describe("Who set the value that applies"),
    setAt: instant.nullable().describe("When that was"),
    etag: z.string().describe("Give it as If-Match to change this setting"),
    can: z.object({ change: z.boolean() }).describe("What the caller may do"),
  })
  .meta({ id: "Setting" });
export type Setting = z.infer<typeof Setting>;

export const AccountSettings = z
  .object({
    data: z.array(Setting),
    etag: z.string().describe("Also sent as ETag; give it as If-Match to change them"),
  })
  .meta({ id: "AccountSettings" });

const group = z.string().max(60).optional().describe("Only settings under this heading");
const value = z.unknown().describe("The new value; null goes back to inherit");
const ifMatch = "Needs If-Match";

export const settingsOperations = {
  "GET /settings": {
    summary: "Settings of the site with their values",
    tag,
    query: z.object({ group }),
    responses: { 200: z.object({ data: z.array(Setting) }) },
    refusals: ["forbidden"],
  },
  "GET /settings/{key}": {
    summary: "One setting of the site",
    tag,
    params: settingKey,
    responses: { 200: Setting },
    refusals: ["forbidden"],
  },
  "PUT /settings/{key}": {
    summary: `Change a setting of the site. ${ifMatch}`,
    tag,
    params: settingKey,
    body: z.object({ value }),
    responses: { 200: Setting },
    refusals,
  },
  "GET /accounts/{id}/settings": {
    summary: "Settings that an account may have for itself",
    tag,
    params: z.object({ id: integerId }),
    query: z.object({ group }),
    responses: { 200: AccountSettings },
    refusals: ["forbidden"],
  },
  "PUT /accounts/{id}/settings": {
    summary: `Change settings of an account; those not named stay. ${ifMatch}`,
    tag,
    params: z.object({ id: integerId }),
    body: z.object({
      values: z
        .record(z.string().max(100), z.unknown())
        .refine((values) => Object.keys(values).length > 0, { error: "Name at least one setting" })
        .describe("New values by key; null goes back to inherit"),
    }),
    responses: { 200: AccountSettings },
    refusals,
  },
} as const satisfies Operations;
export type SettingsOperations = typeof settingsOperations;
