import type { AgentRole } from "@deskbell/common/people/roles.ts";

/** Everybody on the demo site (spec 00 section 6). The order gives the ids, so it must not change. */
export const DEMO_PASSWORD = "deskbell-demo";

export const queues = [
  { id: 1, name: "Support" },
  { id: 2, name: "Projects" },
  { id: 3, name: "Onboarding" },
];

interface DemoAgent {
  id: number;
  name: string;
  email: string;
  title: string;
  role: AgentRole;
  queues?: number[];
}

export const agents: readonly [DemoAgent, ...DemoAgent[]] = [
  { id: 1, name: "Mia Torres", email: "mia@northwind.example", title: "Service manager", role: "master_admin" },
  { id: 2, name: "Tess Okafor", email: "tess@northwind.example", title: "Support technician", role: "member" },
  { id: 3, name: "Theo Lindqvist", email: "theo@northwind.example", title: "Senior technician", role: "member" },
  { id: 4, name: "Sol Park", email: "sol@northwind.example", title: "Project engineer", role: "member", queues: [2] },
];

export interface DemoAccount {
  identifier: string;
  name: string;
  domain: string;
  address: string;
  /** "Name, title", in the order of their ids. */
  people: string[];
}

/** The contacts that tests and docs name come first. */
export const firstContacts = ["Ava Chen", "Ben Adeyemi", "Cleo Marsh", "Dan Ruiz"] as const;

export const accounts: readonly DemoAccount[] = [
  {
    identifier: "ACME",
    name: "Acme Manufacturing",
    domain: "acme.example",
    address: "14 Foundry Lane, Sheffield",
    people: [
      "Ava Chen, Production planner",
      "Ben Adeyemi, Operations manager",
      "Omar Haddad, IT coordinator",
      "Jonah Reyes, Shift planner",
      "Ingrid Solberg, Quality engineer",
      "Tomasz Zielinski, Toolmaker",
      "Farah Siddiqui, Purchasing",
      "Glenn Murray, Warehouse lead",
      "Nadia Petrov, Finance",
      "Callum Reid, Maintenance",
      "Yuki Tanaka, Process engineer",
      "Rhys Bevan, Assembly lead",
      "Maeve Doherty, Human resources",
      "Arjun Mehta, Controller",
      "Sofia Lindgren, Export",
      "Kofi Mensah, Goods-in",
      "Hazel Whitcombe, Reception",
      "Duncan Fraser, Site safety",
    ],
  },
  {
    identifier: "GLOBEX",
    name: "Globex Legal",
    domain: "globex.example",
    address: "3 Chancery Court, London",
    people: [
      "Cleo Marsh, Solicitor",
      "Dan Ruiz, Trainee solicitor",
      "Grace Whitlock, Partner",
      "Lena Brandt, Office manager",
      "Rosa Iyer, Paralegal",
      "Hugh Pemberton, Partner",
      "Amara Nwosu, Solicitor",
      "Felix Kaufmann, Associate",
      "Isla MacLeod, Legal secretary",
      "Noor Rahman, Accounts",
      "Patrick Keane, Library",
    ],
  },
  {
    identifier: "COPPER",
    name: "Copperline Builders",
    domain: "copperline.example",
    address: "Unit 9, Wharf Road, Leeds",
    people: [
      "Marek Vasile, Site manager",
      "Shauna Kelly, Office manager",
      "Des Whitaker, Foreman",
      "Imran Shah, Quantity surveyor",
      "Lottie Barnes, Planning",
      "Viktor Hale, Foreman",
      "Bea Thornton, Bookkeeper",
      "Joel Osei, Site engineer",
      "Carys Morgan, Tenders",
      "Neil Ashcroft, Director",
      "Tamsin Roe, Purchasing",
      "Aaron Blythe, Store",
    ],
  },
  {
    identifier: "BLUEFIN",
    name: "Bluefin Logistics",
    domain: "bluefin.example",
    address: "Dock 4, Port Way, Felixstowe",
    people: [
      "Jonas Weber, Depot manager",
      "Elif Demir, Dispatcher",
      "Craig Donnelly, Night dispatcher",
      "Paula Ferreira, Customs",
      "Stan Wojcik, Fleet",
      "Ruth Adair, Payroll",
      "Mo Hashemi, Gate 2",
      "Lara Novak, Customer care",
      "Ewan Sinclair, Transport planner",
      "Dina Popescu, Gate 4",
      "Hamish Grant, Warehouse",
      "Bridget Cole, Finance",
      "Samir Aziz, Yard",
      "Olive Kent, Office",
    ],
  },
  {
    identifier: "LARKSPUR",
    name: "Larkspur Dental",
    domain: "larkspur.example",
    address: "22 Elm Parade, Bath",
    people: [
      "Priya Nair, Practice manager",
      "Rupert Lyle, Dentist",
      "Saoirse Byrne, Dentist",
      "Kemi Balogun, Hygienist",
      "Janet Moss, Reception",
      "Leo Marchetti, Dental nurse",
      "Anya Sokolova, Orthodontist",
      "Megan Price, Reception",
    ],
  },
  {
    identifier: "HARBOR",
    name: "Harbor & Vine",
    domain: "harborvine.example",
    address: "1 Quayside, Falmouth",
    people: [
      "Hana Kim, General manager",
      "Luc Bernard, Head chef",
      "Tilly Hart, Events",
      "Marco Bianchi, Restaurant",
      "Fiona Guthrie, Front desk",
      "Ade Cole, Bar",
      "Nina Holm, Reservations",
      "Gareth Pugh, Housekeeping",
      "Wren Castle, Marketing",
    ],
  },
  {
    identifier: "RIDGEWAY",
    name: "Ridgeway Academy",
    domain: "ridgeway.example",
    address: "Ridgeway Hill, Swindon",
    people: [
      "Helen Doyle, Registrar",
      "Simon Achebe, Head of computing",
      "Anita Desai, Deputy head",
      "Owen Lloyd, Music",
      "Kirsty Baird, School office",
      "Daniel Okoro, Site manager",
      "Freya Lund, Science",
      "Malik Hussain, Mathematics",
      "Judith Crane, Library",
      "Toby Winslow, Sports",
      "Esme Fairley, Art",
      "Rory Quinn, Examinations",
      "Lucia Santos, Languages",
    ],
  },
  {
    identifier: "FERNDALE",
    name: "Ferndale Vets",
    domain: "ferndale.example",
    address: "8 Mill Green, Hereford",
    people: [
      "Alice Penhale, Vet",
      "Bram de Vries, Vet",
      "Cora Jenkins, Practice manager",
      "Liam Foster, Veterinary nurse",
      "Zoe Maddox, Reception",
      "Ines Duarte, Veterinary nurse",
    ],
  },
  {
    identifier: "KESTREL",
    name: "Kestrel Architects",
    domain: "kestrel.example",
    address: "The Old Dairy, Bristol",
    people: [
      "Imogen Clarke, Director",
      "Mateus Rocha, Architect",
      "Sunniva Dahl, Architect",
      "Hollis Grey, Visualisation",
      "Tara Singh, Office manager",
      "Piers Langley, Architect",
      "Yasmin Farouk, Technician",
      "Clem Archer, Model maker",
    ],
  },
  {
    identifier: "BEACON",
    name: "Beacon Housing Trust",
    domain: "beaconhousing.example",
    address: "60 Station Road, Preston",
    people: [
      "Sandra Lowe, Repairs team",
      "Winston Clarke, Housing officer",
      "Gemma Tully, Lettings",
      "Rahul Kapoor, Finance",
      "Bethan Hughes, Communications",
      "Ivan Petersen, Facilities",
      "Aisha Bello, Housing officer",
      "Keith Norris, Board secretary",
      "Monika Krol, Rents",
      "Jude Farrow, Support worker",
    ],
  },
  {
    identifier: "SALTMARSH",
    name: "Saltmarsh Brewing",
    domain: "saltmarsh.example",
    address: "Maltings Yard, Whitstable",
    people: [
      "Nell Harding, Head brewer",
      "Tobias Frost, Cellar",
      "Orla Finch, Sales",
      "Dev Chandra, Bottling",
      "Kit Rowan, Taproom",
      "Maud Ellery, Accounts",
    ],
  },
  {
    identifier: "PENROSE",
    name: "Penrose Accountants",
    domain: "penrose.example",
    address: "5 Guildhall Square, Exeter",
    people: [
      "Martin Penrose, Partner",
      "Judy Nakamura, Tax",
      "Colin Bright, Audit",
      "Shreya Patel, Payroll",
      "Edith Lowell, Office",
      "Louis Achard, Audit",
    ],
  },
];
