import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Icon, type IconShape } from "../../../ui/icon/Icon.tsx";
import styles from "./ChatCards.module.css";

/** Leaving asks once, in place, so that a stray click ends nothing (spec 10 C-25). */
export function LeaveButton(props: { icon?: IconShape; quiet?: boolean; onLeave: () => void; children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button
        variant={props.quiet ? "subtle" : "default"}
        size="sm"
        fullWidth
        justify={props.icon ? "flex-start" : "center"}
        leftSection={props.icon && <Icon of={props.icon} size={16} />}
        onClick={() => setAsking(true)}
      >
        {props.children}
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
    <div className={styles.asking} role="group">
      <span>
        <Trans>Leave this chat?</Trans>
      </span>
      <Button variant="default" onClick={() => setAsking(false)}>
        <Trans>Stay</Trans>
      </Button>
      <Button variant="default" color="red" autoFocus onClick={props.onLeave}>
        <Trans>Leave chat</Trans>
      </Button>
    </div>
  );
}
