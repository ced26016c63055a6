import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Gone } from "./Gone.tsx";

/** An address that leads nowhere, or to something the role may not open. */
export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Gone
      tab={t`Not found`}
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
