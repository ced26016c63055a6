import type { PermissionEffect } from "@deskbell/common/permissions/api.ts";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import { type Draft, toBody } from "./draft.ts";

const NAMED = 3;

/** What the unsaved changes mean in people, as the server counts them: "Call me back turns on for 9 contacts". */
export function EffectWords(props: { accountId: number; draft: Draft; titleOf: (key: string) => string }) {
  const phrasesOf = usePhrases();
  const id = props.accountId;
  const [draft] = useDebouncedValue(props.draft, 250);
  const body = toBody(draft);
  const { data, error } = useQuery({
    queryKey: ["permission-preview", id, body],
    queryFn: ({ signal }) =>
      call("POST /accounts/{id}/permissions/preview", {
        params: { id },
        body: body ?? {},
        signal,
        idempotencyKey: false,
      }),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  if (error) return <Trans>The effect could not be counted. Live within 5 seconds.</Trans>;
  if (!data) return <Trans>Live within 5 seconds.</Trans>;
  const phrases = phrasesOf(data.data, props.titleOf);
  const shown = phrases.slice(0, NAMED).join(", ");
  const more = phrases.length - NAMED;
  if (phrases.length === 0) return <Trans>Nothing changes for anybody now. Live within 5 seconds.</Trans>;
  return more > 0 ? (
    <Trans>
      {shown} and {more} more. Live within 5 seconds.
    </Trans>
  ) : (
    <Trans>{shown}. Live within 5 seconds.</Trans>
  );
}

/** The first of a direction is a sentence, the others only name what and for how many. */
function usePhrases(): (effects: readonly PermissionEffect[], titleOf: (key: string) => string) => string[] {
  const { t } = useLingui();
  const following = (title: string, count: number) => t`${title} for ${count}`;
  return (effects, titleOf) => {
    const on = effects.filter((effect) => effect.turnsOn > 0);
    const off = effects.filter((effect) => effect.turnsOff > 0);
    return [
      ...on.map(({ key, turnsOn }, index) => {
        const title = titleOf(key);
        return index > 0
          ? following(title, turnsOn)
          : t`${title} turns on for ${plural(turnsOn, { one: "# contact", other: "# contacts" })}`;
      }),
      ...off.map(({ key, turnsOff }, index) => {
        const title = titleOf(key);
        return index > 0
          ? following(title, turnsOff)
          : t`${title} turns off for ${plural(turnsOff, { one: "# contact", other: "# contacts" })}`;
      }),
    ];
  };
}
