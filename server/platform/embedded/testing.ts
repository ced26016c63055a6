import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { onDatabase, run } from "./global-setup.ts";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of its own for one test file (or one test), cloned in some tens of milliseconds from the
 * template of this run. Needs the Vitest project `database`, whose global set-up makes the template.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject("templateDatabase");
  const name = `deskbell_test_${randomBytes(6).toString("hex")}`;
  await run(template.server, `create database ${name} template ${template.name}`);
  return {
    url: onDatabase(template.server, name),
    drop: () => run(template.server, `drop database if exists ${name} with (force)`),
  };
}
