/** What a benchmark measured: figures for programs, and the same as a text for people. */
export type Report = { figures: Record<string, number>; text: string }

export type BenchOptions = { seconds: number; say: (line: string) => void }
