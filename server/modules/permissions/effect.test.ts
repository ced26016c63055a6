import fc from "fast-check";
import { expect, test } from "vitest";
import { effectOf } from "./effect.ts";

const people = 8;
const id = fc.integer({ min: 1, max: people });

test("the effect counts exactly the people whose value changes", () => {
  const own = fc.array(fc.tuple(id, fc.boolean()));
  const changes = fc.array(fc.tuple(id, fc.option(fc.boolean())));
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), own, changes, (inherited, next, ownList, changeList) => {
      const [ownValues, changed] = [new Map(ownList), new Map(changeList)];
      let [turnsOn, turnsOff] = [0, 0];
      for (let person = 1; person <= people; person++) {
        const was = ownValues.get(person) ?? inherited;
        const ownAfter = changed.has(person) ? changed.get(person) : ownValues.get(person);
        const is = ownAfter ?? next;
        if (!was && is) turnsOn++;
        if (was && !is) turnsOff++;
      }
      expect(effectOf({ total: people, inherited, own: ownValues }, next, changed)).toEqual({ turnsOn, turnsOff });
    }),
  );
});
