import { useLingui } from "@lingui/react/macro";
import { IconHeadset, IconMessageCircle, IconMessageOff } from "@tabler/icons-react";
import { call } from "../../shared/api/client.ts";
import { Sign } from "../../shared/ui/status/Sign.tsx";
import { Page } from "../page/Page.tsx";
import { Part } from "../page/Part.tsx";
import { PersonAvatar } from "../page/PersonAvatar.tsx";
import { useRoleWords } from "../words/roles.ts";
import styles from "./PeopleList.module.css";
import { PeopleList } from "./PeopleList.tsx";

/** All agents, by name. */
export function AgentsPage() {
  const { t } = useLingui();
  const role = useRoleWords();
  return (
    <Page title={t`Agents`} tab={t`Agents`} sub={t`Your technicians and administrators.`}>
      <PeopleList
        queryKey={["agents"]}
        load={(query, signal) => call("GET /agents", { query, signal })}
        searchLabel={t`Search agents`}
        icon={IconHeadset}
        words={{
          label: t`Agents`,
          nothingYet: t`No agents yet`,
          nothingYetText: t`Agents stand here once there are some.`,
          noMatch: t`No agent matches`,
          fault: t`The agents did not load`,
        }}
        columns={[t`Agent`, t`E-mail`, t`Role`, t`Chat`]}
        layout={styles.agents as string}
        renderRow={(agent) => (
          <>
            <Part as="rowheader" className={styles.who}>
              <PersonAvatar kind="agent" id={agent.id} name={agent.name} />
              <div>
                {agent.name}
                {agent.title && <small>{agent.title}</small>}
              </div>
            </Part>
            <Part as="cell">{agent.email}</Part>
            <Part as="cell">{role(agent.role)}</Part>
            <Part as="cell">
              {agent.chatEnabled ? (
                <Sign icon={IconMessageCircle} family="green" label={t`Takes chats`} variant="text" size="sm" />
              ) : (
                <Sign icon={IconMessageOff} family="grey" label={t`No chats`} variant="text" size="sm" />
              )}
            </Part>
          </>
        )}
      />
    </Page>
  );
}
