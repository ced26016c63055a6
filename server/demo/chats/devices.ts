import type { Conversation } from "./conversation.ts";

export const devices: readonly Conversation[] = [
  {
    variants: [
      [
        "ACME",
        "Label printer on line 3 prints blank labels",
        { printer: "line 3", rush: "a truck loading at eleven" },
        "Ava Chen",
      ],
      ["BLUEFIN", "The label printer at gate 2 feeds empty labels", { printer: "gate 2", rush: "two lorries waiting" }],
      [
        "SALTMARSH",
        "Our bottle label printer only prints white",
        { printer: "the bottling hall", rush: "a pallet to finish" },
      ],
    ],
    script: `
T: Hi {me}, {tech} here. Is it the printer at {printer}, and is the ribbon new?
C: Yes, changed it this morning. We have {rush}.
T: Then we are quick. I can see that the driver was updated last night and lost its darkness setting.
C: What do you need from me?
T: Nothing yet, I am putting it back on the print server.
~ 3
T: Done. Please print one test label now.
C: Crisp and black. You just saved my morning.
T: Glad to hear it. I have stopped that update for your other label printers.`,
    note: "Driver update had reset the darkness to 0. Restored it and held the update back for all label printers.",
  },
  {
    variants: [
      ["COPPER", "The second screen in the site office stays black", { place: "site office", kind: "screen" }],
      ["GLOBEX", "Projector in the board room stays dark", { place: "board room", kind: "projector" }],
      ["RIDGEWAY", "The big display in room 12 shows no signal", { place: "room 12", kind: "display" }],
    ],
    script: `
T: Morning {me}. Does the {kind} in the {place} say anything, or is there no light at all?
C: It says no signal. The cable is in, I have checked twice.
T: Could you tell me which of the two sockets the cable is in?
C: The upper one. There is a lower one too.
T: Please try the lower one. The upper one belongs to the old player and is switched off.
C: There it is! A picture.
T: Good. I will send a sticker for that socket, you are not the first.
C: We would be grateful. Thank you.`,
    note: "Cable was in the unused input. Label for the socket ordered.",
  },
  {
    variants: [
      ["KESTREL", "My laptop is so slow that drawings take minutes to open", { app: "the drawing program" }],
      ["PENROSE", "Everything on my computer takes ages today, even typing", { app: "the spreadsheet" }],
      ["BEACON", "Laptop very slow since yesterday, the fan is loud all the time", { app: "the browser" }],
    ],
    script: `
T: Hi {me}, may I look at your machine for a minute? You will see a question, press Allow.
C: Allowed.
T: Thanks. Memory is full: {app} alone takes most of it, and the machine has not been restarted for 41 days.
C: I only ever close the lid. Is that bad?
T: Not bad, but updates pile up. Save what you have open, and I restart it for you.
C: Saved.
~ 9
T: Back again. How does it feel?
C: Like a new laptop. I will restart on Fridays from now on.
T: That is all it needs. I have also asked for more memory for you, your team lead gets the offer.`,
    note: "41 days without a restart, memory full. Restarted with pending updates; offer for a memory upgrade sent.",
  },
  {
    variants: [
      [
        "LARKSPUR",
        "Booking screen at reception freezes when I open a patient",
        { thing: "a patient", app: "the booking system" },
      ],
      [
        "FERNDALE",
        "The practice system hangs whenever I open an animal with X-rays",
        { thing: "the record", app: "the practice system" },
      ],
      ["RIDGEWAY", "The register freezes when I open a class", { thing: "the class", app: "the register" }],
    ],
    script: `
T: Hi {me}. Does it freeze for everyone, or only at your place?
C: The left PC is fine. Mine hangs for a minute each time.
T: Thank you, that helps. I am restarting the service of {app} on your PC only, nobody else is affected.
C: People are queueing here, just so you know.
T: Two minutes.
~ 2
T: Please open {thing} again.
C: Opens at once. Hooray.
T: It had filled its cache with pictures. I have raised the limit on all PCs tonight, so the others will not run into it.
C: You are a star.`,
    note: "Local picture cache was full. Cleared it and raised the limit on every front desk PC.",
  },
  {
    variants: [
      ["BLUEFIN", "Scanner at gate 4 asks for a password nobody knows", { where: "gate 4" }],
      ["ACME", "The hand scanner in goods-in wants an administrator PIN", { where: "goods-in" }],
      ["COPPER", "The tablet in the lift shaft asks for a code after it fell", { where: "the site store" }],
    ],
    script: `
T: Hello {me}. It locks itself after a hard reset, nothing is wrong with it. Are you standing next to the one at {where}?
C: I am, with gloves on.
T: Type 0, then hold the yellow key until it beeps. Then choose "Enrol" and read the code from the screen to me.
C: Beep. The code is 7 K 4 T.
T: Found it. It is downloading its settings now, leave it on the charger for ten minutes.
~ 11
C: It shows the pick list again.
T: That is it. Have a good shift.`,
    note: "Device had been reset. Enrolled it again with its old profile.",
  },
  {
    variants: [
      ["HARBOR", "The receipt printer at the bar prints everything twice", { place: "bar" }],
      ["LARKSPUR", "Our receipt printer gives every patient two receipts", { place: "reception" }],
      ["FERNDALE", "Till receipts come out double since the update", { place: "front desk" }],
    ],
    script: `
T: Hi {me}, we have seen that after last night's update: it set the number of copies at the {place} to two.
C: So it is not me pressing twice?
T: Not at all. Give me a minute to set it back.
~ 2
T: Try one, please.
C: One receipt. Thank you, the paper roll says thanks too.`,
    note: "Copies were 2 after the update. Set back to 1 and told the vendor.",
  },
  {
    variants: [
      ["GLOBEX", "Need the scanner profile on my new laptop", { what: "scan to my folder" }],
      ["PENROSE", "My new laptop does not know the big scanner", { what: "scan into the client folder" }],
      ["BEACON", "Can't scan from the copier since I got the new PC", { what: "scan to my inbox" }],
    ],
    script: `
T: Hi {me}. You would like to {what} again, as on the old machine?
C: Exactly. The button with my name at the copier still exists, but nothing arrives.
T: It still points at the old machine. I am moving it now and installing the scan program for you.
C: Do I have to do anything?
T: Just scan one page in five minutes.
~ 6
C: Page is here, and straight, which is new.
T: The new program straightens pages. Enjoy.`,
    note: "Copier button moved to the new machine, scan software installed.",
  },
  {
    variants: [
      ["RIDGEWAY", "Twelve tablets for year 9 do not charge in the trolley", { count: "Twelve" }],
      ["BLUEFIN", "The handhelds in the left dock are empty every morning", { count: "Five" }],
      ["ACME", "The charging station in assembly is dead", { count: "All" }],
    ],
    script: `
T: Morning {me}. Is there a small light at the plug strip inside?
C: No light. {count} of them are flat.
T: Then its fuse has gone, or somebody pressed the red switch at the back. Could you look?
C: There is a red switch, and it is off. I press it?
T: Please.
C: Lights everywhere. Who does that?
T: Cleaning teams, mostly. I will have a cover put over it.
C: Best idea of the week.`,
    note: "Switch of the plug strip was off. Cover for it ordered.",
  },
];
