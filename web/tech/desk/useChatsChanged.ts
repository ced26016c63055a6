import { useDebouncedValue } from "@mantine/hooks";
import { useChatTabs } from "../../shared/chat/data/react.tsx";

/** Another text whenever a chat begins, changes its status or goes, and not at every message; for query keys. */
export function useChatsChanged(): string {
  const { mine, waiting, abandoned, callbacks } = useChatTabs();
  const entries = [...mine, ...waiting, ...abandoned, ...callbacks];
  const [settled] = useDebouncedValue(entries.map(({ session }) => `${session.id} ${session.status}`).join(), 300);
  return settled;
}
