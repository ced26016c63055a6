/** One permission of one account's contacts: what they inherit, and who has a value of their own. */
export interface Spread {
  /** Active contacts. */
  total: number;
  inherited: boolean;
  own: ReadonlyMap<number, boolean>;
}

/**
 * How many contacts gain and lose a permission when the inherited value becomes `inherited` and some contacts' own values
 * change (null: back to inherit). Contacts that are not active must not be named.
 */
export function effectOf(
  before: Spread,
  inherited: boolean,
  changes: ReadonlyMap<number, boolean | null>,
): { turnsOn: number; turnsOff: number } {
  const named = new Set([...before.own.keys(), ...changes.keys()]);
  const moved = (was: boolean, is: boolean, count: number) => (was === is ? [0, 0] : is ? [count, 0] : [0, count]);
  const moves = [moved(before.inherited, inherited, before.total - named.size)];
  for (const id of named) {
    const own = before.own.get(id);
    const change = changes.get(id);
    const after = change === undefined ? own : (change ?? undefined);
    moves.push(moved(own ?? before.inherited, after ?? inherited, 1));
  }
  return {
    turnsOn: moves.reduce((sum, [on]) => sum + on!, 0),
    turnsOff: moves.reduce((sum, [, off]) => sum + off!, 0),
  };
}
