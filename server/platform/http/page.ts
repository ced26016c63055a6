import { createHash } from "node:crypto";
import { refuse } from "../problem.ts";

/** Where a page ends: the values of its order, in order, the id last. */
export type Position = readonly (string | number)[];

/** The cursor after a row; it fits only the list it came from (spec 93 section 10.3). */
export function cursorAfter(list: unknown, position: Position): string {
  return Buffer.from(JSON.stringify([mark(list), ...position])).toString("base64url");
}

/** Reads a cursor with as many values as `example`, each of its type; refuses any other with `cursor_mismatch`. */
export function readCursor<P extends Position>(list: unknown, cursor: string, example: P): P {
  try {
    const [given, ...position] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    const fits = position.length === example.length && position.every((part, i) => typeof part === typeof example[i]);
    if (given === mark(list) && fits) return position as unknown as P;
  } catch {
    // Falls through to the refusal.
  }
  return refuse("cursor_mismatch", "This cursor belongs to another list. Start again without a cursor.");
}

function mark(list: unknown): string {
  return createHash("sha256").update(JSON.stringify(list)).digest("base64url").slice(0, 12);
}
