import type { Conversation } from "./conversation.ts";

export const mail: readonly Conversation[] = [
  {
    variants: [
      [
        "GLOBEX",
        "Outlook search finds nothing since Friday. I only get results from last year.",
        { when: "overnight" },
      ],
      [
        "KESTREL",
        "Search in Outlook stopped working, new mail never shows up in the results",
        { when: "this evening" },
      ],
      ["BEACON", "I can't find any mail by searching, not even ones I can see in the list", { when: "over lunch" }],
    ],
    script: `
T: Hi {me}, {tech} here. I have had a look: the search index on your laptop stopped growing last week.
C: That fits. Is anything lost?
T: No, your mail is all there. Only the index needs rebuilding, which takes about two hours. Search stays thin until then.
C: Could you start it {when}? I need the laptop for a call in ten minutes.
T: Of course. It runs in the background, just leave the lid open and the charger in.
C: Perfect, will do.
~ 150
T: The rebuild has finished. Could you try a search for something recent?
C: It finds everything again. Thank you!
T: Lovely. I will keep an eye on it and close this.`,
    note: "Search index had stopped after the last Office update. Rebuilt it; {me} confirmed that recent mail is found.",
  },
  {
    variants: [
      [
        "ACME",
        "Mails to one supplier bounce since this morning, everybody else is fine",
        { who: "our resin supplier" },
      ],
      ["HARBOR", "Our wine merchant says our orders by mail come back to us", { who: "the merchant" }],
      ["COPPER", "Messages to the council planning office bounce, says 550 5.7.1", { who: "the planning office" }],
    ],
    script: `
T: Morning {me}. Could you forward me one of the bounces, with the grey technical part at the end?
C: Sent. It mentions a policy, but that is all I understand.
T: Got it, thank you. {Who} rejects us because their filter does not like a link in your signature.
C: My signature? I added the new campaign banner last week.
T: That is the one. The shortened link in it is on a block list. I have pointed the banner straight at your own site instead.
C: Should I send it again?
T: Please do, and tell me whether it stays away.
~ 12
C: No bounce so far, and they have just replied. Great.
T: Then that is solved. I will tell the others who use the same banner.`,
    note: "Recipient's filter blocked the shortened link in the signature banner. Replaced it with a direct link.",
  },
  {
    variants: [
      [
        "RIDGEWAY",
        "Can somebody read the shared mailbox while our registrar is away?",
        { box: "admissions", who: "Mrs Doyle" },
      ],
      [
        "BEACON",
        "Please give me access to the repairs mailbox for the next two weeks",
        { box: "repairs", who: "Sandra" },
      ],
      ["PENROSE", "I need to see the payroll inbox while my colleague is on leave", { box: "payroll", who: "Martin" }],
    ],
    script: `
T: Hello {me}, happy to. That is the {box} mailbox, and you would stand in for {who}?
C: Yes, until the 14th. Reading is enough, but answering would be even better.
T: Understood. I need a yes from whoever owns the mailbox. Is that your manager?
C: It is. I have just asked, the answer should reach you any minute.
~ 15
T: The approval has arrived. You can read and send as {box} now, and it ends by itself on the 14th.
C: It appeared in the folder list already. Brilliant.
T: If you answer from it, choose {box} under From, otherwise it goes out in your own name.
C: Good to know, thanks.`,
    note: "Full access and send-as on the shared mailbox until the 14th, approved by the owner. Ends automatically.",
  },
  {
    variants: [
      ["LARKSPUR", "Is this mail from our bank real? It wants me to confirm a payment", { from: "the bank" }],
      ["GLOBEX", "Got a message that my mailbox is full and I should sign in. Looks odd", { from: "us" }],
      ["BLUEFIN", "A courier asks for customs money by link, is that genuine?", { from: "the courier" }],
    ],
    script: `
T: Hi {me}, well spotted that something is off. You have not clicked anything, have you?
C: I hovered over it and got cold feet. No click, no password.
T: Perfect. It is not from {from}: the address only looks like theirs, and the link leads to a page made yesterday.
C: I thought so, but it looked really good this time.
T: They do. I have blocked the sender and removed the same message from six other mailboxes here.
C: Six! Did anybody fall for it?
T: One person opened the page but entered nothing, I have just checked with them.
C: Phew. Should I delete mine?
T: Already gone. Next time press "Report phishing", then it reaches us a few minutes sooner.
C: Will do.`,
    note: "Phishing. Nobody entered a password. Sender and page blocked, copies removed from seven mailboxes.",
  },
  {
    variants: [
      ["SALTMARSH", "My calendar shows meetings an hour late since the weekend", { where: "phone" }],
      ["KESTREL", "All my appointments moved by an hour on the tablet", { where: "tablet" }],
      ["HARBOR", "Bookings in my calendar are an hour out, but only on one device", { where: "laptop" }],
    ],
    script: `
T: Hi {me}, that smells of a time zone. Is it right in the browser, and wrong on the {where}?
C: Let me look. Yes, exactly that.
T: Then open the settings of the {where}, search for time zone, and tell me what it says.
C: It says Lisbon. I was on holiday there.
T: Nice choice. Switch on "set automatically" and it will come home by itself.
C: All meetings jumped back to where they belong. Feeling a bit silly now.
T: No need, it happens to somebody every week. Anything else?
C: That was all, thanks {tech}.`,
    note: "Device was still in the time zone of a trip. Automatic time zone switched on.",
  },
  {
    variants: [
      ["ACME", "Two mailboxes in Outlook after my name change, which one is mine?", { old: "my old name" }],
      ["RIDGEWAY", "Since my name was changed I have two inboxes", { old: "the old name" }],
      ["GLOBEX", "Two mailboxes after the name change", { old: "my former name" }],
    ],
    script: `
T: Hi {me}, both are yours, and there is no need to watch two of them. Which one gets new mail?
C: The new one, I think. But two clients still write to {old}.
T: Those will keep arriving, the old address is an alias of the new mailbox. The second entry is only a leftover in your profile.
C: So I can remove it?
T: I will do it for you, if I may restart Outlook in a minute.
C: Go ahead.
~ 4
T: Done. One inbox, both addresses.
C: I sent myself a test to the old one, it came in. Very good.`,
    note: "Removed the leftover mailbox from the Outlook profile. The old address stays as an alias.",
  },
  {
    variants: [
      ["PENROSE", "A client cannot open the encrypted mail I sent her", { who: "the client" }],
      ["GLOBEX", "Opposing counsel says our protected message only shows a button", { who: "their office" }],
      ["BEACON", "The council gets an error when it opens our encrypted mails", { who: "the council" }],
    ],
    script: `
T: Hello {me}. What does {who} see when pressing the button?
C: A page that asks to sign in, and then an error that the account does not exist.
T: They probably choose "sign in with work account", which their provider does not offer. There is a second way: a one-time code by mail.
C: I never noticed that. Where is it?
T: Beneath the big button, in smaller letters. I have put three lines and a picture into a message you can forward.
C: Forwarded. Let me see what they say.
~ 25
C: It worked at once. They asked why nobody told them before.
T: Fair question. I will add the hint to the text of your encrypted mails.`,
    note: "Recipient can read protected mail with the one-time code. Added the hint to the message template.",
  },
];
