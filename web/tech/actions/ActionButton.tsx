import { Button, type ButtonProps } from "@mantine/core";
import { type ComponentPropsWithoutRef, useState } from "react";

type Props = ButtonProps &
  Omit<ComponentPropsWithoutRef<"button">, keyof ButtonProps | "onClick"> & {
    onAct: () => Promise<unknown>;
  };

/** A button that shows that its act has begun, keeps its width, and does not act twice. Faults are the act's to tell. */
export function ActionButton({ onAct, ...props }: Props) {
  const [working, setWorking] = useState(false);
  return (
    <Button
      {...props}
      loading={working}
      onClick={(event) => {
        event.stopPropagation();
        setWorking(true);
        void onAct().finally(() => setWorking(false));
      }}
    />
  );
}
