import { useEffect } from "react";

/** Prints in the light colours also for those who read in the dark ones: paper is white. */
export function usePaperColours(): void {
  useEffect(() => {
    const root = document.documentElement;
    let chosen: string | undefined;
    const before = () => {
      chosen = root.dataset.mantineColorScheme;
      root.dataset.mantineColorScheme = "light";
    };
    const after = () => {
      if (chosen) root.dataset.mantineColorScheme = chosen;
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
}
