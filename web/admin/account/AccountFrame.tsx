import type { Account } from "@deskbell/common/people/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBuildingOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";
import { initials } from "../../shared/ui/person/initials.ts";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { Crumbs } from "../page/Crumbs.tsx";
import { isGone, traceOf, useProblemWords } from "../page/fault.ts";
import { Gone } from "../page/Gone.tsx";
import { StateSign } from "../page/StateSign.tsx";
import styles from "./AccountFrame.module.css";
import { accountQuery, useIdParam } from "./account.ts";

/** Header and tabs of an account around one tab, with room for a panel at the right and the save bar below. */
export function AccountFrame(props: {
  tab: string;
  panel?: ReactNode;
  footer?: ReactNode;
  children: (account: Account) => ReactNode;
}) {
  const { t } = useLingui();
  const id = useIdParam();
  const { data: account, error, refetch } = useQuery(accountQuery(id));
  const problem = useProblemWords();
  useDocumentTitle(account ? `${props.tab} · ${account.name}` : t`Account`, "Deskbell Admin");
  if (isGone(error) || !(id > 0)) return <GoneAccount />;
  return (
    <>
      <div className={styles.frame}>
        <div className={styles.page}>
          <Crumbs path={[{ to: "/accounts", label: t`Accounts` }]} here={account?.name ?? "…"} />
          <div className={styles.head}>
            {account && (
              <span className={styles.mark} aria-hidden="true">
                {initials(account.name)}
              </span>
            )}
            <h1 className={styles.title}>{account?.name ?? t`Account`}</h1>
            {account && <StateSign state={account.state} />}
          </div>
          <Tabs id={id} />
          {account && props.children(account)}
          {!account && !error && <ListSkeleton rows={6} rowHeight={46} avatar={false} />}
          {error && !account && (
            <FaultState
              title={<Trans>The account did not load</Trans>}
              detail={problem(error)}
              traceId={traceOf(error)}
              onRetry={() => void refetch()}
            />
          )}
        </div>
        {props.panel}
      </div>
      {props.footer}
    </>
  );
}

function Tabs({ id }: { id: number }) {
  const { t } = useLingui();
  const params = { id: String(id) };
  const tab = (to: string, label: string, exact = false) => (
    <li>
      <Link
        to={to}
        params={params}
        className={styles.tab}
        activeProps={{ className: styles.active }}
        activeOptions={{ exact, includeSearch: false }}
      >
        {label}
      </Link>
    </li>
  );
  return (
    <nav aria-label={t`Parts of the account`}>
      <ul className={styles.tabs}>
        {tab("/accounts/$id", t`Overview`, true)}
        {tab("/accounts/$id/contacts", t`Contacts`)}
        {tab("/accounts/$id/permissions", t`Permissions`)}
        {tab("/accounts/$id/chat", t`Chat`)}
      </ul>
    </nav>
  );
}

function GoneAccount() {
  const { t } = useLingui();
  return (
    <Gone
      tab={t`Not found`}
      icon={IconBuildingOff}
      title={t`This account does not exist or is not visible to you`}
      action={
        <Button component={Link} to="/accounts" variant="default">
          <Trans>To the accounts</Trans>
        </Button>
      }
    />
  );
}
