/**
 * One use of a conversation: where it happens, what the contact wrote first, words that fill `{slots}`, and whose chat it
 * is; without a name the contacts of the account take turns.
 */
export type Variant = readonly [
  account: string,
  opening: string,
  slots?: Readonly<Record<string, string>>,
  who?: string,
];

/**
 * A chat between a contact and a technician, written once and told in several variants.
 *
 * Script lines: `T:` the technician, `C:` the contact, `S:` a second technician (who joins with the first such line),
 * `~ 20` a pause of 20 minutes. Slots: `{me}` the contact's first name, `{tech}` and `{second}` the technicians', and
 * those of the variant; `{Who}` is `{who}` with a capital.
 */
export interface Conversation {
  variants: readonly Variant[];
  script: string;
  note: string;
  /** Time of day at which it has to begin, for scripts that speak of the time. */
  startsAt?: string;
}

/** A chat that nobody joined, or that ended in a wish to be called back. */
export interface Unanswered {
  account: string;
  /** Whose chat it is; absent: the contacts of the account take turns. */
  who?: string;
  opening: string;
  /** What the contact added while waiting. */
  added?: string;
  /** The technician's note after following up; absent: still to do. */
  note?: string;
}

export interface WantedCallback extends Unanswered {
  way: "phone" | "chat";
  wish?: string;
  /** Preferred hours on the next day. */
  hours?: readonly [number, number];
}
