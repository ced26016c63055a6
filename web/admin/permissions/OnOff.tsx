import { Trans } from "@lingui/react/macro";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./OnOff.module.css";

/** On or off as sign and word. */
export function OnOff(props: { value: boolean }) {
  return (
    <span className={`${styles.sign} ${props.value ? styles.on : ""}`}>
      <Icon of={props.value ? IconCircleCheck : IconCircleX} size={16} />
      {props.value ? <Trans>On</Trans> : <Trans>Off</Trans>}
    </span>
  );
}
