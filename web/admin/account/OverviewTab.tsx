import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { RelativeTime } from "../../shared/ui/time/index.ts";
import styles from "../page/Facts.module.css";
import { Facts } from "../page/Facts.tsx";
import { permissionsKey } from "../permissions/useAccountDraft.ts";
import { useCountryName } from "../words/places.ts";
import { AccountFrame } from "./AccountFrame.tsx";

/** What is known of an account, and how it is set up. */
export function OverviewTab() {
  const { t } = useLingui();
  const country = useCountryName();
  return (
    <AccountFrame tab={t`Overview`}>
      {(account) => (
        <div className={styles.grid}>
          <Facts
            title={t`Account`}
            facts={[
              [t`Code`, account.identifier],
              [t`Type`, account.type],
              [t`Country`, country(account.country)],
              [t`Phone`, account.phone && <a href={`tel:${account.phone}`}>{account.phone}</a>],
              [t`Website`, account.website && <Website url={account.website} />],
              [t`Address`, account.address],
              [t`E-mail domains`, account.emailDomains?.join(", ")],
              [t`Added`, <RelativeTime key="added" at={account.createdAt} />],
              [t`Notes`, account.notes],
            ]}
          />
          <SetUp id={account.id} />
        </div>
      )}
    </AccountFrame>
  );
}

function Website({ url }: { url: string }) {
  if (!/^https?:\/\//.test(url)) return url;
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {url.replace(/^https?:\/\//, "")}
    </a>
  );
}

/** Numbers that lead on to the tabs: contacts, own permissions, own chat settings, calendar. */
function SetUp({ id }: { id: number }) {
  const { t } = useLingui();
  const permissions = useQuery({
    queryKey: permissionsKey(id),
    queryFn: ({ signal }) => call("GET /accounts/{id}/permissions", { params: { id }, signal }),
  }).data;
  const settings = useQuery({
    queryKey: ["account-settings", id],
    queryFn: ({ signal }) => call("GET /accounts/{id}/settings", { params: { id }, signal }),
  }).data;
  const calendars = useQuery({
    queryKey: ["calendars"],
    queryFn: ({ signal }) => call("GET /calendars", { signal }),
  }).data;
  const params = { id: String(id) };
  const own = permissions?.data.filter(({ account }) => account?.own != null).length;
  const differ = permissions?.data.filter(({ differing, account }) => account && differing > 0).length;
  const chat = settings?.data.filter((setting) => setting.own !== null).length;
  const calendar = calendars?.data.find(({ accountIds }) => accountIds.includes(id));
  const standard = calendars?.data.find(({ isDefault }) => isDefault);
  return (
    <Facts
      title={t`Set up`}
      facts={[
        [
          t`Contacts`,
          permissions && (
            <Link to="/accounts/$id/contacts" params={params}>
              {t`${permissions.contactCount} active`}
            </Link>
          ),
        ],
        [
          t`Permissions`,
          permissions && (
            <Link to="/accounts/$id/permissions" params={params}>
              {own === 0 ? t`All as for the site` : t`${own ?? 0} set for the account`}
            </Link>
          ),
        ],
        [t`Contacts that differ`, differ ? t`in ${differ} permissions` : permissions && t`None`],
        [
          t`Chat settings`,
          settings && (
            <Link to="/accounts/$id/chat" params={params}>
              {chat === 0 ? t`All as for the site` : t`${chat ?? 0} of its own`}
            </Link>
          ),
        ],
        [
          t`Office hours`,
          calendars &&
            (calendar ? (
              <Link to="/hours/$id" params={{ id: String(calendar.id) }}>
                {calendar.name}
              </Link>
            ) : standard ? (
              <Link to="/hours/$id" params={{ id: String(standard.id) }}>{t`${standard.name} (default)`}</Link>
            ) : (
              t`Always open`
            )),
        ],
      ]}
    />
  );
}
