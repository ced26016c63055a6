const KEY = "deskbell.reloaded-for-build";
/** A page that reloads and still misses its part is broken for another reason. */
const ONCE_IN_MS = 30_000;

/**
 * After an upgrade an open page may ask for a part of the build before it, which is gone. It then takes the new build by
 * reloading, when the server answers: drafts and unsent messages survive that. A server that does not answer is a lost
 * connection, and nothing is reloaded.
 */
export function reloadForNewBuild(page: Window): void {
  page.addEventListener("vite:preloadError", () => {
    const last = Number(page.sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < ONCE_IN_MS) return;
    void serverAnswers(page).then((answers) => {
      if (!answers) return;
      page.sessionStorage.setItem(KEY, String(Date.now()));
      page.location.reload();
    });
  });
}

async function serverAnswers(page: Window): Promise<boolean> {
  try {
    return (await page.fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
