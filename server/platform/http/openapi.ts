import { Problem, type ProblemCode, problems } from "@deskbell/common/api/problems.ts";
import { z } from "zod";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

const common: ProblemCode[] = [
  "malformed_json",
  "unauthenticated",
  "forbidden",
  "not_found",
  "validation_failed",
  "rate_limited",
];

/** The OpenAPI 3.1 document, from the schemas that validate requests (spec 93 section 10.8). */
export function openApiDocument(
  routes: { prefix: string; route: Route<never> }[],
  site: { publicUrl: string; version: string },
): Json {
  const paths: Record<string, Json> = {};
  const schemas: Record<string, Json> = {};
  for (const { prefix, route } of routes) {
    const [method, path] = route.key.split(" ") as [string, string];
    const address = prefix + path;
    paths[address] = { ...paths[address], [method.toLowerCase()]: operationOf(prefix, route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Deskbell API",
      version: site.version,
      description: "Everything the portals do, they do through this API.",
    },
    servers: [{ url: site.publicUrl }],
    tags: [...new Set(routes.map(({ route }) => route.operation.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "deskbell" },
        apiKey: { type: "http", scheme: "bearer", description: "An API key; also accepted as DdApi or Basic" },
      },
    },
  };
}

function operationOf(prefix: string, { key, operation, policy }: Route<never>, schemas: Record<string, Json>): Json {
  const parameters = [
    ...parametersOf(operation.params, "path", schemas),
    ...parametersOf(operation.query, "query", schemas),
  ];
  return {
    operationId: operationId(prefix, key),
    summary: operation.summary,
    description: `${policy.why}. For: ${policy.actors.join(", ")}.`,
    tags: [operation.tag],
    ...(policy.scope ? { "x-deskbell-scope": policy.scope } : {}),
    ...(policy.capability ? { "x-deskbell-capability": policy.capability } : {}),
    "x-deskbell-actors": policy.actors,
    security: policy.actors.includes("anonymous")
      ? []
      : [{ session: [] }, ...(policy.actors.includes("api_key") ? [{ apiKey: [] }] : [])],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: !operation.body.safeParse(undefined).success,
            content: jsonOf(operation.body, "input", schemas),
          },
        }
      : {}),
    responses: responsesOf(operation, schemas),
  };
}

function responsesOf(operation: Route["operation"], schemas: Record<string, Json>): Json {
  const responses: Json = {};
  for (const [status, schema] of Object.entries(operation.responses)) {
    const empty = status === "204";
    responses[status] = {
      description: empty ? "Done" : "Success",
      ...(empty ? {} : { content: jsonOf(schema, "output", schemas) }),
    };
  }
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...common, ...(operation.refusals ?? [])]) {
    const [status] = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  jsonOf(Problem, "output", schemas);
  for (const [status, codes] of byStatus) {
    responses[status] = {
      description: codes.map((code) => `${code}: ${problems[code][1]}`).join(". "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return responses;
}

/** `POST /chat-sessions/{id}/join` becomes `postChatSessionsByIdJoin`. */
export function operationId(prefix: string, key: string): string {
  const [method, path] = key.split(" ") as [string, string];
  const words = (prefix === "/rest/v1" ? path : prefix + path)
    .split(/[/-]/)
    .filter(Boolean)
    .map((word) => word.replace(/^\{(\w+)\}$/, (_, name) => `by-${name}`))
    .flatMap((word) => word.split("-"));
  return (
    method.toLowerCase() +
    words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll(/\W/g, "")).join("")
  );
}

function parametersOf(schema: z.ZodObject | undefined, where: "path" | "query", schemas: Record<string, Json>): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, ...body } = convert(field as z.ZodType, "input", schemas);
    const required = where === "path" || !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: where, required, ...(description ? { description } : {}), schema: body };
  });
}

const jsonOf = (schema: z.ZodType, io: "input" | "output", schemas: Record<string, Json>) => ({
  "application/json": { schema: convert(schema, io, schemas) },
});

/** Schemas with an id become components; inputs that differ from outputs get a name of their own. */
function convert(schema: z.ZodType, io: "input" | "output", schemas: Record<string, Json>): Json {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json & {
    $defs?: Record<string, Json>;
  };
  const { $schema: _schema, $defs, ...body } = json;
  const suffix = (name: string) => (io === "input" && !name.endsWith("Input") ? `${name}Input` : name);
  const relink = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(relink);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) =>
        k === "$ref" && typeof v === "string"
          ? [k, v === "#" ? v : `#/components/schemas/${suffix(v.replace("#/$defs/", ""))}`]
          : [k, relink(v)],
      ),
    );
  };
  for (const [name, definition] of Object.entries($defs ?? {})) {
    const { $schema: _s, id: _id, ...clean } = definition;
    schemas[suffix(name)] ??= relink(clean) as Json;
  }
  const id = (schema.meta() as { id?: string } | undefined)?.id;
  const own = relink(body) as Json;
  if (!id) return own;
  const { id: _own, ...clean } = own;
  schemas[suffix(id)] ??= clean;
  return { $ref: `#/components/schemas/${suffix(id)}` };
}
