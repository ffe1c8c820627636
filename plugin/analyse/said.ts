/** The report as far as it says what is: what contradicts itself in it, and what it leaves open, are read off this. */
import type { Report } from '../../shared/contract/report.ts'

export type Said = Omit<Report, 'findings' | 'unknowns' | 'notAsked'>
