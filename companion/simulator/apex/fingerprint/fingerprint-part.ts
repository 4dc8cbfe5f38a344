import type { Org } from '../../org/org.ts'
import { TEXTS, textAt } from './org-fingerprint.ts'

const PIECES = 4

/** `TollbridgeFingerprintPart`: a part of the fingerprint that an org pushes in one run. */
export type FingerprintPart = { runId: string; part: number; parts: number; content: string }

/** `TollbridgeFingerprintPart.ofText`: the parts that make up one of the texts. */
export function partsOfText(index: number, runId: string, org: Org): FingerprintPart[] {
  const run = { runId, parts: TEXTS * PIECES }
  return piecesOf(textAt(index, org)).map((content, piece) => ({ ...run, part: index * PIECES + piece + 1, content }))
}

/** `TollbridgeFingerprintPieces.of`: no character is cut in two. */
function piecesOf(text: string): string[] {
  const ends = Array.from({ length: PIECES + 1 }, (_, piece) => wholeUntil(text, piece))
  return ends.slice(1).map((end, piece) => text.slice(ends[piece], end))
}

function wholeUntil(text: string, piece: number): number {
  const place = Math.floor((text.length * piece) / PIECES)
  return /^[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place + 1 : place
}
