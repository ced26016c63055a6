import type { CascadeStep, Declaration, Origin, Place, Scope, SetValue } from "./index.ts";

export interface ScopeRef {
  scope: Scope;
  scopeId: number;
}

/** Values that somebody set at one scope, by key. */
export type ScopeValues = ReadonlyMap<string, SetValue>;

export const scopeName = ({ scope, scopeId }: ScopeRef) => `${scope}:${scopeId}`;

/** The scopes that can speak for a place, nearest first (spec 60 section 4.1). */
export function scopesOf(place: Place = {}): ScopeRef[] {
  const chain: ScopeRef[] = [];
  if (place.contactId !== undefined) chain.push({ scope: "contact", scopeId: place.contactId });
  if (place.groupId !== undefined) chain.push({ scope: "group", scopeId: place.groupId });
  if (place.accountId !== undefined) chain.push({ scope: "account", scopeId: place.accountId });
  chain.push({ scope: "site", scopeId: 0 });
  return chain;
}

/** What each scope of the chain says about one declaration, nearest first, ending with the default. */
export function steps<T>(
  declaration: Declaration<T>,
  chain: readonly ScopeRef[],
  values: readonly ScopeValues[],
): CascadeStep<T>[] {
  const said: CascadeStep<T>[] = [];
  for (const [i, { scope }] of chain.entries()) {
    if (!declaration.scopes.includes(scope)) continue;
    const set = values[i]!.get(declaration.key);
    said.push(
      set ? { scope, value: set.value as T, setBy: set.setBy, setAt: set.setAt } : { scope, value: null as T | null },
    );
  }
  said.push({ scope: "default", value: declaration.default });
  return said;
}

/** The nearest step that says anything. */
export function winner<T>(said: readonly CascadeStep<T>[]): Origin<T> {
  const step = said.find(({ value }) => value !== null)!;
  return { value: step.value as T, source: step.scope, setBy: step.setBy, setAt: step.setAt };
}

/** Effective value alone: what `winner(steps(...))` finds, without building the steps. */
export function effective<T>(
  declaration: Declaration<T>,
  chain: readonly ScopeRef[],
  values: readonly ScopeValues[],
): T {
  for (const [i, { scope }] of chain.entries()) {
    const set = declaration.scopes.includes(scope) ? values[i]!.get(declaration.key) : undefined;
    if (set) return set.value as T;
  }
  return declaration.default;
}
