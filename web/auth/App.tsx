import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { postJson } from "../shared/app/postJson.ts";
import { useRefusalWords } from "../shared/app/useRefusalWords.ts";
import { EntryCard } from "../shared/ui/page/EntryCard.tsx";
import { useDocumentTitle } from "../shared/ui/page/useDocumentTitle.ts";
import { choosePortal, landing, type Portal, portalOf, safeReturn } from "./flow.ts";
import { AccountStep } from "./steps/AccountStep.tsx";
import { EmailStep } from "./steps/EmailStep.tsx";
import { PasswordStep } from "./steps/PasswordStep.tsx";
import { PortalStep } from "./steps/PortalStep.tsx";

type Choice = { contactId: number; accountName: string };
type Lookup = { portals: Portal[]; methods: string[] };
type SignedIn = { redirect: string } | { choose: Choice[] };

type Stage =
  | { step: "email" }
  | { step: "portal"; portals: Portal[] }
  | { step: "password"; portal: Portal }
  | { step: "account"; portal: Portal; choose: Choice[] };

/** Sign-in for all portals, one question at a time: e-mail, platform, password, account (spec 60 section 2.1). */
export function App() {
  const { t } = useLingui();
  useDocumentTitle(t`Sign in`, "");
  const flow = useSignIn();
  const titles: Record<Stage["step"], string> = {
    email: t`Sign in`,
    portal: t`Where do you want to go?`,
    password: t`Enter your password`,
    account: t`Choose an account`,
  };
  return (
    <EntryCard title={titles[flow.stage.step]} text={flow.stage.step === "email" ? undefined : flow.email}>
      <CurrentStep flow={flow} />
    </EntryCard>
  );
}

function CurrentStep({ flow }: { flow: ReturnType<typeof useSignIn> }) {
  const { stage, working, problem, email } = flow;
  switch (stage.step) {
    case "email":
      return (
        <EmailStep email={email} onEmail={flow.setEmail} working={working} problem={problem} onNext={flow.lookUp} />
      );
    case "portal":
      return <PortalStep portals={stage.portals} onChoose={flow.toPassword} onBack={flow.toEmail} />;
    case "password":
      return (
        <PasswordStep
          email={email}
          working={working}
          problem={problem}
          onSubmit={(password, remember) => flow.signIn(stage.portal, password, remember)}
          onBack={flow.toEmail}
        />
      );
    case "account":
      return (
        <AccountStep
          choose={stage.choose}
          working={working}
          problem={problem}
          onChoose={flow.choose}
          onBack={flow.toEmail}
        />
      );
  }
}

function useSignIn() {
  const { t } = useLingui();
  const words = useRefusalWords();
  const query = new URLSearchParams(window.location.search);
  const wanted = safeReturn(query.get("return"), window.location.origin);
  const wantedPortal =
    (["client", "tech", "admin"] as const).find((portal) => portal === query.get("portal")) ?? portalOf(wanted);
  const [stage, setStage] = useState<Stage>({ step: "email" });
  const [email, setEmail] = useState(query.get("email") ?? "");
  const [secret, setSecret] = useState({ password: "", remember: false });
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const go = (next: Stage) => {
    setProblem(undefined);
    setStage(next);
  };

  const lookUp = async () => {
    setWorking(true);
    const answer = await postJson<Lookup>("/auth/sign-in/lookup", { email: email.trim() });
    setWorking(false);
    if (!answer.ok) return setProblem(words(answer.refusal));
    const portal = choosePortal(answer.body.portals, wantedPortal);
    if (portal === "none")
      return setProblem(t`This address is not registered here. Check it, or ask your service provider.`);
    if (portal) go({ step: "password", portal });
    else go({ step: "portal", portals: answer.body.portals });
  };

  const signIn = async (portal: Portal, password: string, remember: boolean, contactId?: number) => {
    setWorking(true);
    const request = { email: email.trim(), password, portal, remember, contactId };
    const answer = await postJson<SignedIn>("/auth/sign-in/password", request);
    if (answer.ok && "redirect" in answer.body)
      return window.location.assign(landing(answer.body.redirect, wanted, portal));
    setWorking(false);
    if (!answer.ok) return setProblem(refused(answer.refusal.code) ?? words(answer.refusal));
    setSecret({ password, remember });
    go({ step: "account", portal, choose: (answer.body as { choose: Choice[] }).choose });
  };

  const refused = (code: string): string | undefined =>
    code === "invalid_credentials" ? t`E-mail or password is wrong. Try again.` : undefined;

  return {
    stage,
    email,
    setEmail,
    working,
    problem,
    lookUp: () => void lookUp(),
    signIn: (portal: Portal, password: string, remember: boolean) => void signIn(portal, password, remember),
    choose: (contactId: number) => {
      if (stage.step === "account") void signIn(stage.portal, secret.password, secret.remember, contactId);
    },
    toPassword: (portal: Portal) => go({ step: "password", portal }),
    toEmail: () => go({ step: "email" }),
  };
}
