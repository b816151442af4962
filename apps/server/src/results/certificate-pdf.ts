// The certificate as a page to hang up: A4 across, Chinese and English, with a code that leads to its verification.
import PdfDocument from 'pdfkit';
import qrCode from 'qrcode';
import { DocumentFonts } from './certificate-fonts.ts';
import type { findCertificate } from './certificate-service.ts';
import { certificateWords } from './certificate-words.ts';

type Found = Awaited<ReturnType<typeof findCertificate>>;

const [width, height] = [841.89, 595.28];
const middle = width / 2;
const ink = '#1d2730';
const soft = '#5d6873';
const gold = '#a87b24';
const paleGold = '#d8be86';
const paper = '#fffdf7';
const seal = '#b0331a';

type Line = {
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 700 | 900;
  readonly y: number;
  readonly colour: string;
  readonly spacing?: number;
  /** Middle of the page by default. */
  readonly x?: number;
  readonly align?: 'centre' | 'left' | 'right';
  readonly most?: number;
};

class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #fonts: DocumentFonts;

  constructor(document: PDFKit.PDFDocument, fonts: DocumentFonts) {
    this.#document = document;
    this.#fonts = fonts;
    for (const [name, bytes] of fonts.entries()) document.registerFont(name, bytes);
  }

  #widthOf({ text, weight, spacing = 0 }: Line, size: number): number {
    const runs = this.#fonts.runs(text, weight);
    const bare = runs.reduce((sum, run) => sum + this.#document.font(run.font, size).widthOfString(run.text), 0);
    return bare + spacing * ([...text].length - 1);
  }

  /** One line; what is too long for its place is set smaller. */
  line(line: Line): void {
    const { text, weight, y, colour, spacing = 0, x = middle, align = 'centre', most = 640 } = line;
    const natural = this.#widthOf(line, line.size);
    const size = natural <= most ? line.size : (line.size * most) / natural;
    const taken = this.#widthOf(line, size);
    let at = align === 'centre' ? x - taken / 2 : align === 'left' ? x : x - taken;
    for (const run of this.#fonts.runs(text, weight)) {
      const own = this.#document.font(run.font, size).widthOfString(run.text) + spacing * [...run.text].length;
      // The baseline is the same for all fonts of a line.
      this.#document.fillColor(colour).text(run.text, at, y, {
        ...{ lineBreak: false, characterSpacing: spacing, baseline: 'alphabetic' },
      });
      at += own;
    }
  }
}

/** Frame, corners and a pale mark in the middle. */
function drawFrame(document: PDFKit.PDFDocument): void {
  document.rect(0, 0, width, height).fill(paper);
  document
    .lineWidth(2.2)
    .strokeColor(gold)
    .rect(24, 24, width - 48, height - 48)
    .stroke();
  document
    .lineWidth(0.6)
    .rect(31, 31, width - 62, height - 62)
    .stroke();
  // Corners of the key pattern that old bronzes have.
  for (const [cornerX, cornerY, turnX, turnY] of [
    [31, 31, 1, 1],
    [width - 31, 31, -1, 1],
    [31, height - 31, 1, -1],
    [width - 31, height - 31, -1, -1],
  ] as const) {
    document.save().translate(cornerX, cornerY).scale(turnX, turnY).lineWidth(1.4).strokeColor(gold);
    document
      .moveTo(8, 46)
      .lineTo(8, 8)
      .lineTo(46, 8)
      .lineTo(46, 26)
      .lineTo(26, 26)
      .lineTo(26, 17)
      .lineTo(36, 17)
      .stroke();
    document.moveTo(17, 46).lineTo(17, 17).stroke();
    document.restore();
  }
  // The gate of the academy, large and pale.
  document
    .save()
    .translate(middle - 150, 150)
    .scale(9.4)
    .lineWidth(1.1)
    .strokeColor(paleGold)
    .opacity(0.1);
  document.path('M4 10.5Q16 6 28 10.5M7 15h18M10 11v15M22 11v15').stroke();
  document.restore().opacity(1);
}

function drawRule(document: PDFKit.PDFDocument, y: number, half: number): void {
  document.lineWidth(0.7).strokeColor(paleGold);
  document
    .moveTo(middle - half, y)
    .lineTo(middle - 7, y)
    .stroke();
  document
    .moveTo(middle + 7, y)
    .lineTo(middle + half, y)
    .stroke();
  document.save().translate(middle, y).rotate(45).rect(-2.6, -2.6, 5.2, 5.2).fill(gold).restore();
}

function drawQrCode(document: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = qrCode.create(text, { errorCorrectionLevel: 'M' });
  const cell = side / modules.size;
  document.fillColor(ink);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      // A little wider than a cell, or printers leave lines between them.
      if (modules.get(row, column)) document.rect(x + column * cell, y + row * cell, cell + 0.12, cell + 0.12);
    }
  }
  document.fill();
}

/** A red seal for the first three. */
function drawSeal(document: PDFKit.PDFDocument, sheet: Sheet, text: string, x: number, y: number): void {
  document.save().translate(x, y).rotate(-6).lineWidth(2).strokeColor(seal).fillColor(seal);
  document.roundedRect(-31, -31, 62, 62, 6).fill();
  document.lineWidth(0.8).strokeColor(paper).roundedRect(-27, -27, 54, 54, 4).stroke();
  const [first = '', second = ''] = [...text];
  const place = { size: 23, weight: 900, colour: paper, x: 0 } as const;
  sheet.line({ ...place, text: first, y: -3 });
  sheet.line({ ...place, text: second, y: 22 });
  document.restore();
}

export async function drawCertificate(found: Found, address: string): Promise<Buffer> {
  const { row, entry, competition, scenarioId, issuer, matches } = found;
  const scenario = found.scenarioTitle ?? { zh: scenarioId, en: scenarioId };
  const words = certificateWords({
    ...{ role: row.role, rank: row.rank, rankedEntries: row.rankedEntries, entryName: entry.name },
    ...{ holderName: row.holderName, issuedAt: row.issuedAt, scenario, competition },
  });
  const lines: Line[] = [
    { text: '稷下', size: 15, weight: 900, y: 74, colour: gold, spacing: 5 },
    { text: 'JIXIA', size: 7.5, weight: 700, y: 87, colour: gold, spacing: 3.4 },
    { text: words.kindZh, size: 38, weight: 900, y: 138, colour: ink, spacing: 12 },
    { text: words.kindEn, size: 11.5, weight: 700, y: 160, colour: gold, spacing: 3.2 },
    { text: row.holderName, size: 37, weight: 700, y: 231, colour: ink, spacing: 1, most: 560 },
    { text: words.entryZh, size: 12.5, weight: 400, y: 264, colour: soft },
    { text: words.entryEn, size: 10.5, weight: 400, y: 281, colour: soft },
    { text: words.wonZh, size: 15, weight: 400, y: 320, colour: ink },
    { text: words.placeZh, size: 28, weight: 900, y: 360, colour: seal, spacing: 3 },
    { text: words.placeEn, size: 13, weight: 700, y: 384, colour: seal, spacing: 0.6 },
    { text: words.wonEn, size: 11, weight: 400, y: 405, colour: soft },
    { text: issuer ?? '', size: 13, weight: 700, y: 474, colour: ink, x: 612, most: 250 },
    { text: '主办方 · Organiser', size: 8.5, weight: 400, y: 496, colour: soft, x: 612 },
    { text: words.dateZh, size: 10.5, weight: 400, y: 514, colour: ink, x: 612 },
    { text: words.dateEn, size: 8.5, weight: 400, y: 527, colour: soft, x: 612 },
    { text: '扫码验证 · Scan to verify', size: 8.5, weight: 700, y: 461, colour: ink, x: 184, align: 'left' },
    { text: row.code, size: 13, weight: 700, y: 479, colour: ink, x: 184, align: 'left', spacing: 0.8 },
    { text: address, size: 7.5, weight: 400, y: 492, colour: soft, x: 184, align: 'left', most: 290 },
    {
      ...{ text: `由 ${matches} 场比赛的录像佐证，任何人都可重演核对`, size: 8, weight: 400, y: 508, colour: soft },
      ...{ x: 184, align: 'left', most: 290 },
    },
    {
      ...{
        text: `Backed by the replays of ${matches} matches, which anyone can run again`,
        size: 7,
        weight: 400,
        y: 518,
      },
      ...{ colour: soft, x: 184, align: 'left', most: 290 },
    },
    {
      ...{ text: `SHA-256 ${row.evidenceHash}`, size: 5.6, weight: 400, y: 528, colour: soft, x: 184, align: 'left' },
      most: 290,
    },
  ];
  const texts = new Map<number, string>([[900, words.seal]]);
  for (const { text, weight } of lines) texts.set(weight, (texts.get(weight) ?? '') + text);
  const fonts = await DocumentFonts.of(texts);
  const document = new PdfDocument({
    ...{ size: [width, height], margin: 0, lang: 'zh-CN', displayTitle: true, pdfVersion: '1.7' },
    // Of its issue, so that the same certificate is the same file.
    info: {
      Title: `${words.kindZh} ${row.holderName} ${row.code}`,
      Author: 'Jixia',
      Subject: address,
      CreationDate: row.issuedAt,
      ModDate: row.issuedAt,
    },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((done, failed) => {
    document.on('end', done);
    document.on('error', failed);
  });
  const sheet = new Sheet(document, fonts);
  drawFrame(document);
  drawRule(document, 178, 130);
  document
    .lineWidth(0.7)
    .strokeColor(paleGold)
    .moveTo(middle - 190, 243)
    .lineTo(middle + 190, 243)
    .stroke();
  document.moveTo(492, 482).lineTo(732, 482).stroke();
  for (const line of lines) if (line.text !== '') sheet.line(line);
  drawQrCode(document, address, 90, 452, 80);
  if (words.seal !== '') drawSeal(document, sheet, words.seal, 690, 348);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}
