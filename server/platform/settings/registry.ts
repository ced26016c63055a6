import type { z } from "zod";
import { type FieldError, refuseFields } from "../problem.ts";
import type { ScopeValues } from "./cascade.ts";
import type { Declaration, SettingChange } from "./index.ts";

/** The declared settings and permissions of a site, and what their schemas accept. */
export interface Registry {
  add(declarations: readonly Declaration[]): void;
  all(): Declaration[];
  /** The changes with parsed values, one a key and scope. Refuses with 422 naming every fault. */
  parse(changes: readonly SettingChange[]): SettingChange[];
  /** Without values that today's schemas do not accept, such as a timer of 1 s that test mode left behind. */
  valid(values: ScopeValues): ScopeValues;
}

export function createRegistry(testMode: boolean): Registry {
  const byKey = new Map<string, Declaration>();
  const schemaOf = (declaration: Declaration) => (testMode && declaration.testSchema) || declaration.schema;

  function judge(change: SettingChange): { errors: FieldError[] } | { change: SettingChange } {
    const pointer = change.pointer ?? "/value";
    const declaration = byKey.get(change.key);
    if (!declaration) return fault(pointer, "unknown_key", `There is no setting "${change.key}".`);
    if (!declaration.scopes.includes(change.scope)) {
      const places = declaration.scopes.join(", ");
      return fault(pointer, "wrong_scope", `"${declaration.title}" can be set for ${places} only.`);
    }
    const scoped = { ...change, scopeId: change.scope === "site" ? 0 : change.scopeId };
    if (change.value === null) return { change: scoped };
    const parsed = schemaOf(declaration).safeParse(change.value);
    if (parsed.success) return { change: { ...scoped, value: parsed.data } };
    return { errors: parsed.error.issues.map((issue) => fieldError(pointer, issue)) };
  }

  return {
    add(declarations) {
      for (const declaration of declarations) {
        if (byKey.has(declaration.key)) throw new Error(`the setting ${declaration.key} is declared twice`);
        byKey.set(declaration.key, declaration);
      }
    },
    all: () => [...byKey.values()],
    parse(changes) {
      const errors: FieldError[] = [];
      const accepted = new Map<string, SettingChange>();
      for (const change of changes) {
        const verdict = judge(change);
        if ("errors" in verdict) errors.push(...verdict.errors);
        else accepted.set(`${change.key} ${verdict.change.scope} ${verdict.change.scopeId}`, verdict.change);
      }
      if (errors.length > 0) refuseFields(distinct(errors));
      return [...accepted.values()];
    },
    valid(values) {
      const kept = [...values].filter(([key, { value }]) => {
        const declaration = byKey.get(key);
        return declaration !== undefined && schemaOf(declaration).safeParse(value).success;
      });
      return kept.length === values.size ? values : new Map(kept);
    },
  };
}

/** Where the value of a key stands in a body of the form `{values: {key: value}}`. */
export const valuePointer = (key: string) => `/values/${escapePointer(key)}`;

function fault(pointer: string, code: string, detail: string): { errors: FieldError[] } {
  return { errors: [{ pointer, code, detail }] };
}

function fieldError(pointer: string, issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map((part) => `/${escapePointer(String(part))}`).join("");
  return { pointer: pointer + path, code: issue.code, detail: issue.message };
}

/** RFC 6901. */
function escapePointer(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The same fault of a hundred accounts is one fault. */
function distinct(errors: readonly FieldError[]): FieldError[] {
  return [...new Map(errors.map((error) => [`${error.pointer} ${error.code} ${error.detail}`, error])).values()];
}
