import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import { openTestSite, type TestSite } from "../../testing.ts";
import { contactFeatures, permissionCatalogue } from "./index.ts";

const [globex, dan] = [2, 4];
let here: TestSite;
beforeAll(async () => {
  here = await openTestSite({ serve: false });
});
afterAll(() => here.stop());

describe("the catalogue", () => {
  test("is off for chat after installation, and every key appears once", async () => {
    const features = await contactFeatures(here.site, { contactId: dan, accountId: globex });
    expect(features).toMatchObject({
      ticketChat: false,
      preTicketChat: false,
      chatCallback: false,
      learningCenter: true,
    });
    expect(Object.keys(features)).toHaveLength(permissionCatalogue.length);
  });

  test.each(permissionCatalogue)(
    "$key: contact beats account beats site, and null inherits again",
    async ({ key, scopes }) => {
      const place = { contactId: dan, accountId: globex };
      const default_ = permissionCatalogue.find((p) => p.key === key)!.default;
      const ids = { site: 0, account: globex, contact: dan };
      const value = async () => (await contactFeatures(here.site, place))[key];
      const set = (scope: "site" | "account" | "contact", to: boolean | null) =>
        write(here.site, (w) => here.site.settings.set(w, system, key, scope, ids[scope], to));
      let inherited = default_;
      expect(await value()).toBe(inherited);
      for (const scope of ["site", "account", "contact"] as const) {
        if (!scopes.includes(scope)) {
          await expect(set(scope, true)).rejects.toThrow("can be set for");
          continue;
        }
        await set(scope, !inherited);
        expect(await value()).toBe(!inherited);
        await set(scope, null);
        expect(await value()).toBe(inherited);
        await set(scope, !inherited);
        inherited = !inherited;
      }
    },
  );
});
