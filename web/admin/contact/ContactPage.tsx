import type { Contact } from "@deskbell/common/people/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { RelativeTime } from "../../shared/ui/time/index.ts";
import { useIdParam } from "../account/account.ts";
import { Crumbs } from "../page/Crumbs.tsx";
import { Facts } from "../page/Facts.tsx";
import { isGone, traceOf, useProblemWords } from "../page/fault.ts";
import { Gone } from "../page/Gone.tsx";
import { Page } from "../page/Page.tsx";
import { ContactPermissions } from "./ContactPermissions.tsx";

/** One contact: what is known, and what applies to them with the level that decided. */
export function ContactPage() {
  const { t } = useLingui();
  const id = useIdParam();
  const problem = useProblemWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["contact", id],
    queryFn: ({ signal }) => call("GET /contacts/{id}", { params: { id }, signal }),
    enabled: id > 0,
  });
  if (data) return <Known contact={data} />;
  if (isGone(error) || !(id > 0)) {
    return (
      <Gone
        tab={t`Not found`}
        icon={IconUserOff}
        title={t`This contact does not exist or is not visible to you`}
        action={
          <Button component={Link} to="/contacts" variant="default">
            <Trans>To the contacts</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <Page title={t`Contact`} tab={t`Contact`}>
      {error ? (
        <FaultState
          title={<Trans>The contact did not load</Trans>}
          detail={problem(error)}
          traceId={traceOf(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <ListSkeleton rows={8} rowHeight={46} avatar={false} />
      )}
    </Page>
  );
}

function Known({ contact }: { contact: Contact }) {
  const { t } = useLingui();
  const { account } = contact;
  const kinds = { work: t`work`, mobile: t`mobile`, home: t`home`, other: t`other` };
  return (
    <ContactPermissions
      contact={contact}
      crumbs={
        <Crumbs
          path={[
            { to: "/accounts", label: t`Accounts` },
            { to: `/accounts/${account.id}`, label: account.name },
          ]}
          here={contact.fullName}
        />
      }
    >
      <Facts
        title={t`Contact`}
        facts={[
          [
            t`Account`,
            <Link key="account" to="/accounts/$id" params={{ id: String(account.id) }}>
              {account.name}
            </Link>,
          ],
          [t`E-mail`, contact.email],
          ...contact.phones.map(
            ({ number, kind }) =>
              [
                t`Phone (${kinds[kind]})`,
                <a key={number} href={`tel:${number}`}>
                  {number}
                </a>,
              ] as const,
          ),
          [t`Job title`, contact.title],
          [t`Client portal`, contact.canAccessPortal ? t`May sign in` : t`May not sign in`],
          [t`Added`, <RelativeTime key="added" at={contact.createdAt} />],
        ]}
      />
    </ContactPermissions>
  );
}
