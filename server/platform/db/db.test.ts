import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import { createLog } from "../log.ts";
import { type Database, openDatabase } from "./index.ts";

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  db = openDatabase(test.url, createLog("fatal"), 2);
  await db.query("create table counter (id int primary key, n int not null)");
  await db.query("insert into counter values (1, 0)");
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

describe("the database", () => {
  it("lets transactions read beside themselves, also when more of them wait for one row than there are connections", async () => {
    const bump = () =>
      db.transaction(async (tx) => {
        await tx.query("select n from counter where id = 1 for update");
        // A setting that is not cached, the presence of an agent: read on another connection.
        await db.query("select count(*) from counter");
        await tx.query("update counter set n = n + 1 where id = 1");
      });
    const changes = Array.from({ length: 10 }, () => db.change("update counter set n = n + 1 where id = 1"));
    await Promise.all([...Array.from({ length: 20 }, bump), ...changes]);
    expect(await db.query("select n from counter")).toEqual([{ n: 30 }]);
  });

  it("rolls back what a transaction that throws has written", async () => {
    const failing = db.transaction(async (tx) => {
      await tx.query("update counter set n = -1");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db.query("select n from counter where n < 0")).toEqual([]);
  });

  it("does not wait for ever for a row that somebody keeps", async () => {
    const impatient = openDatabase(test.url, createLog("fatal"), 2, { patienceMs: 300 });
    try {
      await db.transaction(async (tx) => {
        await tx.query("select n from counter where id = 1 for update");
        await expect(impatient.change("update counter set n = 0")).rejects.toMatchObject({ code: "55P03" });
      });
    } finally {
      await impatient.close();
    }
  });
});
