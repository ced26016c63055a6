import { Trans } from "@lingui/react/macro";
import { IconBuilding } from "@tabler/icons-react";
import { BackButton } from "./BackButton.tsx";
import { ChoiceButton } from "./ChoiceButton.tsx";
import { Problem } from "./Problem.tsx";

/** The accounts of an e-mail that several contacts share. */
export function AccountStep(props: {
  choose: { contactId: number; accountName: string }[];
  working: boolean;
  problem?: string;
  onChoose: (contactId: number) => void;
  onBack: () => void;
}) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Problem text={props.problem} />
      {props.choose.map((choice, index) => (
        <ChoiceButton
          key={choice.contactId}
          icon={IconBuilding}
          title={choice.accountName}
          disabled={props.working}
          autoFocus={index === 0}
          onClick={() => props.onChoose(choice.contactId)}
        />
      ))}
      <BackButton onClick={props.onBack}>
        <Trans>Use another e-mail</Trans>
      </BackButton>
    </form>
  );
}
