import { useEffect } from "react";

/** `F6` and `Shift+F6` move the focus around the regions on screen, in document order (design section 5). */
export function useRegionCycling(): void {
  useEffect(() => {
    const lastIn = new WeakMap<Element, HTMLElement>();
    const onFocus = (event: FocusEvent) => {
      const target = event.target as HTMLElement;
      const region = target.closest("[data-region]");
      if (region) lastIn.set(region, target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((region) =>
        region.checkVisibility(),
      );
      if (regions.length === 0 || document.querySelector("[aria-modal=true]")) return;
      event.preventDefault();
      const present = document.activeElement?.closest<HTMLElement>("[data-region]");
      const index = present ? regions.indexOf(present) : -1;
      const step = event.shiftKey ? -1 : 1;
      const start = index === -1 && event.shiftKey ? 0 : index;
      const next = regions[(start + step + regions.length) % regions.length] as HTMLElement;
      const remembered = lastIn.get(next);
      (remembered?.isConnected && remembered.checkVisibility() ? remembered : next).focus();
    };
    document.addEventListener("focusin", onFocus);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
}
