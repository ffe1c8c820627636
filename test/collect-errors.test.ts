/** The error catalogue: permanent ids, two sentences in each language, and nothing left unfilled. */
import { describe, expect, it } from 'vitest'
import { CniError, type ErrorId, errors, errorWords, exitCodeOf, isErrorId } from '../shared/text/errors.ts'
import { locales } from '../shared/text/locale.ts'

const ids = Object.keys(errors) as ErrorId[]
const values = {
  detail: 'why.',
  server: 'https://s',
  context: 'c',
  cluster: 'c',
  user: 'u',
  known: 'a, b',
  command: 'aws',
  timeout: '30s',
  file: 'f',
  field: 'x.y',
}

describe.each(locales)('in %s', (locale) => {
  it.each(ids)('%s says what and what to do, with and without values', (id) => {
    for (const given of [{}, values]) {
      const { what, todo } = errorWords(id, locale, given)
      for (const sentence of [what, todo]) {
        expect(sentence).not.toMatch(/[{}[\]]|undefined|: ?\.|\s\s|\.\./)
        if (locale === 'ko') expect(sentence).toMatch(/[가-힣]/)
        else expect(sentence).not.toMatch(/[가-힣]/)
      }
      expect(what).toMatch(/\.$/)
    }
  })
})

it('a detail is shown where there is one', () => {
  expect(errorWords('unreachable', 'en', { detail: 'ECONNREFUSED', server: 'https://s' }).what).toBe(
    'The API server https://s cannot be reached: ECONNREFUSED.',
  )
  expect(errorWords('unreachable', 'en').what).toBe('The API server cannot be reached.')
  expect(errorWords('forbidden', 'en', { detail: '[x] {server}' }).what).toContain('[x] {server}')
})

it('ids are kebab-case, exit codes are the documented ones', () => {
  for (const id of ids) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect([0, 1, 2, 3, 4, 5, 6, 7, 130]).toContain(exitCodeOf(id))
  }
  const codes: [ErrorId, number][] = [
    ['internal', 1],
    ['usage', 2],
    ['no-kubeconfig', 3],
    ['unknown-context', 3],
    ['unreachable', 4],
    ['tls', 4],
    ['timeout', 4],
    ['not-kubernetes', 4],
    ['unauthorized', 5],
    ['forbidden', 5],
    ['credential-plugin-failed', 5],
    ['snapshot-not-json', 6],
    ['not-a-snapshot', 6],
    ['snapshot-newer', 6],
    ['interrupted', 130],
  ]
  for (const [id, code] of codes) expect(exitCodeOf(id), id).toBe(code)
})

it('an error carries its id and what the source said; an unknown id is told', () => {
  const error = new CniError('tls', 'expired', { server: 's' })
  expect(error).toMatchObject({ id: 'tls', detail: 'expired', values: { detail: 'expired', server: 's' }, message: 'tls: expired' })
  expect([isErrorId('tls'), isErrorId('toString'), isErrorId('from-the-future')]).toEqual([true, false, false])
})
