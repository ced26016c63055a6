import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import type { BrandTokens } from "../theme/brand.ts";
import { type Density, deskbellTheme } from "../theme/theme.ts";
import { variablesResolver } from "../theme/variables.ts";
import { ConfirmProvider } from "../ui/confirm/ConfirmProvider.tsx";
import { ErrorBoundary } from "../ui/fault/ErrorBoundary.tsx";
import { useRegionCycling } from "../ui/regions/useRegionCycling.ts";
import { ShortcutProvider } from "../ui/shortcuts/ShortcutProvider.tsx";
import { ToastProvider } from "../ui/toast/ToastProvider.tsx";
import { styleNonce } from "./nonce.ts";

const colorScheme = localStorageColorSchemeManager({ key: "deskbell.theme" });

/**
 * What every page needs around it: words, theme, shortcuts, toasts, confirmations, F6, and a boundary for faults.
 * Pages use `mount`; the brand may change later by rendering this with another one.
 */
export function DeskbellProvider(props: { density: Density; brand?: BrandTokens; children: ReactNode }) {
  useRegionCycling();
  return (
    <I18nProvider i18n={i18n}>
      <Themed {...props} />
    </I18nProvider>
  );
}

function Themed(props: { density: Density; brand?: BrandTokens; children: ReactNode }) {
  const { t } = useLingui();
  const closeLabel = t`Close`;
  const theme = useMemo(() => deskbellTheme(props.density, closeLabel), [props.density, closeLabel]);
  const resolver = useMemo(() => variablesResolver(props.brand), [props.brand]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      deduplicateInlineStyles
    >
      <ShortcutProvider>
        <ConfirmProvider>
          <ToastProvider>
            <ErrorBoundary>{props.children}</ErrorBoundary>
          </ToastProvider>
        </ConfirmProvider>
      </ShortcutProvider>
    </MantineProvider>
  );
}
