import type {
  AccountChanges,
  AccountPermission,
  AccountPermissions,
  PermissionWhy,
} from "@deskbell/common/permissions/api.ts";

/** What one place says itself: on, off, or nothing (it inherits). */
export type Own = boolean | null;
/** `base` is what stood there when the change began. */
export type Change = { base: Own; value: Own };
export type Person = { id: number; name: string };

/** Unsaved changes of an account's permissions, by key; those of contacts by id first. */
export type Draft = {
  account: Record<string, Change>;
  contacts: Record<number, { name: string; values: Record<string, Change> }>;
};

export const emptyDraft: Draft = { account: {}, contacts: {} };

/** Puts a change in, or takes it out again when it is what stood there before. */
function put(changes: Record<string, Change>, key: string, base: Own, value: Own): Record<string, Change> {
  const { [key]: before, ...others } = changes;
  const from = before ? before.base : base;
  return from === value ? others : { ...others, [key]: { base: from, value } };
}

/** The draft with another value for the account; `base` is what is saved. */
export function setAccount(draft: Draft, key: string, base: Own, value: Own): Draft {
  return { ...draft, account: put(draft.account, key, base, value) };
}

/** The draft with another value for one contact; `base` is what is saved. */
export function setContact(draft: Draft, person: Person, key: string, base: Own, value: Own): Draft {
  const { [person.id]: before, ...others } = draft.contacts;
  const values = put(before?.values ?? {}, key, base, value);
  if (Object.keys(values).length === 0) return { ...draft, contacts: others };
  return { ...draft, contacts: { ...others, [person.id]: { name: person.name, values } } };
}

export function countChanges(draft: Draft): number {
  const contacts = Object.values(draft.contacts).reduce((sum, { values }) => sum + Object.keys(values).length, 0);
  return Object.keys(draft.account).length + contacts;
}

/** The changes as the API wants them; with `side` "base" the ones that take them back. Undefined without a change. */
export function toBody(draft: Draft, side: "value" | "base" = "value"): AccountChanges | undefined {
  const pick = (changes: Record<string, Change>) =>
    Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, change[side]]));
  const contacts = Object.entries(draft.contacts).map(([id, { values }]) => ({ id: Number(id), values: pick(values) }));
  const account = Object.keys(draft.account).length > 0 ? { values: pick(draft.account) } : {};
  if (countChanges(draft) === 0) return undefined;
  return { ...account, ...(contacts.length > 0 ? { contacts } : {}) };
}

/** One permission as the editor shows it, with unsaved changes. */
export type RowView = {
  row: AccountPermission;
  accountOwn: Own;
  /** What the account gets without an own value. */
  above: boolean;
  changed: boolean;
  inherited: boolean;
  appliesTo: number;
  differing: number;
  /** Contacts with a value of their own, whatever it is. */
  own: number;
  faces: Person[];
  differsFromSite: boolean;
};

/** Lays the draft over what is saved: who gets the permission, and who differs (design section 6.9). */
export function viewRow(row: AccountPermission, total: number, draft: Draft): RowView {
  const { key } = row;
  const change = draft.account[key];
  const accountOwn = change ? change.value : (row.account?.own ?? null);
  const above = row.site?.value ?? (row.account?.own == null && row.inherited);
  const inherited = row.account ? (accountOwn ?? above) : row.inherited;
  let on = row.contacts?.on ?? 0;
  let off = row.contacts?.off ?? 0;
  const moved: (Person & { value: Own })[] = [];
  for (const [id, { name, values }] of Object.entries(draft.contacts)) {
    const mine = values[key];
    if (!mine) continue;
    if (mine.base === true) on--;
    if (mine.base === false) off--;
    if (mine.value === true) on++;
    if (mine.value === false) off++;
    moved.push({ id: Number(id), name, value: mine.value });
  }
  const named = (inherited ? row.contacts?.firstOff : row.contacts?.firstOn) ?? [];
  const away = new Set(moved.map(({ id }) => id));
  const faces = [...named.filter(({ id }) => !away.has(id)), ...moved.filter(({ value }) => value === !inherited)];
  const differing = inherited ? off : on;
  return {
    row,
    accountOwn,
    above,
    changed: change !== undefined || moved.length > 0,
    inherited,
    appliesTo: inherited ? total - off : on,
    differing,
    own: on + off,
    faces,
    differsFromSite: (row.account !== null && accountOwn !== null && accountOwn !== above) || differing > 0,
  };
}

export type WhyStep = PermissionWhy["steps"][number] & { unsaved: boolean };

/** Lays the draft over an explanation: which of site, account and contact would decide. */
export function viewWhy(why: PermissionWhy, draft: Draft): { value: boolean; steps: WhyStep[] } {
  const contact = draft.contacts[why.contact.id]?.values[why.key];
  const account = draft.account[why.key];
  const steps = why.steps.map((step): WhyStep => {
    const change = step.scope === "contact" ? contact : step.scope === "account" ? account : undefined;
    return change
      ? { ...step, value: change.value, setBy: null, setAt: null, unsaved: true }
      : { ...step, unsaved: false };
  });
  if (!contact && !account) return { value: why.value, steps };
  const winner = steps.findLast((step) => step.value !== null);
  return {
    value: winner?.value ?? why.value,
    steps: steps.map((step) => ({ ...step, decides: step === winner })),
  };
}

/** Changes of the account that somebody else has changed meanwhile to something else; contacts are not compared. */
export function conflictsWith(draft: Draft, now: AccountPermissions): { key: string; theirs: Own; mine: Own }[] {
  return Object.entries(draft.account).flatMap(([key, { base, value }]) => {
    const row = now.data.find((known) => known.key === key);
    const theirs = row?.account?.own ?? null;
    return row && theirs !== base && theirs !== value ? [{ key, theirs, mine: value }] : [];
  });
}

/** The draft on top of newer values: what now stands there anyway is no change, `dropped` keys are given up. */
export function rebase(draft: Draft, now: AccountPermissions, dropped: ReadonlySet<string>): Draft {
  let account: Record<string, Change> = {};
  for (const [key, { value }] of Object.entries(draft.account)) {
    const own = now.data.find((row) => row.key === key)?.account?.own ?? null;
    if (!dropped.has(key)) account = put(account, key, own, value);
  }
  return { ...draft, account };
}
