import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { IconMap } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { useMe } from "../me/me.ts";

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Page not found`, useMe().site.name);
  return (
    <EmptyState
      icon={IconMap}
      title={<Trans>This page does not exist</Trans>}
      action={
        <Anchor component={Link} to="/">
          <Trans>Go home</Trans>
        </Anchor>
      }
    >
      <Trans>The address may be old, or it was cut off.</Trans>
    </EmptyState>
  );
}
