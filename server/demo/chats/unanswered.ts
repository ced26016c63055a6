import type { Unanswered, WantedCallback } from "./conversation.ts";

/** Nobody joined in time; the newest are still to be followed up. */
export const abandoned: readonly Unanswered[] = [
  {
    account: "COPPER",
    opening: "Plotter jammed, paper is stuck behind the roller",
    note: "Called back: {me} had freed the paper already. Sent the cleaning steps.",
  },
  {
    account: "GLOBEX",
    opening: "Do we have a spare headset?",
    note: "Wrote a mail: headset is in the cupboard by the kitchen, shelf two.",
  },
  {
    account: "ACME",
    who: "Ava Chen",
    opening: "Is the file server being restarted tonight?",
    added: "We run the night shift report at eleven.",
    note: "Called: restart is at 02:00, the report is safe.",
  },
  {
    account: "RIDGEWAY",
    opening: "Parents' evening booking page is slow",
    note: "Page was under load for ten minutes. Added a second instance, told the office.",
  },
  {
    account: "LARKSPUR",
    opening: "X-ray viewer asks for an update, may I press yes?",
    note: "Called: yes, and we have done it on the other three PCs.",
  },
  {
    account: "BLUEFIN",
    opening: "Tail lift tablet does not find satellites",
    added: "The lorry leaves in five minutes.",
    note: "Reached the driver through {me}, it works again in the open.",
  },
  {
    account: "HARBOR",
    opening: "Music in the lobby has stopped",
    note: "Player was in standby. Started it remotely and told {me} by mail.",
  },
  {
    account: "PENROSE",
    opening: "Which version of the tax program do we have?",
    note: "Answered by mail: 26.3, update to 26.4 comes on Thursday night.",
  },
  {
    account: "KESTREL",
    opening: "Can I take the big monitor home for a week?",
    note: "Asked the office manager, who agrees. Noted in the inventory.",
  },
  {
    account: "BEACON",
    opening: "My keyboard types two letters at once",
    note: "Replacement keyboard sent with the internal post.",
  },
  {
    account: "SALTMARSH",
    opening: "Temperature alarm mails come twice",
    note: "Two rules sent the same alarm. Removed one, confirmed by phone.",
  },
  { account: "GLOBEX", opening: "Court portal does not open on my tablet" },
  {
    account: "FERNDALE",
    opening: "Microchip reader no longer pairs with the front desk PC",
    added: "The dog is very patient, the owner less so.",
  },
  { account: "ACME", opening: "Cannot sign in at the terminal in hall 2" },
  {
    account: "BEACON",
    opening: "Rent statement run stopped at page 112",
    added: "It says out of toner, but there is toner.",
  },
  { account: "RIDGEWAY", opening: "Interactive board in room 4 does not react to the pen" },
  { account: "BLUEFIN", opening: "Delivery notes print on the wrong printer since lunch" },
];

/** Nobody could chat, and the contact asked for a call; the newest are still to do. */
export const callbacks: readonly WantedCallback[] = [
  {
    account: "GLOBEX",
    opening: "How do I redact a document properly?",
    way: "phone",
    wish: "Any time before four.",
    note: "Showed the redaction tool by phone, 15 minutes. Sent the short guide.",
  },
  {
    account: "KESTREL",
    opening: "We plan a second studio, what would we need?",
    way: "phone",
    wish: "Happy to talk for half an hour.",
    note: "Talked through lines, wireless and desks. Quote follows from Mia.",
  },
  {
    account: "HARBOR",
    opening: "Wireless for 200 guests at a wedding on the terrace",
    way: "phone",
    hours: [10, 12],
    note: "Agreed on two extra access points for the weekend, Theo installs on Friday.",
  },
  {
    account: "ACME",
    who: "Ava Chen",
    opening: "Question about the backup of the milling machine",
    way: "phone",
    wish: "Best after the planning round. Does it cover the programs we change by hand?",
    hours: [10, 12],
    note: "Explained what is covered. Controller added to the nightly backup.",
  },
  {
    account: "LARKSPUR",
    opening: "Practice closes for a week, what should stay on?",
    way: "chat",
    wish: "A message is enough.",
    note: "Sent a list: server, phones and fridge sensor stay on.",
  },
  {
    account: "PENROSE",
    opening: "Security questionnaire of a client, 40 questions",
    way: "phone",
    hours: [14, 16],
    note: "Went through it together; 37 answered, three go to Mia.",
  },
  {
    account: "COPPER",
    opening: "Three tablets were stolen from the site",
    way: "phone",
    wish: "Police want the serial numbers.",
    note: "Tablets locked and wiped, serial numbers mailed for the report.",
  },
  {
    account: "SALTMARSH",
    opening: "Can the cellar have its own network?",
    way: "phone",
    note: "Yes, planned for the maintenance day in two weeks.",
  },
  {
    account: "GLOBEX",
    opening: "Call me about the new phone, please",
    way: "phone",
    wish: "I have it here, but my number does not move over.",
    hours: [9, 11],
  },
  {
    account: "BEACON",
    opening: "How do we share a calendar with the council?",
    way: "phone",
    wish: "Best in the afternoon.",
    hours: [14, 16],
  },
  {
    account: "RIDGEWAY",
    opening: "Exam room needs eight quiet laptops without internet",
    way: "phone",
    hours: [13, 15],
  },
  {
    account: "LARKSPUR",
    opening: "New X-ray machine arrives next week, who talks to the vendor?",
    way: "chat",
    wish: "Write to me, I am with patients.",
  },
  {
    account: "ACME",
    opening: "Can you explain the invoice line about licences?",
    way: "phone",
    wish: "Ten minutes are enough.",
    hours: [15, 17],
  },
];
