import type { Conversation } from "./conversation.ts";

export const files: readonly Conversation[] = [
  {
    variants: [
      ["GLOBEX", "Contracts open as blank pages since the update", { what: "contracts" }],
      ["BEACON", "Tenancy agreements show empty pages in the viewer", { what: "agreements" }],
      ["PENROSE", "Scanned statements come up white", { what: "statements" }],
    ],
    script: `
T: Hi {me}. Do the {what} open properly in the browser?
C: Let me try. Yes, there they look normal.
T: Then the files are fine, and it is the viewer. Yesterday's version has trouble with scanned pages.
C: We have a signing at two.
T: I am putting the former version back, on your machine first.
~ 7
T: Please open one.
C: All pages there. Can the others have it too? Three people shouted.
T: It is on its way to the whole office.
C: You are quick. Thank you, {tech}.`,
    note: "Viewer update broke scanned pages. Rolled back for the office and held until the vendor fixes it.",
  },
  {
    variants: [
      ["ACME", "I overwrote the shift plan, can I have yesterday's back?", { file: "shift plan" }, "Ava Chen"],
      ["RIDGEWAY", "The timetable was saved with last year's data, help", { file: "timetable" }],
      ["BLUEFIN", "Somebody deleted the route list for tomorrow", { file: "route list" }],
    ],
    script: `
T: Breathe, {me}. We keep every version for 90 days. Where does the {file} live?
C: On the shared drive, under planning.
T: I see versions of yesterday 17:52 and this morning 07:30. Which one do you trust?
C: Yesterday evening, please.
T: It is beside the other one now, with the date in its name. Nothing was thrown away.
C: Found it, everything is there. I owe you a coffee.
T: I collect them.`,
    note: "Restored the version of the evening before next to the present file.",
  },
  {
    variants: [
      ["KESTREL", "Spreadsheet locked by somebody unknown", { file: "room schedule" }],
      ["GLOBEX", "A file says it is locked for editing by another user, nobody has it open", { file: "fee list" }],
      ["COPPER", "The material list cannot be saved, it is in use", { file: "material list" }],
    ],
    script: `
T: Hi {me}. Somebody's laptop went to sleep with the {file} open and still holds it.
C: Can you see whose?
T: Yes, and that person is on a plane. I am closing the handle, nothing of theirs was unsaved.
~ 2
T: You should be able to save now.
C: Saved. Could this be prevented?
T: If the file moves to the online library, several people can work in it at once. Shall I do that tonight?
C: Yes please, and send me the new link.`,
    note: "Released the stale lock. File moves to the online library tonight; link to follow.",
  },
  {
    variants: [
      ["COPPER", "The folder with site photos says my storage is full", { what: "photos" }],
      ["FERNDALE", "No space left for new X-ray pictures", { what: "pictures" }],
      ["KESTREL", "My drive is full of drawings and will not sync any more", { what: "drawings" }],
    ],
    script: `
T: Hi {me}. Your laptop keeps a copy of all {what}, also the very old ones. I can make it keep only what you opened lately.
C: Would the old ones be gone?
T: No, they stay in the cloud with a small cloud sign, and come down when you open them.
C: That sounds right. Please go ahead.
~ 20
T: 118 GB are free again, and syncing has caught up.
C: I can see the signs. Old ones open in a few seconds, that is fine.
T: Perfect. It will clean up by itself from now on.`,
    note: "Files on demand switched on, 118 GB freed. Syncing is up to date.",
  },
  {
    variants: [
      ["HARBOR", "How do I send a 2 GB video of the venue to a bride?", { who: "the couple" }],
      ["COPPER", "The surveyor needs our drone film, but mail refuses it", { who: "the surveyor" }],
      ["RIDGEWAY", "Parents want the concert recording, it is too large for mail", { who: "the parents" }],
    ],
    script: `
T: Hi {me}, mail stops at 25 MB, but you have something better: right-click the file, "Share", "Anyone with the link".
C: It says my organisation does not allow anyone.
T: That is on purpose. For the folder "Outgoing" it is allowed, with an end date. Move it there first.
C: Moved. Now it offers a date and a password.
T: Two weeks and a password is a good choice. Send {who} the link by mail and the password by text.
C: Done, and they have just written that it plays. That was easier than I feared.`,
    note: "Showed the folder for outside sharing with an end date and a password.",
  },
  {
    variants: [
      ["BEACON", "Two versions of the same document, which one is the newest?", { doc: "lettings policy" }],
      ["PENROSE", "There is a copy of my report with a computer name in it", { doc: "report" }],
      ["LARKSPUR", "Our price list exists twice, with different prices", { doc: "price list" }],
    ],
    script: `
T: Hi {me}. The one with the computer name was made while that machine was offline. Both contain changes, so nothing was lost.
C: And which one do I keep?
T: I compared them: the copy has three changed lines, all on page two. I have marked them in the main {doc}.
C: I see them. Two are right, one is old.
T: Keep what you like, then I take the copy away.
C: Done. Please remove it.
T: Gone, and still in the bin for 30 days.`,
    note: "Conflicting copy from an offline laptop. Merged the three changes, removed the copy.",
  },
  {
    variants: [
      ["ACME", "The drawing opens with the wrong scale in the new program", { who: "the toolmaker" }],
      ["KESTREL", "Exported plans print at half size", { who: "the print shop" }],
      ["COPPER", "Plans from the architect come out tiny on our plotter", { who: "the foreman" }],
    ],
    script: `
T: Hi {me}. What does the print window say under scale?
C: "Fit to page."
T: That shrinks everything to the margin. Choose "actual size" and untick "centre".
C: It looks right on screen now. One sheet as a test.
~ 6
C: I measured it: 100 mm are 100 mm. {Who} will be pleased.
T: I have made "actual size" the default for your large format printer, for everybody.`,
    note: "Print scaling was set to fit. Default for the large format printer is now actual size.",
  },
];
