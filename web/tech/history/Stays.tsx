import { Trans, useLingui } from "@lingui/react/macro";
import type { ApiResult } from "../../shared/api/operations.ts";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { calendarDay, clockTime, shortDate, useNow, useTimeStyle } from "../../shared/ui/time/index.ts";
import styles from "./Facts.module.css";

export type Stay = ApiResult<"GET /chat-sessions/{id}/participants">["data"][number];

/** Who was in the chat, and from when to when; one line a stay. */
export function Stays({ stays }: { stays?: readonly Stay[] }) {
  if (!stays || stays.length === 0) return null;
  const people = Map.groupBy(stays, (stay) => stay.user.userId);
  return (
    <section className={styles.part}>
      <h3>
        <Trans>Participants</Trans>
      </h3>
      <ul className={styles.people}>
        {[...people.values()].map((own) => {
          const { user } = own[0] as Stay;
          return (
            <li key={user.userId}>
              <PresenceAvatar id={user.userId} name={user.name} size={24} />
              <div>
                <span className={styles.personName}>{user.name}</span>
                {own.map((stay) => (
                  <StayLine key={stay.joinedAt} stay={stay} />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function StayLine({ stay }: { stay: Stay }) {
  const { t } = useLingui();
  const style = useTimeStyle();
  const now = new Date(useNow(30_000));
  const from = new Date(stay.joinedAt);
  const left = stay.leftAt === null ? undefined : new Date(stay.leftAt);
  const sameDay = left && calendarDay(from, style.timeZone) === calendarDay(left, style.timeZone);
  const start = `${shortDate(from, now, style)}, ${clockTime(from, style)}`;
  const end = left && (sameDay ? clockTime(left, style) : `${shortDate(left, now, style)}, ${clockTime(left, style)}`);
  const via =
    stay.via === "invited" || stay.via === "accepted"
      ? t`invited`
      : stay.via === "forced"
        ? t`joined anyway`
        : undefined;
  return (
    <span className={styles.stay}>
      {end ? (
        <Trans>
          {start} to {end}
        </Trans>
      ) : (
        <Trans>since {start}</Trans>
      )}
      {via && `, ${via}`}
    </span>
  );
}
