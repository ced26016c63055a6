import { expectAccessible } from "../support/accessible.ts";
import { Person } from "../support/person.ts";
import { RunningSite } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

test("A wrong password leaves the e-mail where it is, and the right one leads back to the page first asked for", async ({
  come,
}) => {
  const tess = await come("Tess", { signedIn: false, at: "/tech/history" });
  tess.expects(/401/);
  const { page } = tess;
  await expect(page).toHaveURL(/\/auth\/\?return=/);
  await page.getByLabel("E-mail").fill("nobody");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Enter your e-mail address")).toBeVisible();
  await page.getByLabel("E-mail").fill("tess@northwind.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "Password" }).fill("not her password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("E-mail or password is wrong");
  await expect(page.getByRole("main")).toContainText("tess@northwind.example");
  await page.getByRole("button", { name: "Use another e-mail" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("tess@northwind.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "Password" }).fill("deskbell-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/tech\/history$/);
  await expect(page.getByRole("heading", { name: "Chat history", level: 1 })).toBeVisible();
});

test("After five wrong passwords Ben is told how long he has to wait", async ({ come }) => {
  const ben = await come("Ben", { signedIn: false, at: "/auth/" });
  ben.expects(/40[13]|42[39]/);
  const { page } = ben;
  await page.getByLabel("E-mail").fill("ben@acme.example");
  await page.getByRole("button", { name: "Continue" }).click();
  for (let attempt = 1; attempt <= 5; attempt++) {
    await page.getByRole("textbox", { name: "Password" }).fill(`wrong ${attempt}`);
    await Promise.all([
      page.waitForResponse(/\/auth\/sign-in\/password/),
      page.getByRole("button", { name: "Sign in" }).click(),
    ]);
  }
  await page.getByRole("textbox", { name: "Password" }).fill("deskbell-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText(/Too many wrong passwords\. Try again in \d+ minutes\./);
});

test("Mia chooses the platform she wants to go to, and signs out again", async ({ come }) => {
  const mia = await come("Mia", { signedIn: false, at: "/auth/" });
  mia.expects(/401/);
  const { page } = mia;
  await page.getByLabel("E-mail").fill("mia@northwind.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: /^TECH/ }).click();
  await page.getByRole("textbox", { name: "Password" }).fill("deskbell-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/tech\/$/);
  await page.getByRole("button", { name: "You: Mia Torres" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/auth\//);
  await page.goto("/tech/");
  await expect(page).toHaveURL(/\/auth\/\?return=/);
});

test("On an empty site the code from the log makes the first administrator, who lands in the admin portal", async ({
  browser,
}) => {
  const site = await RunningSite.open("serve");
  try {
    const nora = await Person.arrive(browser, site, "Mia", { signedIn: false, at: "/" });
    nora.expects(/422|400/);
    const { page } = nora;
    await expect(page).toHaveURL(/\/setup\/$/);
    await expectAccessible(page, "set-up");
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
    await fill("Set-up code", "not-the-code");
    await fill("Name of your organisation", "Fern & Co IT");
    await fill("Your name", "Nora Fern");
    await fill("Your e-mail", "nora@fern.example");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill("a long first password");
    await page.getByRole("textbox", { name: "Password again" }).fill("another password");
    await page.getByRole("button", { name: "Set up the site" }).click();
    await expect(page.getByText("The two passwords differ")).toBeVisible();
    await page.getByRole("textbox", { name: "Password again" }).fill("a long first password");
    await page.getByRole("button", { name: "Set up the site" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expect(page.getByLabel("Your name")).toHaveValue("Nora Fern");
    await fill("Set-up code", /with the code (\S+)/.exec(site.log)?.[1] ?? "");
    await page.getByRole("button", { name: "Set up the site" }).click();
    await expect(page).toHaveURL(/\/(admin|auth)\//);
    await expect(page.getByText("Nora Fern").first()).toBeVisible();
    expect(nora.complaints).toEqual([]);
    await nora.goAway();
  } finally {
    await site.close();
  }
});
