import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { useGo } from "./nav.tsx";
import { useTechTitle } from "./useTechTitle.ts";

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLingui();
  const go = useGo();
  useTechTitle(t`Not found`);
  return (
    <EmptyState
      icon={IconMapOff}
      title={t`There is no page at this address`}
      action={
        <Button variant="default" onClick={() => go({ to: "/" })}>
          <Trans>To the chats</Trans>
        </Button>
      }
    />
  );
}
