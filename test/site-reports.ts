/** Reports the site is tested with: the samples, and one whose every name was chosen by somebody who means harm. */
import { readFileSync } from 'node:fs'
import type { Report } from '../shared/contract/report.ts'

/** A sample report, fresh from its file. */
export const sample = (id: string): Report => JSON.parse(readFileSync(new URL(`../site/reports/${id}.json`, import.meta.url), 'utf8')) as Report

export const evil = {
  tag: '"><script>window.pwned=1</script><img src=x onerror="window.pwned=1">',
  node: 'a %%{init: {"themeCSS":".node{display:none}"}}%% ]; end',
  pod: 'a`|"]:::x\u202Egnp.exe\u001B[31m#quot;\\n<b>',
  seen: '</style></svg><script>window.pwned=1</script>',
}

/** The sample with every name that a stranger could set turned against the page. */
export function hostile(): Report {
  const report = sample('eks')
  const name = report.nodes?.[0]?.name
  for (const node of report.nodes ?? []) {
    if (node.name !== name) continue
    node.name = evil.node
    if (node.instance) node.instance.name = evil.tag
  }
  for (const pod of report.pods?.items ?? [])
    if (pod.node === name) Object.assign(pod, { node: evil.node, ...(pod.hostNetwork ? {} : { name: `${evil.pod}${pod.name}` }) })
  report.datapath.evidence = report.datapath.evidence.map((evidence) => ({ ...evidence, saw: evil.seen }))
  report.cluster.context = evil.tag
  report.unknowns = [{ statement: 'instances', source: evil.seen, error: 'aws-denied', detail: evil.tag }]
  report.findings = [{ id: 'no-such-finding', severity: 'warning', subject: evil.tag, data: { pods: [evil.pod] } }]
  return report
}

export const languages = ['', 'en/'] as const
export const ids = ['calico', 'eks', 'hostile']

/** Every page that is made of them and for them, in both languages. */
export const pages = languages.flatMap((lang) => ['', 'note/', 'reports/', ...ids.map((id) => `reports/${id}/`)].map((path) => `/${lang}${path}`))
