import "@mantine/core/styles.layer.css";
import "../theme/fonts.css";
import "../theme/base.css";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { type Catalogs, startLanguage } from "../i18n/i18n.ts";
import type { BrandTokens } from "../theme/brand.ts";
import type { Density } from "../theme/theme.ts";
import { DeskbellProvider } from "./DeskbellProvider.tsx";
import { publishNonce } from "./nonce.ts";
import { reloadForNewBuild } from "./staleBuild.ts";

/**
 * Starts one page of the product: words, theme, toasts and fault boundary around `children`, in `#root`.
 * `brand` overrides accent tokens; TECH and admin pass only the default brand's.
 */
export async function mount(page: {
  catalogs: Catalogs;
  density: Density;
  brand?: BrandTokens;
  children: ReactNode;
}): Promise<void> {
  publishNonce();
  reloadForNewBuild(window);
  document.documentElement.dataset.density = page.density;
  await startLanguage(page.catalogs);
  const root = document.getElementById("root") as HTMLElement;
  createRoot(root).render(
    <DeskbellProvider density={page.density} brand={page.brand}>
      {page.children}
    </DeskbellProvider>,
  );
}
