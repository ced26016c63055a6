import { Trans } from "@lingui/react/macro";
import { useTimeStyle } from "../../../shared/ui/time/index.ts";
import styles from "../../home/Home.module.css";
import { useMe } from "../../me/me.ts";
import { useAvailability } from "../availability.ts";
import { type ChatHours, weekDays } from "./hours.ts";
import week from "./WeekCard.module.css";

/** The online chat hours of a week, day by day, today marked. `ifSet`: only where chat is not open always. */
export function WeekCard(props: { ifSet?: boolean }) {
  const { features } = useMe();
  const { data } = useAvailability();
  if (!features.preTicketChat || !data || (props.ifSet && !data.hours.configured)) return null;
  return (
    <section className={styles.card} aria-labelledby="week">
      <h2 className={week.title} id="week">
        <Trans>Online chat hours</Trans>
      </h2>
      {data.hours.configured ? (
        <WeekTable hours={data.hours} />
      ) : (
        <p className={week.always}>
          <Trans>Open all day, every day.</Trans>
        </p>
      )}
    </section>
  );
}

function WeekTable({ hours }: { hours: ChatHours }) {
  const style = useTimeStyle();
  return (
    <>
      <table className={week.table}>
        <tbody>
          {weekDays(hours, style).map((day) => (
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
      {hours.timeZone !== style.timeZone && (
        <p className={week.zone}>
          <Trans>Times in {hours.timeZone.replaceAll("_", " ")}.</Trans>
        </p>
      )}
    </>
  );
}
