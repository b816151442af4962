// Nobody's mailbox is flooded by way of this site, whoever asks for the mails: links, invitations, news.
import type { Connection } from '../database/database.ts';
import { countTry, type TryLimit } from '../http/try-limit.ts';
import type { Mailer } from './mailer.ts';

const mailsToOne: TryLimit = { name: 'mail', most: 12, windowSeconds: 15 * 60 };

/** Rejects where somebody has had too many. */
export const limitedMailer = (db: Connection, mailer: Mailer): Mailer => ({
  async send(mail) {
    const leftSeconds = await countTry(db, mailsToOne, mail.to.toLowerCase());
    if (leftSeconds !== null) {
      throw new Error(`an e-mail was not sent: its receiver had ${mailsToOne.most} in 15 minutes`);
    }
    await mailer.send(mail);
  },
});
