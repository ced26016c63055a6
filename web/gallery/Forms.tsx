import {
  Button,
  Checkbox,
  Menu,
  Modal,
  PasswordInput,
  Select,
  Switch,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { useState } from "react";
import { CallbackForm } from "../shared/chat/ui/callback/CallbackForm.tsx";
import { useConfirm } from "../shared/ui/confirm/ConfirmProvider.tsx";
import styles from "./Gallery.module.css";

const none = () => undefined;

/** Mantine's own components under our theme, and the callback form. */
export function Forms() {
  const confirm = useConfirm();
  const [opened, setOpened] = useState(false);
  return (
    <main id="main" className={styles.page}>
      <h1>Forms</h1>
      <div className={styles.grid}>
        <section className={styles.panel}>
          <div className={styles.panelBody}>
            <CallbackForm phone="01632 960201" onSubmit={none} onCancel={none} />
          </div>
        </section>
        <section className={styles.panel}>
          <div className={styles.panelBody}>
            <TextInput label="Name" description="As others see it" defaultValue="Ava Chen" />
            <TextInput label="E-mail" error="Enter an address" mt={12} />
            <PasswordInput label="Password" mt={12} />
            <Textarea label="Note" mt={12} />
            <Select label="Queue" data={["Support", "Onboarding"]} defaultValue="Support" mt={12} />
            <Checkbox label="Log 0:22" defaultChecked mt={12} />
            <Switch label="Read receipts" defaultChecked mt={12} />
          </div>
        </section>
        <section className={styles.panel}>
          <div className={styles.panelBody}>
            <Tabs defaultValue="one">
              <Tabs.List>
                <Tabs.Tab value="one">Permissions</Tabs.Tab>
                <Tabs.Tab value="two">Queues</Tabs.Tab>
              </Tabs.List>
            </Tabs>
            <div className={styles.row}>
              <Menu>
                <Menu.Target>
                  <Button variant="default">Menu</Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item>Open ticket</Menu.Item>
                  <Menu.Item color="red">End chat</Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <Tooltip label="Print this page">
                <Button variant="default">Tooltip</Button>
              </Tooltip>
              <Button variant="default" onClick={() => setOpened(true)}>
                Dialog
              </Button>
              <Button
                variant="default"
                color="red"
                onClick={() =>
                  void confirm({
                    title: "Delete Globex Legal?",
                    text: "11 contacts and 9 tickets go with it.",
                    action: "Delete account",
                    danger: true,
                  })
                }
              >
                Delete account
              </Button>
            </div>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Permission</Table.Th>
                  <Table.Th>Applies to</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                <Table.Tr>
                  <Table.Td>Ticket chat</Table.Td>
                  <Table.Td>10 of 11</Table.Td>
                </Table.Tr>
              </Table.Tbody>
            </Table>
          </div>
        </section>
      </div>
      <Modal opened={opened} onClose={() => setOpened(false)} title="End this chat">
        <TextInput label="What did you do?" data-autofocus />
      </Modal>
    </main>
  );
}
