import { expectAccessible } from "../support/accessible.ts";
import { expect, test } from "../support/test.ts";

for (const phone of [false, true]) {
  test(`Signing in at ${phone ? 390 : 1440} px keeps the rules of accessibility`, async ({ come }) => {
    const mia = await come("Mia", { phone, signedIn: false, at: "/auth/" });
    mia.expects(/401/);
    const { page } = mia;
    await expectAccessible(page, "e-mail");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Enter your e-mail address")).toBeVisible();
    await expectAccessible(page, "e-mail with a problem");
    await page.getByLabel("E-mail").fill("mia@northwind.example");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Where do you want to go?" })).toBeVisible();
    await expectAccessible(page, "platforms");
    await page.getByRole("button", { name: /^Admin/ }).click();
    await page.getByRole("textbox", { name: "Password" }).fill("not her password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("E-mail or password is wrong");
    await expectAccessible(page, "password with a problem");
  });
}
