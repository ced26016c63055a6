/** What an API key may be allowed, each to read or to write (spec 93 section 2.3). */
export const scopeAreas = [
  "tickets",
  "approvals",
  "time-entries",
  "accounts",
  "contacts",
  "contact-groups",
  "agents",
  "forms",
  "form-results",
  "catalogue",
  "tasks",
  "email-templates",
  "chat",
  "notifications",
  "workflows",
  "files",
  "audit-log",
  "admin",
] as const;
export type ScopeArea = (typeof scopeAreas)[number];
export type Scope = `${ScopeArea}:${"read" | "write"}`;

/** Every scope there is. The audit log can only be read. */
export const allScopes: readonly Scope[] = scopeAreas.flatMap((area): Scope[] =>
  area === "audit-log" ? [`${area}:read`] : [`${area}:read`, `${area}:write`],
);

const flowAreas: readonly ScopeArea[] = ["tickets", "contacts", "tasks", "chat", "notifications", "workflows"];
const everyday = allScopes.filter((scope) => !scope.startsWith("audit-log") && !scope.startsWith("admin"));

/** Names that stand for several scopes when a key is made. */
export const scopePresets: Readonly<Record<string, readonly Scope[]>> = {
  "read-only": everyday.filter((scope) => scope.endsWith(":read")),
  "power-automate": [
    ...everyday.filter((scope) => scope.endsWith(":read")),
    ...flowAreas.map((area): Scope => `${area}:write`),
  ],
  full: allScopes,
};

/** The words that are neither a scope nor a preset. */
export function unknownScopes(words: readonly string[]): string[] {
  return words.filter((word) => !Object.hasOwn(scopePresets, word) && !(allScopes as readonly string[]).includes(word));
}

/** Presets spelled out and what writing implies added, in the order of the list above; unknown words are dropped. */
export function expandScopes(words: readonly string[]): Scope[] {
  const given = new Set(
    words.flatMap((word): readonly string[] => (Object.hasOwn(scopePresets, word) ? scopePresets[word]! : [word])),
  );
  return allScopes.filter((scope) => given.has(scope) || given.has(scope.replace(/:read$/, ":write")));
}

/** True when the scopes of a key cover what is needed. */
export function hasScope(scopes: readonly string[], needed: Scope): boolean {
  return scopes.includes(needed) || scopes.includes("full") || scopes.includes(needed.replace(/:read$/, ":write"));
}
