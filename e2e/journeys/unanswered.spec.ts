import { ClientPortal, leave, TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

test("Nobody answers Cleo: she waits on, then asks to be called back, and Tess follows up", async ({
  come,
  setting,
}) => {
  await setting("noAnswerSeconds", 2);
  const tess = await come("Tess");
  const tech = new TechPortal(tess.page);
  await tech.show("Callbacks");
  const cleo = await come("Cleo");
  const client = new ClientPortal(cleo.page);

  await client.ring("My dictation headset is silent");
  const busy = client.window.root.getByRole("heading", { name: "Everyone is busy right now" });
  await expect(busy).toBeVisible();
  await client.window.root.getByRole("button", { name: "Keep waiting" }).click();
  await expect(client.window.root.getByRole("button", { name: "Call me back" })).toBeHidden();
  await expect(busy).toBeVisible();
  await client.window.root.getByRole("button", { name: "Other ways" }).click();
  await client.window.root.getByRole("button", { name: "Call me back" }).click();

  const form = cleo.page.getByRole("dialog", { name: "Call me back" });
  await expect(form.getByLabel("Phone number")).toHaveValue(/\+?\d[\d ]{7,}/);
  await form.getByLabel("Phone number").fill("+44 1632 960321");
  await form.getByLabel("What is it about?").fill("After ten, please");
  await form.getByRole("button", { name: "Add a time" }).click();
  await form.getByLabel("From").fill("10:00");
  await form.getByLabel("To", { exact: true }).fill("11:30");
  await form.getByRole("button", { name: "Call me back" }).click();
  await expect(form).toBeHidden();
  await expect(client.window.root.getByRole("heading", { name: "We will get back to you" })).toBeVisible();
  await expect(client.window.composer).toHaveCount(0);

  const card = tech.card("Cleo Marsh");
  await expect(card).toContainText("After ten, please");
  await expect(card).toContainText(/10:00.+11:30/);
  await expect(card.getByRole("link", { name: "+44 1632 960321" })).toHaveAttribute("href", "tel:+441632960321");
  await expect(tech.alert("Cleo Marsh")).toBeHidden();
  await card.getByRole("button", { name: "End" }).click();
  await tech.finish("Called at 10:20, new headset is on its way");
  await expect(card).toBeHidden();
});

test("Omar gives up waiting, and Tess finds him among the abandoned and ends it there", async ({ come }) => {
  const tess = await come("Tess");
  const tech = new TechPortal(tess.page);
  await tech.show("Abandoned");
  const omar = await come("Omar");
  const client = new ClientPortal(omar.page);

  await client.ring("The barcode reader beeps twice");
  await expect(tech.alert("Omar Haddad")).toBeVisible();
  await leave(client.window);
  await expect(omar.page.getByText("What you wrote is kept").first()).toBeVisible();
  await expect(client.window.root).toBeHidden();
  await expect(omar.page.getByRole("link", { name: /The barcode reader beeps twice.*Not answered/ })).toBeVisible();

  const card = tech.card("Omar Haddad");
  await expect(card).toContainText("The barcode reader beeps twice");
  await expect(tech.alert("Omar Haddad")).toBeHidden();
  await card.getByRole("button", { name: "End" }).click();
  const dialog = tess.page.getByRole("dialog", { name: "Finish the follow-up for Omar Haddad" });
  await expect(dialog).toContainText("No note yet");
  await expect(dialog.getByRole("button", { name: "End without a note" })).toBeVisible();
  await tech.finish("Rang him: it was the battery");
  await expect(card).toBeHidden();
});

test("Cleo asks to be called back without a chat, and changes her mind", async ({ come }) => {
  const cleo = await come("Cleo");
  const { page } = cleo;
  await page.getByRole("button", { name: "Call me back" }).click();
  const form = page.getByRole("dialog", { name: "Call me back" });
  await form.getByLabel("Phone number").fill("");
  await form.getByRole("button", { name: "Call me back" }).click();
  await expect(form).toContainText("Enter a phone number");
  await form.getByLabel("Phone number").fill("+44 1632 960321");
  await form.getByRole("button", { name: "Call me back" }).click();

  const card = page.getByRole("main").getByRole("region", { name: "We will call you back" });
  await expect(card).toContainText("+44 1632 960321");
  await card.getByRole("button", { name: "No longer needed" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw the call back" }).click();
  await expect(card).toBeHidden();
});
