import { Trans, useLingui } from "@lingui/react/macro";
import { Menu, UnstyledButton } from "@mantine/core";
import { useOwnPresence } from "../../shared/chat/data/react.tsx";
import { PresenceDot } from "../../shared/ui/person/PresenceDot.tsx";
import { PresenceSign } from "../../shared/ui/person/PresenceSign.tsx";
import { usePresenceWords } from "../../shared/ui/person/presence.ts";
import { useProblemToast } from "../actions/useProblemToast.ts";
import styles from "./MeMenu.module.css";

export type Choice = "online" | "away" | "busy";
export const choices: Choice[] = ["online", "away", "busy"];

/** What each choice means for alerts. */
export function useChoiceHints(): Record<Choice, string> {
  const { t } = useLingui();
  return {
    online: t`Chats ring here`,
    away: t`Chats still ring here`,
    busy: t`Nothing rings, on any device`,
  };
}

/** Chooses own presence; it holds on all devices until changed (spec 10 C-48). */
export function useChoosePresence(): (choice: Choice) => void {
  const presence = useOwnPresence();
  const tell = useProblemToast();
  return (choice) => void Promise.resolve(presence.choose(choice)).catch((fault: unknown) => tell(fault));
}

/** Own presence as a small button with the three choices behind it. */
export function PresenceMenu() {
  const { t } = useLingui();
  const presence = useOwnPresence();
  const words = usePresenceWords();
  const hints = useChoiceHints();
  const choose = useChoosePresence();
  const state = presence.state;
  return (
    <Menu position="bottom-end" width={230} withinPortal={false} zIndex={60}>
      <Menu.Target>
        <UnstyledButton className={styles.presence} aria-label={t`Your presence: ${words[state]}. Change it`}>
          <PresenceSign state={state} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>On all devices</Trans>
        </Menu.Label>
        <Menu.RadioGroup value={presence.preference} onChange={(value) => choose(value as Choice)}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
              <span className={styles.choiceWords}>
                <PresenceDot state={choice} size={10} />
                <span>
                  {words[choice]}
                  <span className={styles.hint}>{hints[choice]}</span>
                </span>
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
