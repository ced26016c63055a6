import { expect, it } from "vitest";
import { together } from "./together.ts";

/** Runs that end when the test says so. */
function workshop(runs = 1, most = 10) {
  const started: { items: string[]; end(fault?: Error): void }[] = [];
  const work = together<string, string>({
    key: (item) => item[0]!,
    runs,
    most,
    run: (items) =>
      new Promise((resolve, reject) => {
        const end = (fault?: Error) => (fault ? reject(fault) : resolve(items.map((item) => item.toUpperCase())));
        started.push({ items, end });
      }),
  });
  return { work, started };
}

const soon = () => new Promise((done) => setImmediate(done));

it("starts at once while there is little, and takes together what has come meanwhile", async () => {
  const { work, started } = workshop();
  const all = Promise.all(["a1", "b1", "c1"].map(work));
  expect(started.map(({ items }) => items)).toEqual([["a1"]]);
  started[0]!.end();
  await soon();
  expect(started[1]!.items).toEqual(["b1", "c1"]);
  started[1]!.end();
  expect(await all).toEqual(["A1", "B1", "C1"]);
});

it("keeps items of one key apart and in order, also when there is room for another run", async () => {
  const { work, started } = workshop(2);
  const all = Promise.all(["a1", "a2", "a3", "b1"].map(work));
  expect(started.map(({ items }) => items)).toEqual([["a1"], ["b1"]]);
  started[1]!.end();
  await soon();
  expect(started).toHaveLength(2);
  started[0]!.end();
  await soon();
  expect(started[2]!.items).toEqual(["a2"]);
  started[2]!.end();
  await soon();
  started[3]!.end();
  expect(await all).toEqual(["A1", "A2", "A3", "B1"]);
});

it("tries the items of a failed run one by one, so that only the faulty one fails", async () => {
  const { work, started } = workshop();
  const results = Promise.allSettled(["a1", "b1", "c1"].map(work));
  started[0]!.end();
  await soon();
  started[1]!.end(new Error("one of them"));
  await soon();
  expect(started[2]!.items).toEqual(["b1"]);
  started[2]!.end(new Error("b1 it is"));
  await soon();
  started[3]!.end();
  expect((await results).map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

it("takes no more than a full run", async () => {
  const { work, started } = workshop(1, 2);
  for (const item of ["a", "b", "c", "d"]) void work(item);
  started[0]!.end();
  await soon();
  expect(started[1]!.items).toEqual(["b", "c"]);
});
