import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import { duration, useNow } from "../../shared/ui/time/index.ts";
import styles from "./Desk.module.css";
import { startOfDay, todayOf } from "./today.ts";
import { useChatsChanged } from "./useChatsChanged.ts";

/** The day in one line: how many chats, how many answered, and how long people waited. */
export function TodayLine() {
  const { i18n } = useLingui();
  const from = startOfDay(new Date(useNow(30_000)));
  const news = useChatsChanged();
  const { data } = useQuery({
    queryKey: ["today", from, news],
    queryFn: ({ signal }) => call("GET /chat-sessions", { query: { from, limit: 200 }, signal }),
    placeholderData: (before) => before,
    refetchInterval: 120_000,
  });
  if (!data) return <p className={styles.today}>&nbsp;</p>;
  const { opened, answered, waited } = todayOf(data.data);
  if (opened === 0) {
    return (
      <p className={styles.today}>
        <Trans>No chat yet today.</Trans>
      </p>
    );
  }
  return (
    <p className={styles.today}>
      <Plural value={opened} one="# chat today" other="# chats today" />
      {data.page.hasMore && "+"}
      {", "}
      {waited === undefined ? (
        <Trans>none answered yet.</Trans>
      ) : answered === 1 ? (
        <Trans>1 answered after {duration(waited, i18n)}.</Trans>
      ) : (
        <Trans>
          {answered} answered, half of them within {duration(waited, i18n)}.
        </Trans>
      )}
    </p>
  );
}
