import { useMediaQuery } from "@mantine/hooks";
import { useEffect } from "react";

/**
 * True below 640 px, where a chat takes the whole screen. There it also publishes the height that the keyboard leaves as
 * `--db-visible-height`, because phones cover the page instead of shrinking it.
 */
export function usePhone(): boolean {
  const phone = useMediaQuery("(max-width: 639px)", undefined, { getInitialValueInEffect: false }) ?? false;
  useEffect(() => {
    const view = window.visualViewport;
    if (!phone || !view) return;
    const publish = () => document.documentElement.style.setProperty("--db-visible-height", `${view.height}px`);
    publish();
    view.addEventListener("resize", publish);
    return () => {
      view.removeEventListener("resize", publish);
      document.documentElement.style.removeProperty("--db-visible-height");
    };
  }, [phone]);
  return phone;
}
