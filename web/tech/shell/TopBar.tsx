import { Trans, useLingui } from "@lingui/react/macro";
import { IconHistory, IconMessages } from "@tabler/icons-react";
import { useState } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Region } from "../../shared/ui/regions/index.ts";
import { SearchField } from "../../shared/ui/search/SearchField.tsx";
import { Link, useGo } from "./nav.tsx";
import styles from "./Shell.module.css";

/** Fixed tabs, and a search over all chats that ends in the history. */
export function TopBar() {
  const { t } = useLingui();
  const go = useGo();
  const [search, setSearch] = useState("");
  return (
    <Region as="section" label={t`Tabs and search`} className={styles.topBar}>
      <Link to="/" activeOptions={{ exact: true }} className={styles.topTab}>
        <Icon of={IconMessages} size={16} />
        <Trans>Chats</Trans>
      </Link>
      <Link to="/history" activeOptions={{ includeSearch: false }} className={styles.topTab}>
        <Icon of={IconHistory} size={16} />
        <Trans>Chat history</Trans>
      </Link>
      <SearchField
        value={search}
        onChange={setSearch}
        label={t`Search chats`}
        className={styles.topSearch}
        onSubmit={() => {
          go({ to: "/history", search: { q: search.trim() || undefined } });
          setSearch("");
        }}
      />
    </Region>
  );
}
