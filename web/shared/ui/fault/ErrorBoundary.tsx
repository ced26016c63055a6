import { Trans } from "@lingui/react/macro";
import { Component, type ReactNode } from "react";
import { FaultState } from "../state/FaultState.tsx";

type Props = {
  /** What failed, as a sentence: "The chats are not working right now". */
  title?: ReactNode;
  /** Shown instead of the usual words, for example nothing at all. */
  fallback?: ReactNode;
  /** A change of this value tries again, for example the path of the page. */
  resetKey?: string;
  children: ReactNode;
};

/** Keeps a fault of one part from breaking the page around it: a chat outage never takes the ticket page down. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <FaultState
        title={this.props.title ?? <Trans>This part of the page failed</Trans>}
        detail={<Trans>The rest of the page works on.</Trans>}
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
