import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Modal } from "@mantine/core";
import { IconAlertTriangle, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../shared/api/client.ts";
import type { ApiResult } from "../../shared/api/operations.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { usePresenceWords } from "../../shared/ui/person/presence.ts";
import { SearchField } from "../../shared/ui/search/SearchField.tsx";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { useProblemToast } from "../actions/useProblemToast.ts";
import { agentsIn, contactOf } from "../people/sessions.ts";
import styles from "./dialogs.module.css";

type Candidate = ApiResult<"GET /chat-sessions/{id}/invite-candidates">["data"][number];

const agentsMax = 20;
const unlikely = (candidate: Candidate) => candidate.presence === "busy" || candidate.presence === "offline";

/** Invites agents into a chat (spec 10 C-37): all eligible ones, those who will hardly notice greyed and warned about. */
export function InviteDialog(props: { session: ChatSession; opened: boolean; onClose: () => void }) {
  const { session, opened, onClose } = props;
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<number[]>([]);
  const candidates = useCandidates(session.id, opened);
  const { invite, working } = useInvite(session, chosen, () => {
    setChosen([]);
    onClose();
  });
  const all = candidates.data?.data ?? [];
  const room = agentsMax - agentsIn(session).length - session.targetUsers.length - chosen.length;
  const doubtful = all.filter((one) => chosen.includes(one.id) && unlikely(one));
  const name = contactOf(session).name;
  return (
    <Modal opened={opened} onClose={onClose} size={440} title={<Trans>Add people to the chat with {name}</Trans>}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0) void invite();
        }}
      >
        <SearchField value={search} onChange={setSearch} label={t`Find a technician`} withKey={false} />
        <CandidateList
          query={candidates}
          search={search}
          onSearch={setSearch}
          chosen={chosen}
          onChoose={setChosen}
          full={room <= 0}
        />
        <div role="status">
          {doubtful.length > 0 && <Doubt people={doubtful} />}
          {room <= 0 && <p className={styles.hint}>{t`A chat holds up to ${agentsMax} technicians.`}</p>}
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" disabled={chosen.length === 0} loading={working}>
            {chosen.length === 0 ? (
              <Trans>Invite</Trans>
            ) : (
              <Plural value={chosen.length} one="Invite # person" other="Invite # people" />
            )}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function CandidateList(props: {
  query: ReturnType<typeof useCandidates>;
  search: string;
  onSearch: (text: string) => void;
  chosen: number[];
  onChoose: (ids: number[]) => void;
  full: boolean;
}) {
  const { query, search, chosen } = props;
  const { t } = useLingui();
  const wanted = search.trim().toLocaleLowerCase();
  const found = (query.data?.data ?? []).filter((one) => one.name.toLocaleLowerCase().includes(wanted));
  const nobody = { title: t`No technician of that name`, filters: search, onRemove: () => props.onSearch("") };
  return (
    <div className={styles.candidates}>
      <ListStates
        status={query.isPending ? "loading" : query.isError ? "fault" : "ready"}
        count={found.length}
        skeleton={{ rows: 4, rowHeight: 44 }}
        nothingYet={{ icon: IconUsers, title: t`Nobody else may see this chat` }}
        filtered={search ? nobody : undefined}
        fault={{ title: t`The technicians did not load`, onRetry: () => void query.refetch() }}
        end={false}
      >
        <ul className={styles.list}>
          {found.map((one) => (
            <CandidateRow
              key={one.userId}
              candidate={one}
              checked={chosen.includes(one.id)}
              full={props.full}
              onChange={(on) => props.onChoose(on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
            />
          ))}
        </ul>
      </ListStates>
    </div>
  );
}

function CandidateRow(props: {
  candidate: Candidate;
  checked: boolean;
  full: boolean;
  onChange: (on: boolean) => void;
}) {
  const { candidate, checked } = props;
  const words = usePresenceWords();
  const { t } = useLingui();
  const state = candidate.present ? t`In this chat` : candidate.invited ? t`Invited` : words[candidate.presence];
  const closed = candidate.present || candidate.invited;
  return (
    <li>
      <Checkbox
        className={`${styles.candidate} ${unlikely(candidate) || closed ? styles.unlikely : ""}`}
        checked={checked || closed}
        disabled={closed || (props.full && !checked)}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        label={
          <span className={styles.person}>
            <PresenceAvatar id={candidate.userId} name={candidate.name} size={28} presence={candidate.presence} />
            <span className={styles.name}>{candidate.name}</span>
            <span className={styles.state}>{state}</span>
          </span>
        }
      />
    </li>
  );
}

function Doubt({ people }: { people: Candidate[] }) {
  const { i18n } = useLingui();
  const words = usePresenceWords();
  const names = new Intl.ListFormat(i18n.locale).format(people.map((one) => `${one.name} (${words[one.presence]})`));
  return (
    <p className={styles.warning}>
      <Icon of={IconAlertTriangle} size={16} />
      <Trans>May not notice the invitation: {names}.</Trans>
    </p>
  );
}

function useCandidates(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ["invite-candidates", id],
    queryFn: ({ signal }) => call("GET /chat-sessions/{id}/invite-candidates", { params: { id }, signal }),
    enabled,
    staleTime: 0,
    refetchInterval: 10_000,
  });
}

function useInvite(session: ChatSession, agentIds: number[], onDone: () => void) {
  const chat = useChatData();
  const toast = useToast();
  const tell = useProblemToast();
  const { t } = useLingui();
  const [working, setWorking] = useState(false);
  const invite = async () => {
    setWorking(true);
    try {
      await chat.act.invite(session.id, agentIds);
      toast({ message: t`Invitation sent. It runs out after 5 minutes.` });
      onDone();
    } catch (fault) {
      const over = fault instanceof ApiProblem && fault.code === "invalid_transition";
      if (over) onDone();
      tell(fault);
    } finally {
      setWorking(false);
    }
  };
  return { invite, working };
}
