import { expectAccessible } from "../support/accessible.ts";
import { expect, test } from "../support/test.ts";

const pages = [
  "/admin/accounts",
  "/admin/accounts/1",
  "/admin/accounts/1/contacts",
  "/admin/accounts/1/permissions",
  "/admin/accounts/1/permissions?open=preTicketChat&contact=1",
  "/admin/accounts/1/chat",
  "/admin/contacts",
  "/admin/contacts/1",
  "/admin/agents",
  "/admin/chat",
  "/admin/hours",
  "/admin/permissions",
  "/admin/nowhere",
];

for (const phone of [false, true]) {
  test(`The pages of the admin portal at ${phone ? 390 : 1440} px keep the rules of accessibility`, async ({
    come,
  }) => {
    const { page } = await come("Mia", { phone });
    for (const path of pages) {
      await page.goto(path);
      await expect(
        page.getByRole("main").getByRole("heading").or(page.getByText("This page does not exist")).first(),
      ).toBeVisible();
      await page.waitForLoadState("networkidle");
      await expectAccessible(page, path);
    }
  });
}
