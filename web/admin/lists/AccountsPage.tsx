import { useLingui } from "@lingui/react/macro";
import { IconBuilding } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { initials } from "../../shared/ui/person/initials.ts";
import { Page } from "../page/Page.tsx";
import { Part } from "../page/Part.tsx";
import { StateSign } from "../page/StateSign.tsx";
import { useCountryName } from "../words/places.ts";
import styles from "./PeopleList.module.css";
import { PeopleList } from "./PeopleList.tsx";

/** All accounts, by name. */
export function AccountsPage() {
  const { t } = useLingui();
  const country = useCountryName();
  return (
    <Page title={t`Accounts`} tab={t`Accounts`} sub={t`Organisations whose people you help.`}>
      <PeopleList
        queryKey={["accounts"]}
        load={(query, signal) => call("GET /accounts", { query, signal })}
        searchLabel={t`Search accounts`}
        icon={IconBuilding}
        words={{
          label: t`Accounts`,
          nothingYet: t`No accounts yet`,
          nothingYetText: t`Accounts stand here once there are some.`,
          noMatch: t`No account matches`,
          fault: t`The accounts did not load`,
        }}
        columns={[t`Account`, t`Code`, t`Type`, t`Country`, t`State`]}
        layout={styles.accounts as string}
        renderRow={(account) => (
          <>
            <Part as="rowheader" className={styles.who}>
              <span className={styles.mark} aria-hidden="true">
                {initials(account.name)}
              </span>
              <Link to="/accounts/$id" params={{ id: String(account.id) }}>
                {account.name}
              </Link>
            </Part>
            <Part as="cell">{account.identifier}</Part>
            <Part as="cell">{account.type}</Part>
            <Part as="cell">{country(account.country)}</Part>
            <Part as="cell">
              <StateSign state={account.state} />
            </Part>
          </>
        )}
      />
    </Page>
  );
}
