/** A person on the wire: `<site>~c~<contact id>` or `<site>~m~<agent id>` (spec 10 section 2.1). */
export interface UserId {
  siteId: string;
  kind: "contact" | "agent";
  id: number;
}

const letters = { contact: "c", agent: "m" } as const;

/** The wire id of a contact or agent, for example `demo~c~12`. */
export function userIdOf(siteId: string, kind: UserId["kind"], id: number): string {
  return `${siteId}~${letters[kind]}~${id}`;
}

/** Takes a wire id apart; null when it is none. */
export function parseUserId(text: string): UserId | null {
  const parts = /^([^~]{1,100})~([cm])~([1-9]\d{0,9})$/.exec(text);
  if (!parts) return null;
  const id = Number(parts[3]);
  if (id > 2_147_483_647) return null;
  return { siteId: parts[1]!, kind: parts[2] === "c" ? "contact" : "agent", id };
}
