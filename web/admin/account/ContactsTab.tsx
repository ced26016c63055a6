import { useLingui } from "@lingui/react/macro";
import { IconUsers } from "@tabler/icons-react";
import { call } from "../../shared/api/client.ts";
import { ContactCells } from "../lists/ContactRows.tsx";
import styles from "../lists/PeopleList.module.css";
import { PeopleList } from "../lists/PeopleList.tsx";
import { AccountFrame } from "./AccountFrame.tsx";

/** The contacts of one account, by name. */
export function ContactsTab() {
  const { t } = useLingui();
  return (
    <AccountFrame tab={t`Contacts`}>
      {({ id, name }) => (
        <PeopleList
          queryKey={["account-contacts", id]}
          load={(query, signal) => call("GET /accounts/{id}/contacts", { params: { id }, query, signal })}
          searchLabel={t`Search contacts`}
          icon={IconUsers}
          words={{
            label: t`Contacts of ${name}`,
            nothingYet: t`No contacts yet`,
            nothingYetText: t`Contacts of this account stand here once there are some.`,
            noMatch: t`No contact matches`,
            fault: t`The contacts did not load`,
          }}
          columns={[t`Contact`, t`E-mail`, t`Client portal`]}
          layout={styles.ofAccount as string}
          renderRow={(contact) => <ContactCells contact={contact} account={false} />}
        />
      )}
    </AccountFrame>
  );
}
