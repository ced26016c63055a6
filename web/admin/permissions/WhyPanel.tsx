import { Trans, useLingui } from "@lingui/react/macro";
import { IconInfoCircle, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../shared/api/client.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { ContactList } from "./ContactList.tsx";
import { ContactSelect } from "./ContactSelect.tsx";
import type { Draft, Own, Person, RowView } from "./draft.ts";
import styles from "./WhyPanel.module.css";
import { WhySteps } from "./WhySteps.tsx";

/** One permission of an account, contact by contact: why it applies to one, and everybody's own value. */
export function WhyPanel(props: {
  accountId: number;
  view: RowView;
  total: number;
  contact: number | undefined;
  draft: Draft;
  disabled: boolean;
  onContact: (id: number) => void;
  onChange: (person: Person, base: Own, value: Own) => void;
}) {
  const { t } = useLingui();
  const { accountId, view, total, contact } = props;
  const { key } = view.row;
  const first = useFirstContact(accountId, view, contact === undefined);
  const chosen = contact ?? first;
  const { onContact } = props;
  useEffect(() => {
    if (contact === undefined && first !== undefined) onContact(first);
  }, [contact, first, onContact]);
  if (total === 0) {
    return (
      <EmptyState icon={IconUsers} title={t`No active contacts`}>
        {t`What you set for the account applies to contacts as they come.`}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.ask}>
        <p className={styles.question} id="why-question">
          <Trans>Why does it apply to this contact?</Trans>
        </p>
        <ContactSelect accountId={accountId} permission={key} value={chosen} onChange={props.onContact} />
      </div>
      {chosen !== undefined && <WhySteps contact={chosen} permission={key} draft={props.draft} />}
      <ContactList {...props} selected={chosen} />
      <p className={styles.note}>
        <Icon of={IconInfoCircle} size={14} />
        <Trans>Contact groups do not change permissions.</Trans>
      </p>
    </>
  );
}

/** Who is explained when nobody was chosen: one who differs, otherwise the first by name. */
function useFirstContact(accountId: number, view: RowView, wanted: boolean): number | undefined {
  const { key } = view.row;
  const face = view.faces[0]?.id;
  const { data } = useQuery({
    queryKey: ["permission-contacts", accountId, key, "first"],
    queryFn: ({ signal }) =>
      call("GET /accounts/{id}/permissions/{key}/contacts", {
        params: { id: accountId, key },
        query: { limit: 1 },
        signal,
      }),
    enabled: wanted && face === undefined,
  });
  return face ?? data?.data[0]?.contact.id;
}
