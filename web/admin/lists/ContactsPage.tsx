import { useLingui } from "@lingui/react/macro";
import { IconUsers } from "@tabler/icons-react";
import { call } from "../../shared/api/client.ts";
import { Page } from "../page/Page.tsx";
import { ContactCells } from "./ContactRows.tsx";
import styles from "./PeopleList.module.css";
import { PeopleList } from "./PeopleList.tsx";

/** All contacts, by name. */
export function ContactsPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Contacts`} tab={t`Contacts`} sub={t`People of your accounts.`}>
      <PeopleList
        queryKey={["contacts"]}
        load={(query, signal) => call("GET /contacts", { query, signal })}
        searchLabel={t`Search contacts`}
        icon={IconUsers}
        words={{
          label: t`Contacts`,
          nothingYet: t`No contacts yet`,
          nothingYetText: t`Contacts stand here once there are some.`,
          noMatch: t`No contact matches`,
          fault: t`The contacts did not load`,
        }}
        columns={[t`Contact`, t`Account`, t`E-mail`, t`Client portal`]}
        layout={styles.contacts as string}
        renderRow={(contact) => <ContactCells contact={contact} account />}
      />
    </Page>
  );
}
