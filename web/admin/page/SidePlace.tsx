import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Region } from "../../shared/ui/regions/index.ts";
import { useShortcut } from "../../shared/ui/shortcuts/index.ts";
import styles from "./SidePlace.module.css";

/** A panel beside the page where there is room, a sheet over it otherwise. Escape closes it (design section 5). */
export function SidePlace(props: { label: string; onClose: () => void; children: ReactNode }) {
  const { t } = useLingui();
  const beside = useMediaQuery("(min-width: 1240px)", undefined, { getInitialValueInEffect: false });
  useShortcut({ keys: "Escape", label: t`Close the panel`, disabled: !beside, run: props.onClose });
  if (!beside) {
    return (
      <Drawer opened onClose={props.onClose} title={props.label} position="right" size={360}>
        <div className={styles.sheet}>{props.children}</div>
      </Drawer>
    );
  }
  return (
    <Region as="section" label={props.label} className={styles.panel as string}>
      <div className={styles.head}>
        <h2>{props.label}</h2>
        <ActionIcon aria-label={t`Close the panel`} onClick={props.onClose}>
          <Icon of={IconX} size={18} />
        </ActionIcon>
      </div>
      {props.children}
    </Region>
  );
}
