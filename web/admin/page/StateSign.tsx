import type { EntityState } from "@deskbell/common/people/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { IconArchive, IconCircleCheck, IconCircleOff } from "@tabler/icons-react";
import { Sign } from "../../shared/ui/status/Sign.tsx";

/** Active, inactive or archived, as sign and word. */
export function StateSign(props: { state: EntityState }) {
  const { t } = useLingui();
  if (props.state === "active") return <Sign icon={IconCircleCheck} family="green" label={t`Active`} size="sm" />;
  if (props.state === "inactive") return <Sign icon={IconCircleOff} family="grey" label={t`Inactive`} size="sm" />;
  return <Sign icon={IconArchive} family="grey" label={t`Archived`} size="sm" />;
}
