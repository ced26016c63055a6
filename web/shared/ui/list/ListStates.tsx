import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { IconShape } from "../icon/Icon.tsx";
import { EmptyState } from "../state/EmptyState.tsx";
import { FaultState } from "../state/FaultState.tsx";
import { EndLine } from "./EndLine.tsx";
import { ListSkeleton } from "./ListSkeleton.tsx";
import styles from "./ListStates.module.css";

export type ListStatesProps = {
  /** `stale` keeps the present rows, dimmed, while the next ones load. */
  status: "loading" | "ready" | "stale" | "fault";
  count: number;
  /** The rows. */
  children: ReactNode;
  skeleton?: { rows?: number; rowHeight?: number; avatar?: boolean };
  nothingYet: { icon: IconShape; title: ReactNode; text?: ReactNode; action?: ReactNode };
  /** Set while filters are active; `filters` names them ("Priority Urgent, due this week"). */
  filtered?: { title: ReactNode; filters: ReactNode; onRemove: () => void };
  fault?: { title: ReactNode; detail?: ReactNode; traceId?: string; onRetry: () => void };
  /** What the end line says; `false` leaves it to the page. */
  end?: { oldest?: string; onMore?: () => void; loadingMore?: boolean } | false;
};

/** Around the rows of any list: exactly one of loading, nothing yet, nothing matches, fault, or rows with an end line. */
export function ListStates(props: ListStatesProps) {
  const { status, count, filtered, fault, nothingYet, end = {} } = props;
  if (status === "loading") return <ListSkeleton {...props.skeleton} />;
  if (status === "fault") {
    return <FaultState {...fault} title={fault?.title ?? <Trans>The list did not load</Trans>} />;
  }
  if (count === 0 && filtered) {
    return (
      <EmptyState
        icon={IconFilter}
        title={filtered.title}
        action={
          <Button variant="default" size="xs" onClick={filtered.onRemove}>
            <Trans>Remove filters</Trans>
          </Button>
        }
      >
        {filtered.filters}
      </EmptyState>
    );
  }
  if (count === 0) {
    return (
      <EmptyState icon={nothingYet.icon} title={nothingYet.title} action={nothingYet.action}>
        {nothingYet.text}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={status === "stale" ? styles.stale : undefined} aria-busy={status === "stale"}>
        {props.children}
      </div>
      {end && <EndLine count={count} {...end} />}
    </>
  );
}
