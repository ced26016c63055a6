import type { Conversation } from "./conversation.ts";

export const programs: readonly Conversation[] = [
  {
    variants: [
      ["LARKSPUR", "Card payments are refused at both terminals", { place: "both terminals" }],
      ["HARBOR", "The card machine in the restaurant says no connection", { place: "the restaurant" }],
      ["FERNDALE", "Our card terminal cannot reach the bank", { place: "the counter" }],
    ],
    script: `
T: Hi {me}, payments first. Does the terminal show a small mast or a plug?
C: A plug, crossed out.
T: Then it has lost the network cable. While I look, hold the green key for five seconds: it switches to mobile and takes payments.
C: It does! People are paying again.
~ 10
T: The switch port had shut itself down after a flash of lightning. It is on again, your terminals will move back at night.
C: I did hear a bang at lunch.
T: The protection did what it should. I will replace that port's surge filter tomorrow at eight.`,
    note: "Switch port had shut down after a surge. Terminals on mobile until tonight; surge filter replaced tomorrow.",
  },
  {
    variants: [
      ["BLUEFIN", "The customs form rejects our number since Monday", { form: "customs form" }],
      ["ACME", "Supplier portal does not accept our sign-in any more", { form: "supplier portal" }],
      ["PENROSE", "The filing service refuses our agent code", { form: "filing service" }],
    ],
    script: `
T: Hi {me}. The {form} moved to a new address on Monday, and your bookmark still leads to the old one.
C: It looks exactly the same, though.
T: They kept the look. I have changed the bookmark for your team, please close the browser and open it again.
C: Signed in at the first try. Did nobody tell us?
T: Their notice went to an address of somebody who left. I have given them our service mailbox instead.
C: Smart. Thanks, {tech}.`,
    note: "Service had moved to a new address. Bookmarks changed, contact address at the provider updated.",
  },
  {
    variants: [
      ["RIDGEWAY", "No sound in video lessons, only in one classroom", { room: "classroom" }],
      ["GLOBEX", "The other side cannot hear us in the hearing room", { room: "hearing room" }],
      ["BEACON", "Nobody hears me in video calls", { room: "office" }],
    ],
    script: `
T: Hi {me}. In the call, next to the microphone sign, is a small arrow. Which device does it name?
C: "Monitor audio."
T: That is the screen, and it has no microphone. Choose the one called "Conference bar".
C: Now it moves when I talk.
T: I can hear you through our test line, loud and clear.
C: I can see that you are smiling, somehow.
T: I have told the PC in this {room} to prefer the bar, so it should stay that way.`,
    note: "Wrong microphone was chosen. Conference bar set as the preferred device.",
  },
  {
    variants: [
      ["SALTMARSH", "Can we have the stock list on the phones in the cellar?", { app: "stock list" }],
      ["COPPER", "Foremen would like the daily report on their phones", { app: "daily report" }],
      ["BLUEFIN", "Drivers need the delivery list on their phones", { app: "delivery list" }],
    ],
    script: `
T: Hi {me}, that is possible with what you already have. How many people, and company phones or their own?
C: Eight, company phones.
T: Then I publish the {app} to them. It asks for a PIN, and we can wipe it if a phone is lost.
C: What does it cost?
T: Nothing more, it is in your plan. I would like to try it with one person this week.
C: Take me. I am in the cellar half the day anyway.
T: It appears on your phone within the hour. Tell me on Friday how it went, and then the others get it.
C: Deal.`,
    note: "Pilot with one phone this week, roll-out to the others after feedback on Friday.",
  },
  {
    variants: [
      ["ACME", "The time clock at the gate shows yesterday's date", { thing: "time clock" }],
      ["BEACON", "The door panel says the wrong date and refuses cards", { thing: "door panel" }],
      ["RIDGEWAY", "The bell rings ten minutes early", { thing: "bell controller" }],
    ],
    script: `
T: Morning {me}. The {thing} asks the old server for the time, and that was retired at the weekend.
C: It confuses everybody here.
T: I am giving it the new one. It should jump in a minute.
~ 3
C: It jumped. Right to the second, by the look of it.
T: Two more of them had the same setting, they are corrected too. Sorry for the trouble, that one was ours.
C: No harm done.`,
    note: "Time source pointed to a retired server. Corrected here and on two other devices.",
  },
  {
    variants: [
      ["KESTREL", "The plug-in for the product library is gone after the update", { app: "library" }],
      ["GLOBEX", "Case numbers no longer fill in by themselves in letters", { app: "letter template" }],
      ["PENROSE", "The button for the client database vanished from my spreadsheet", { app: "add-in" }],
    ],
    script: `
T: Hi {me}. The {app} was switched off because it slowed the start down by two seconds. Shall I bring it back?
C: Yes please, I use it fifty times a day.
T: File, Options, Add-ins: at the bottom choose "disabled items", press Go, tick it, and it is back.
C: It is back. Will it stay?
T: I have put it on the list that may be slow. It stays.
C: Fifty thanks a day, then.`,
    note: "Add-in had been disabled for slow start. Enabled again and exempted by policy.",
  },
  {
    variants: [
      ["HARBOR", "The website shows last summer's opening hours", { what: "opening hours" }],
      ["FERNDALE", "Our website still lists the old emergency number", { what: "emergency number" }],
      ["LARKSPUR", "The practice website shows a colleague who left", { what: "team page" }],
    ],
    script: `
T: Hi {me}. I can change the {what} for you, or show you how. What would you rather?
C: Show me, then I do not have to bother you at Christmas.
T: Sign in at the usual address with your work account, then press "Edit" at the top right of the page.
C: I see the pencil. I change the text and press publish?
T: Exactly. The old version stays under History.
C: Published. It is live, that is almost too easy.
T: You can do no harm: one click on History brings everything back.`,
    note: "Showed how to edit the website and how to go back to an older version.",
  },
  {
    variants: [
      ["BLUEFIN", "Phones ring at the wrong depot since the move", { where: "the new depot" }],
      ["COPPER", "Calls for the office end up on my mobile", { where: "the office" }],
      ["FERNDALE", "The night line does not switch to the emergency vet", { where: "the vet on duty" }],
    ],
    script: `
T: Hi {me}. I have the call plan in front of me. Calls should reach {where} from 08:00, is that right?
C: Yes, and after six the message with the emergency number.
T: The plan still had the hours from before the move. I have corrected it, please call your own number once.
~ 2
C: It rings here now.
T: And after six?
C: I will try tonight and write if not.
~ 320
C: Tried it at five past six: the message plays. All good.
T: Thank you for checking. I close this then.`,
    startsAt: "12:38",
    note: "Call plan had old hours. Corrected, daytime and evening tested by the contact.",
  },
  {
    variants: [
      ["BEACON", "The report for the board shows no figures for October", { what: "October" }],
      ["ACME", "Yesterday's production figures are missing in the dashboard", { what: "yesterday" }, "Ava Chen"],
      ["SALTMARSH", "Sales of last week do not appear in the report", { what: "last week" }],
    ],
    script: `
T: Hi {me}. The report reads a copy that is made every night, and the copy for {what} failed. The figures themselves exist.
C: The meeting is at three.
T: I have started the copy by hand, it needs about forty minutes.
~ 42
T: Finished. Please press refresh.
C: There they are, and they add up. Thank you.
T: I have added an alarm, so that next time we see it before you do.`,
    note: "Nightly copy had failed on a full disk. Ran it by hand, freed space, added an alarm.",
  },
  {
    variants: [
      ["GLOBEX", "Can I dictate letters on the new laptop?", { app: "dictation" }],
      ["LARKSPUR", "Is there a way to speak notes instead of typing?", { app: "dictation" }],
      ["RIDGEWAY", "A pupil with a broken arm needs to dictate", { app: "dictation" }],
    ],
    script: `
T: Hi {me}, yes, it is built in. Press the Windows key and H, and speak.
C: It wrote "hello comma how are you".
T: Open the small cog and switch on automatic punctuation.
C: Much better. Does it send what I say somewhere?
T: In the setting I have chosen for you everything stays on the machine.
C: Good, that matters here. I will try it for a week.
T: If you like it I can order a proper headset, they make a real difference.`,
    note: "Built-in dictation set to work on the device only. Headset offered.",
  },
];
