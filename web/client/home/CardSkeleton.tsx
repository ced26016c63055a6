import { Skeleton } from "@mantine/core";
import { useDelayed } from "../../shared/ui/state/useDelayed.ts";
import styles from "./Home.module.css";

/** Holds the place of a card until it is known what it shows; `rows` that of a list. */
export function CardSkeleton(props: { rows?: boolean }) {
  const shown = useDelayed(true, 200);
  return (
    <div className={styles.card} style={{ minHeight: props.rows ? 236 : 206 }} aria-hidden="true">
      {shown && (
        <>
          <Skeleton height={14} width="42%" radius={6} />
          <Skeleton height={10} width="64%" radius={5} mt={10} />
        </>
      )}
    </div>
  );
}
