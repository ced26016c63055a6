import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";

/** An address that leads nowhere, or to something the role may not open. */
export function NotFoundPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Not found`, "Deskbell Admin");
  return (
    <EmptyState
      icon={IconMapPin}
      title={t`This page does not exist or is not for your role`}
      action={
        <Button component={Link} to="/accounts" variant="default">
          <Trans>To the accounts</Trans>
        </Button>
      }
    />
  );
}
