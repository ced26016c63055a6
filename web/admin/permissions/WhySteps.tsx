import { Trans, useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { SetBy } from "../page/SetBy.tsx";
import { usePermissionWords } from "../words/permissions.ts";
import { type Draft, viewWhy, type WhyStep } from "./draft.ts";
import { OnOff } from "./OnOff.tsx";
import styles from "./WhyPanel.module.css";

/** Site, account, contact as three steps with the one that decides filled, and the result as a sentence. */
export function WhySteps(props: { contact: number; permission: string; draft: Draft }) {
  const { contact, permission } = props;
  const words = usePermissionWords();
  const problem = useProblemWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["permission-why", contact, permission],
    queryFn: ({ signal }) =>
      call("GET /contacts/{id}/permissions/{key}/why", { params: { id: contact, key: permission }, signal }),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    if (!error) return <ListSkeleton rows={3} rowHeight={50} />;
    return (
      <FaultState
        title={<Trans>The reason did not load</Trans>}
        detail={problem(error)}
        traceId={traceOf(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  const { value, steps } = viewWhy(data, props.draft);
  const name = data.contact.name.split(" ")[0] ?? data.contact.name;
  const { title } = words(data);
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <Step key={step.scope} step={step} number={index + 1} />
        ))}
      </ol>
      <div className={styles.verdict} role="status">
        <Icon of={value ? IconCircleCheck : IconCircleX} size={18} className={value ? styles.yes : undefined} />
        <div>
          <strong>
            {value ? (
              <Trans>
                {name} can use {title}
              </Trans>
            ) : (
              <Trans>
                {name} cannot use {title}
              </Trans>
            )}
          </strong>
          <p>
            <Reason steps={steps} />
          </p>
        </div>
      </div>
    </>
  );
}

function Step({ step, number }: { step: WhyStep; number: number }) {
  const { t } = useLingui();
  const names = { site: t`Site`, account: t`Account`, contact: t`Contact` };
  return (
    <li className={`${styles.step} ${step.decides ? styles.decides : ""}`}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.words}>
        <strong>{names[step.scope]}</strong>
        <span>
          {step.unsaved ? (
            <Trans>Not saved yet</Trans>
          ) : step.value !== null && step.isDefault ? (
            <Trans>Built-in value</Trans>
          ) : step.scope !== "site" && step.value !== null && step.setAt ? (
            <SetBy by={step.setBy} at={step.setAt} />
          ) : (
            step.name
          )}
        </span>
      </div>
      <span className={styles.value}>
        {!step.settable && step.value === null ? (
          <Trans>Has no say</Trans>
        ) : step.value === null ? (
          <Trans>Inherit</Trans>
        ) : (
          <OnOff value={step.value} />
        )}
        {step.decides && <span className={styles.hidden}>{t`decides`}</span>}
      </span>
    </li>
  );
}

function Reason({ steps }: { steps: readonly WhyStep[] }) {
  const winner = steps.find((step) => step.decides);
  if (winner?.scope === "contact" && winner.isDefault) return <Trans>Nobody has set it for this contact.</Trans>;
  if (winner?.scope === "contact") return <Trans>The contact's own setting wins over account and site.</Trans>;
  if (winner?.scope === "account")
    return <Trans>The account's setting wins over the site; the contact inherits.</Trans>;
  return <Trans>Account and contact inherit from the site.</Trans>;
}
