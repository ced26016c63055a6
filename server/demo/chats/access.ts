import type { Conversation } from "./conversation.ts";

export const access: readonly Conversation[] = [
  {
    variants: [
      ["GLOBEX", "Password expired while I was travelling, I am locked out", { where: "on a train" }],
      ["BEACON", "Back from leave and my password no longer works", { where: "at my desk" }],
      ["KESTREL", "I typed my password wrong too often and now nothing works", { where: "at a client's" }],
    ],
    script: `
T: Hi {me}, no problem. Before I touch it I would like to call you on the number we have on file, is that all right?
C: Yes please, I am {where}.
~ 3
T: Thanks for picking up, that was quick. You can choose a new one now: the page is the same as always.
C: It wants fourteen characters. I have used a line of a song.
T: The best kind. Your phone will ask for it once as well.
C: Mail is back. Lifesaver, thank you.`,
    note: "Identity checked by calling back the number on file. Password reset, lock lifted.",
  },
  {
    variants: [
      ["ACME", "New phone, and the sign-in code still goes to the old one", { old: "in a drawer" }, "Ava Chen"],
      ["PENROSE", "My phone broke and I cannot confirm the sign-in", { old: "in pieces" }],
      ["SALTMARSH", "The authenticator stayed on my old phone", { old: "already sold" }],
    ],
    script: `
T: Hi {me}. Is the old phone still at hand?
C: It is {old}.
T: Then I remove it and you enrol the new one. Your manager has to confirm it, because somebody could pretend to be you.
C: Makes sense, I have passed it on.
~ 10
T: Your manager has confirmed. Please open the sign-in page, choose "set up again" and point the camera at the square.
C: Scanned. It shows two digits, I typed them, green tick.
T: That is all. Please keep the recovery codes it offers, on paper.
C: Printing them right now.`,
    note: "Second factor moved to the new phone after confirmation by the manager. Old phone removed.",
  },
  {
    variants: [
      ["COPPER", "I can't open the project folder for the station site", { folder: "Station site" }],
      ["KESTREL", "Access denied on the competition folder, I need it today", { folder: "Competition" }],
      ["ACME", "The quality folder is gone from my drive", { folder: "Quality" }],
    ],
    script: `
T: Hello {me}. {folder} is limited to its project group, and you are not in it yet. Who leads the project?
C: My manager does, I am helping out since Monday.
T: I have sent your manager a one-click question. As soon as it is answered you are in.
~ 18
T: The answer is yes. Please sign out and in once, groups are only read at sign-in.
C: I can see the folder. And all the work in it, sadly.
T: That part I cannot take off your shoulders.`,
    note: "Added to the project group after the owner's approval.",
  },
  {
    variants: [
      ["BLUEFIN", "VPN drops every evening around six", { net: "the depot's guest network" }],
      ["GLOBEX", "The VPN disconnects when I work from home", { net: "a mesh network" }],
      ["KESTREL", "Remote connection lost several times an hour from home", { net: "a powerline adapter" }],
    ],
    script: `
T: Hi {me}. I see the drops in the log: each comes with a change of your address at home. Are you on {net}?
C: Good guess, I am.
T: It hands you from one point to another, and the old kind of tunnel does not survive that. The new client does.
C: Is it difficult to change?
T: It is on your machine already. Close the old one, open the one with the blue shield, same password.
C: Connected. Shall I walk around with the laptop?
T: Please do.
~ 8
C: Kitchen, garden, attic: still connected.
T: Then I take the old one off your machine tonight.`,
    note: "Old VPN client dropped when roaming between access points. Moved to the new client, tested while roaming.",
  },
  {
    variants: [
      ["HARBOR", "Guests cannot get on the wireless network in the garden room", { room: "garden room" }],
      ["RIDGEWAY", "No wireless in the sports hall before the open day", { room: "sports hall" }],
      ["FERNDALE", "Visitors have no wireless in the waiting room", { room: "waiting room" }],
    ],
    script: `
T: Hi {me}. The access point in the {room} has not been seen since 07:40. Is there a round white box at the ceiling, with a light?
C: White box yes, light no.
T: It gets its power through the network cable. Is a cupboard or socket nearby that was opened this morning?
C: The electrician was here at half past seven!
T: Then he pulled one too many. In the grey cabinet, third row: is a cable hanging loose?
C: There is, a yellow one. Which hole?
T: Number 14.
C: The box blinks blue.
T: Five guests are already on it. Thank you for being my hands.`,
    note: "Network cable of the access point had been unplugged. Back in port 14; asked the electrician to call first.",
  },
  {
    variants: [
      [
        "BEACON",
        "New colleague starts on Monday and has no account yet",
        { name: "Idris Bell", role: "housing officer" },
      ],
      [
        "ACME",
        "New laptop and account for Jonah Reyes, he starts on the first",
        { name: "Jonah Reyes", role: "shift planner" },
      ],
      ["PENROSE", "We have a trainee from next week, what do you need?", { name: "Nell Ashby", role: "audit trainee" }],
    ],
    script: `
T: Hi {me}, good news about the new face. Is it {name}, {role}?
C: Right. Same programs as I have, and a laptop.
T: One is on the shelf. Start date, desk and manager I have. Shall the mailbox exist before the first day?
C: From Friday, so that we can fill the calendar.
T: Noted. Account and mailbox on Friday, laptop on the desk at eight on the first morning, with a welcome card.
C: You have thought of everything.
T: We have a list. {second} looks after it and will write to you.
S: Hello {me}, that is me. I will send you the checklist this afternoon, you only need to tick two boxes.
C: Wonderful, thanks both.`,
    note: "Onboarding agreed: account and mailbox on Friday, laptop at eight on the first day. Checklist sent.",
  },
  {
    variants: [
      ["PENROSE", "The tax program says my licence has expired, deadline is tonight", { app: "tax program" }],
      ["KESTREL", "Rendering add-on wants a licence I had yesterday", { app: "rendering add-on" }],
      ["SALTMARSH", "Our brewing log says trial over", { app: "brewing log" }],
    ],
    script: `
T: Hi {me}, I have your {app} open on my side. The licence is paid until next summer, it has only lost contact with its server.
C: So I am not in trouble?
T: You are not. Please close it completely, then open it with the right mouse button, "run as different user" is not needed.
C: Same message.
T: Then I refresh it by hand. One moment.
~ 5
T: Now, please.
C: It opens, and my work from this morning is still there. Deadline saved.
T: Good luck with it tonight.`,
    note: "Licence token was stale. Refreshed it on the licence server; it is valid until next summer.",
  },
  {
    variants: [
      ["RIDGEWAY", "A pupil's account seems to be used by somebody else", { who: "the pupil" }],
      ["BEACON", "I get sign-in messages from abroad, is somebody in my account?", { who: "you" }],
      ["HARBOR", "Our booking account was opened from another country last night", { who: "the team" }],
    ],
    script: `
T: Hello {me}, thank you for telling us straight away. I have ended all sessions of that account, so nobody is in it now.
C: Can you see what they did?
T: I am looking. Two sign-ins at 02:14 from abroad, both stopped at the second step. Nothing was read or sent.
C: So the password is known, but the code saved us?
T: Exactly. {second} checks whether the same password was used elsewhere.
S: Hi, {second} here. It turned up in a leak of a shopping site. I am setting a new one with {who} now.
C: I will pass that on to everybody: never the same password twice.
T: That is the best outcome. I write a short report for your files.`,
    note: "Two blocked sign-ins with a leaked password. Sessions ended, password changed, report sent to the account.",
  },
];
