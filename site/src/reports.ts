/** The report files the site is made from. Nothing is shown of a file that does not hold what the contract says. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { AstroError } from 'astro/errors'
import { ReadError, readReport } from '../../shared/contract/read.ts'
import type { Report } from '../../shared/contract/report.ts'
import { type ErrorId, errorWords } from '../../shared/text/errors.ts'
import { localeFrom } from '../../shared/text/locale.ts'

export interface FiledReport {
  /** The file's name without .json: it becomes part of addresses. */
  id: string
  report: Report
}

/** What an address may hold without being escaped. */
const plainName = /^[a-z0-9][a-z0-9._-]*$/

/** Ends the build with what, where and what to do, in the language of the one who builds. */
function refuse(id: ErrorId, file: string, field: string, detail: string): never {
  const { what, todo } = errorWords(id, localeFrom(process.env), { file: relative(process.cwd(), file), field, detail })
  const error = new AstroError(what, todo)
  // Where in this program it was noticed says nothing about the file.
  error.stack = ''
  throw error
}

/** In order; none where there is no such folder. */
const reportIds = (folder: string): string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'))
    .sort()

function readFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return refuse('report-invalid', file, '', error instanceof Error ? error.message : String(error))
  }
}

function check(id: string, file: string): FiledReport {
  if (!plainName.test(id)) refuse('report-invalid', file, '', `the file name must match ${plainName.source}, as it becomes an address`)
  const json = readFile(file)
  try {
    return { id, report: readReport(json) }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    const newer = error.id === 'report-newer'
    return refuse(newer ? 'report-newer' : 'report-invalid', file, error.field, newer ? `${error.field} ${error.detail}` : error.detail)
  }
}

/** Many pages ask for the same files; one that has not changed is checked once. */
const checked = new Map<string, { changed: number; filed: FiledReport }>()

function read(folder: string, id: string): FiledReport {
  const file = join(folder, `${id}.json`)
  const changed = statSync(file).mtimeMs
  const known = checked.get(file)
  if (known?.changed === changed) return known.filed
  const filed = check(id, file)
  checked.set(file, { changed, filed })
  return filed
}

/**
 * Every report, in the order of their ids.
 * @throws AstroError with file, field and advice where one is damaged or from a newer version.
 */
export const readReports = (folder: string = __REPORTS_FOLDER__): FiledReport[] => reportIds(folder).map((id) => read(folder, id))
