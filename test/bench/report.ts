/** The result of a benchmark: figures for programs, and the same as text for people. */
export type Report = { figures: Record<string, number>; text: string }

export type BenchOptions = { seconds: number; say: (line: string) => void }
