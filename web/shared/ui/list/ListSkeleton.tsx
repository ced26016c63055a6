import { useLingui } from "@lingui/react/macro";
import { Skeleton } from "@mantine/core";
import { useDelayed } from "../state/useDelayed.ts";
import styles from "./ListStates.module.css";

const widths = [
  ["58%", "38%"],
  ["43%", "23%"],
  ["51%", "31%"],
  ["62%", "27%"],
] as const;

/** Rows of the size of what comes, after 200 ms; until then only their space. */
export function ListSkeleton(props: { rows?: number; rowHeight?: number; avatar?: boolean }) {
  const { rows = 3, rowHeight = 64, avatar = true } = props;
  const { t } = useLingui();
  const shown = useDelayed(true, 200);
  return (
    <div role="status" aria-label={shown ? t`Loading` : undefined}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => {
        const [first, second] = widths[row % widths.length] as readonly [string, string];
        return (
          <div key={row} className={styles.skeletonRow} style={{ height: rowHeight }}>
            {shown && (
              <>
                {avatar && <Skeleton circle height={28} width={28} />}
                <div className={styles.skeletonLines}>
                  <Skeleton height={9} width={first} radius={5} />
                  {rowHeight >= 44 && <Skeleton height={7} width={second} radius={4} />}
                </div>
                <Skeleton height={7} width={46} radius={4} />
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
