import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Nothing on the page as it is now breaks a rule of WCAG 2.2 AA that a program can judge, in light or in dark. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    await atRest(page);
    const axe = new AxeBuilder({ page });
    // Only colours differ in the dark.
    const { violations } = await (colorScheme === "light"
      ? axe.withTags(rules)
      : axe.withRules("color-contrast")
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => inWords(id, node)));
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}

function inWords(rule: string, node: { html: string; failureSummary?: string }): string {
  const why = node.failureSummary?.replaceAll(/\s+/g, " ") ?? "";
  return `${rule}: ${node.html.slice(0, 250)} ${why}`;
}

/** Colours are judged only once nothing fades any more; what moves for ever (a clock, three dots) is not waited for. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ends = (animation: Animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map((animation) => animation.finished),
    );
  });
}
