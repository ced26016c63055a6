import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState.tsx";
import { TraceId } from "./TraceId.tsx";

/** One part of the page failed: what failed, why, Try again, and the trace id to copy. */
export function FaultState(props: { title: ReactNode; detail?: ReactNode; traceId?: string; onRetry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        icon={IconAlertTriangle}
        danger
        title={props.title}
        action={
          <>
            {props.onRetry && (
              <Button variant="default" size="xs" onClick={props.onRetry}>
                <Trans>Try again</Trans>
              </Button>
            )}
            {props.traceId && <TraceId id={props.traceId} />}
          </>
        }
      >
        {props.detail}
      </EmptyState>
    </div>
  );
}
