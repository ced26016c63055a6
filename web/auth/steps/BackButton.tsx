import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";

/** The quiet way back, below the steps. */
export function BackButton(props: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="subtle" fullWidth leftSection={<Icon of={IconArrowLeft} size={16} />} onClick={props.onClick}>
      {props.children}
    </Button>
  );
}
