import { ClientPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

test("Mia takes chat from Ava in the cascade editor, and Ava's open page follows", async ({ come, as }) => {
  const ava = await come("Ava");
  const client = new ClientPortal(ava.page);
  await expect(client.question).toBeVisible();
  const { page } = await come("Mia", { at: "/admin/accounts/1/permissions" });
  const row = page.getByRole("row", { name: /Chat without a ticket/ });
  await row.getByRole("button", { name: /show contacts/ }).click();
  const contacts = page.getByRole("region", { name: "Contacts" });
  await contacts.getByRole("button", { name: /^Show all/ }).click();
  await contacts.getByRole("searchbox", { name: "Search contacts" }).fill("Ava");
  await contacts.getByRole("button", { name: /^Ava Chen: Inherit/ }).click();
  await page.getByRole("menuitemradio", { name: "Off" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  try {
    await expect(contacts.getByRole("button", { name: /^Ava Chen: Off/ })).toBeVisible();
    await expect(client.question).toBeHidden();
    await expect(ava.page.getByRole("heading", { name: "We call you back" })).toBeVisible();
  } finally {
    await (await as("Mia")).call("PATCH /contacts/1/permissions", { values: { preTicketChat: null } });
  }
  await expect(client.question).toBeVisible();
});

test("Mia closes the office, and Ava's card says when somebody is there again", async ({ come, as }) => {
  const ava = await come("Ava");
  const client = new ClientPortal(ava.page);
  await client.question.fill("Kept until you open");
  const mia = await as("Mia");
  const calendar = await mia.call<{ id: number; etag: string }>("POST /calendars", {
    name: "Closed but for one hour",
    timeZone: "Europe/London",
    isDefault: true,
    weekly: weekWithOneHour(),
  });
  try {
    await expect(ava.page.getByText(/We are next available .+ at 10:00/)).toBeVisible();
    await expect(ava.page.getByRole("button", { name: "Start chat" })).toBeDisabled();
    await expect(ava.page.getByText("What you wrote is kept until we open")).toBeVisible();
    await expect(ava.page.getByRole("button", { name: "Call me back" })).toBeEnabled();
    await client.question.press("Enter");
    await expect(client.window.root).toBeHidden();
  } finally {
    await mia.call(`DELETE /calendars/${calendar.id}`, undefined, { etag: calendar.etag });
  }
  await expect(ava.page.getByRole("button", { name: "Start chat" })).toBeEnabled();
  await expect(client.question).toHaveValue("Kept until you open");
});

/** Open only three days from now, 10:00 to 11:00. */
function weekWithOneHour() {
  const monday = 1;
  const day = (new Date().getDay() + 7 - monday + 3) % 7;
  return Array.from({ length: 7 }, (_, index) => (index === day ? [{ start: "10:00", end: "11:00" }] : []));
}
