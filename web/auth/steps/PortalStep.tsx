import { Trans, useLingui } from "@lingui/react/macro";
import { IconHeadset, IconHome, IconSettings } from "@tabler/icons-react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";
import type { Portal } from "../flow.ts";
import { BackButton } from "./BackButton.tsx";
import { ChoiceButton } from "./ChoiceButton.tsx";

const shapes: Record<Portal, IconShape> = { client: IconHome, tech: IconHeadset, admin: IconSettings };

/** The platforms of this e-mail, when there are several. */
export function PortalStep(props: {
  portals: readonly Portal[];
  onChoose: (portal: Portal) => void;
  onBack: () => void;
}) {
  const { t } = useLingui();
  const names: Record<Portal, string> = { client: t`Client portal`, tech: t`TECH`, admin: t`Admin` };
  const uses: Record<Portal, string> = {
    client: t`Ask for help and follow your tickets`,
    tech: t`Work on tickets and chats`,
    admin: t`Set up the service desk`,
  };
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      {props.portals.map((portal, index) => (
        <ChoiceButton
          key={portal}
          icon={shapes[portal]}
          title={names[portal]}
          text={uses[portal]}
          autoFocus={index === 0}
          onClick={() => props.onChoose(portal)}
        />
      ))}
      <BackButton onClick={props.onBack}>
        <Trans>Use another e-mail</Trans>
      </BackButton>
    </form>
  );
}
