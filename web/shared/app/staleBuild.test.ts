import { expect, it, vi } from "vitest";
import { reloadForNewBuild } from "./staleBuild.ts";

function page(up: boolean) {
  const target = new EventTarget();
  const kept = new Map<string, string>();
  const reload = vi.fn();
  reloadForNewBuild(
    Object.assign(target, {
      sessionStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      },
      location: { reload },
      fetch: async () => {
        if (!up) throw new TypeError("offline");
        return { ok: true };
      },
    }) as unknown as Window,
  );
  const miss = async () => {
    target.dispatchEvent(new Event("vite:preloadError"));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { miss, reload };
}

it("a page whose part is gone takes the new build, once", async () => {
  const { miss, reload } = page(true);
  await miss();
  expect(reload).toHaveBeenCalledTimes(1);
  await miss();
  expect(reload).toHaveBeenCalledTimes(1);
});

it("without a connection nothing is reloaded", async () => {
  const { miss, reload } = page(false);
  await miss();
  expect(reload).not.toHaveBeenCalled();
});
