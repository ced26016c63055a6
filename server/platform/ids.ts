import { randomFillSync } from "node:crypto";

// Drawn in large portions: asking the system for each id costs more than everything else about it.
const pool = Buffer.alloc(4096);
let used = pool.length;

/** So many random bytes, good for ids and tokens. */
export function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return Buffer.from(pool.subarray(used - count, used));
}

/**
 * UUIDv7: sortable by time, unguessable enough for an id, never an authorisation secret. Ids of one millisecond are in the
 * order of `ordinal` (0 to 4095) where it is given.
 */
export function uuidv7(now = Date.now(), ordinal?: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  if (ordinal !== undefined) bytes.writeUInt16BE(ordinal & 0x0fff, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
