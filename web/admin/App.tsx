import { Trans } from "@lingui/react/macro";
import { Title } from "@mantine/core";

/** The page of this part. */
export function App() {
  return (
    <main>
      <Title order={1}>
        <Trans>Deskbell</Trans>
      </Title>
    </main>
  );
}
