import { Trans } from "@lingui/react/macro";
import { useTimeStyle } from "../../../shared/ui/time/index.ts";
import styles from "../../home/Home.module.css";
import { useMe } from "../../me/me.ts";
import { useAvailability } from "../availability.ts";
import { weekDays } from "./hours.ts";
import week from "./WeekCard.module.css";

/** The online chat hours of a week, day by day, today marked. */
export function WeekCard() {
  const { features } = useMe();
  const { data } = useAvailability();
  const style = useTimeStyle();
  if (!features.preTicketChat || !data) return null;
  return (
    <section className={styles.card} aria-labelledby="week">
      <h2 className={week.title} id="week">
        <Trans>Online chat hours</Trans>
      </h2>
      <table className={week.table}>
        <tbody>
          {weekDays(data.hours, style).map((day) => (
            <tr key={day.name} className={day.today ? week.today : undefined}>
              <th scope="row">
                {day.name}{" "}
                {day.today && (
                  <span className={week.mark}>
                    <Trans>today</Trans>
                  </span>
                )}
              </th>
              <td>{day.words ?? <Trans>closed</Trans>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.hours.configured && data.hours.timeZone !== style.timeZone && (
        <p className={week.zone}>
          <Trans>Times in {data.hours.timeZone.replaceAll("_", " ")}.</Trans>
        </p>
      )}
    </section>
  );
}
