/** Reading settings the way their programs do. */
import type { Setting } from '../contract/report.ts'

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True']
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False']

/** Go's strconv.ParseBool: exactly these spellings; anything else is an error, so the program keeps its default. */
export const goBool = (text: string): boolean | undefined => (TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined)

/** A Boolean setting as the program understands it: unparsable text is kept in `ignored`, the default counts. */
export function boolSetting(written: Setting | undefined, byDefault: boolean): Setting {
  if (!written) return { value: String(byDefault), from: 'default' }
  if (written.from === 'unresolved') return written
  const parsed = goBool(written.value)
  if (parsed === undefined) return { value: String(byDefault), from: 'default', ...(written.at ? { at: written.at } : {}), ignored: written.value }
  return { ...written, value: String(parsed) }
}

export const textSetting = (written: Setting | undefined, byDefault: string): Setting => written ?? { value: byDefault, from: 'default' }

/** Settings by names that are known: Object.fromEntries would forget them. */
export function byName<Name extends string>(entries: readonly (readonly [Name, Setting])[]): { [K in Name]?: Setting } {
  const settings: { [K in Name]?: Setting } = {}
  for (const [name, setting] of entries) settings[name] = setting
  return settings
}

/** A setting read from a live object, ConfigMap or annotation. */
export const objectSetting = (value: string, at: string): Setting => ({ value, from: 'object', at })

export const isOn = (setting: Setting): boolean => setting.value === 'true'

/** JSON kept in an annotation or a ConfigMap value, as an object; undefined for text that is none. Never throws. */
export function jsonObject(text: string | undefined): Record<string, unknown> | undefined {
  const value = parsedJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

/** Any JSON value; undefined for text that is none. Never throws: the text comes from the cluster. */
export function parsedJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A TCP or UDP port number as text or number; undefined for anything else. */
export function portOf(value: unknown): number | undefined {
  const port = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined
}
