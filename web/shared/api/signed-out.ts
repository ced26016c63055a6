import type { Api } from "./client.ts";

const savers = new Set<() => unknown>();

/** `save` runs before the page is left because the session has ended; drafts and unsent messages are written there. */
export function beforeSignedOut(save: () => unknown): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Makes `api` lead to the sign-in page, once and from any call, after everything unsaved is safe. */
export function goToSignIn(api: Api, page: Pick<Location, "pathname" | "search" | "hash" | "assign"> = location): void {
  let left = false;
  api.onSignedOut = async () => {
    if (left || page.pathname.startsWith("/auth")) return;
    left = true;
    const saved = Promise.allSettled([...savers].map(async (save) => save()));
    await Promise.race([saved, new Promise((resolve) => setTimeout(resolve, 1_500))]);
    page.assign(`/auth/?return=${encodeURIComponent(page.pathname + page.search + page.hash)}`);
  };
}
