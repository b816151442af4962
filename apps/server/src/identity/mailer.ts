// Sends e-mail. The console by default: whoever runs the server sees what would have been sent.

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Implement it to send through a provider; a failure is logged and does not undo what the mail is about. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

export function consoleMailer(write: (text: string) => void): Mailer {
  return {
    async send({ to, subject, text }) {
      const body = text.replaceAll(/^/gm, '  ');
      write(`--- e-mail to ${to}: ${subject}\n${body}\n--- (no mail.json in the data folder, so it is shown here)\n`);
    },
  };
}
