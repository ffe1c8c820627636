/**
 * Style of what this folder makes. Everything hangs below `.cni` and takes the palette's colours as `--cni-…`, so that a page of
 * its own sets them by the reader's scheme and a site by its theme. Widths are asked of the place, not of the screen.
 */
import { declarations } from '../diagram/palette.ts'

/** Widths, in rem, of a place that is just wide enough for a table; wider tables are always cards. */
export const tableWidths = [24, 32, 42, 54, 66] as const

/** Below this width, in rem, the upright form of a picture stands in for the wide one. */
const UPRIGHT = 44

/** Rows as cards: the head is still there for those who listen. */
const cards = (table: string): string => `
${table}{display:block}
${table} thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
${table} tbody{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:.75rem}
${table} tr{display:flex;flex-direction:column;min-width:0;padding:.6rem .8rem;border:1px solid var(--cni-rule);border-radius:.5rem;background:var(--cni-card)}
${table} tbody :is(th,td){display:grid;grid-template-columns:minmax(0,2fr) minmax(0,5fr);gap:0 .8rem;padding:.12rem 0;border:0;text-align:start;white-space:normal;overflow-wrap:anywhere}
${table} tbody th{display:block;order:-1;padding-bottom:.3rem;font-size:1.05em}
${table} td::before{content:attr(data-label);color:var(--cni-faint);word-break:keep-all}
${table} :is(th,td)>code{white-space:normal;overflow-wrap:anywhere}`

const text = `
.cni{color:var(--cni-ink);line-height:1.65;overflow-wrap:break-word}
.cni:lang(ko){word-break:keep-all}
.cni :is(h2,h3,h4,h5,h6){margin:2rem 0 .6rem;line-height:1.3;font-weight:650;overflow-wrap:anywhere}
.cni h2{margin-top:3rem;padding-bottom:.3rem;border-bottom:1px solid var(--cni-rule);font-size:1.55rem}
.cni h2 small{margin-inline-start:.7rem;color:var(--cni-faint);font-size:.95rem;font-weight:400}
.cni h3{font-size:1.2rem}
.cni :is(h4,h5,h6){font-size:1.02rem}
.cni p{margin:.7rem 0;overflow-wrap:anywhere}
.cni a{color:var(--cni-link)}
.cni :is(code,pre){font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'D2Coding',monospace;font-size:.92em;font-variant-ligatures:none}
.cni :is(code,bdi){unicode-bidi:isolate;overflow-wrap:anywhere}
.cni .lead{padding:1rem 1.2rem;border-inline-start:.3rem solid var(--cni-link);border-radius:.3rem;background:var(--cni-card);font-size:1.15rem}
.cni .verdict{display:flex;flex-wrap:wrap;align-items:baseline;gap:.3rem .8rem;margin:1rem 0 0}
.cni .verdict strong{padding:.1rem .8rem;border:1px solid var(--kind,var(--cni-rule));border-radius:1rem;background:var(--kind-fill,var(--cni-card));color:var(--cni-ink)}
.cni .verdict span{color:var(--cni-faint);font-size:.92rem}
.cni .verdict.overlay{--kind:var(--cni-tunnel-line);--kind-fill:var(--cni-tunnel-fill)}
.cni .verdict:is(.vpc-native,.routed){--kind:var(--cni-pod-line);--kind-fill:var(--cni-pod-fill)}
.cni :is(.note,.empty,.more){color:var(--cni-ink)}
.cni :is(.faint,.more){color:var(--cni-faint);font-size:.92rem}
.cni .note{padding:.6rem 1rem;border:1px solid var(--cni-rule);border-radius:.5rem}
.cni .missing{color:var(--cni-faint)}
.cni .list{margin:.7rem 0;padding-inline-start:1.3rem;list-style:disc}
.cni .list li{margin:.25rem 0}
.cni pre{margin:.6rem 0;padding:.7rem 1rem;border:1px solid var(--cni-rule);border-radius:.5rem;background:var(--cni-card);font-size:.82rem;line-height:1.65}
.cni pre.commands{white-space:pre-wrap;overflow-wrap:anywhere}
.cni pre code{font-size:1em}`

const tables = `
.cni .table{container-type:inline-size;margin:1rem 0}
.cni table{width:100%;border-collapse:collapse;font-size:.82rem;line-height:1.5}
.cni :is(th,td){padding:.42rem 1.1rem .42rem 0;border-bottom:1px solid var(--cni-rule);text-align:start;vertical-align:top;overflow-wrap:break-word}
.cni :is(.loose,.facts td,.rows .long){overflow-wrap:anywhere}
.cni :is(th,td):last-child{padding-inline-end:0}
.cni thead th{color:var(--cni-faint);font-weight:500;overflow-wrap:normal}
.cni tbody th{font-weight:600}
.cni table code{font-weight:inherit}
.cni .rows :is(td,th)>code:not(.long){white-space:nowrap}
.cni .rows .number{text-align:end;font-variant-numeric:tabular-nums}
.cni .frame.tall{max-height:34rem;overflow-y:auto;border-block:1px solid var(--cni-rule)}
.cni .frame.tall thead th{position:sticky;top:0;background:var(--cni-paper)}
.cni .facts{font-size:.875rem}
.cni .facts tbody th{width:11rem}
.cni .facts .says{color:var(--cni-faint)}
.cni .facts td:not(:last-child){width:14rem}
.cni .legend{margin:.8rem 0 1.5rem;color:var(--cni-faint);font-size:.85rem}
.cni .legend>div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 1rem}
.cni .legend dt{font-weight:600;overflow-wrap:anywhere}
.cni dd{margin:0}
@container (max-width:38rem){
.cni .facts :is(thead){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cni .facts tbody{display:block}
.cni .facts tr{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 .8rem;padding:.55rem 0;border-bottom:1px solid var(--cni-rule)}
.cni .facts tbody :is(th,td){display:block;width:auto!important;padding:0;border:0}
.cni .facts .says{grid-column:1/-1}
.cni .legend>div{display:block;margin-bottom:.4rem}
}
${cards('.cni .rows.cards')}
${tableWidths.map((width) => `@container (max-width:${width}rem){${cards(`.cni .rows.w${width}`)}}`).join('\n')}`

const entries = `
.cni .entries{display:grid;gap:.75rem;margin:1rem 0;padding:0;list-style:none}
.cni .entry{min-width:0;padding:.7rem 1rem;border:1px solid var(--cni-rule);border-inline-start:.25rem solid var(--level,var(--cni-rule));border-radius:.4rem;background:var(--cni-card)}
.cni .entry.info{--level:var(--cni-info)}
.cni .entry.warning{--level:var(--cni-warning)}
.cni .entry.critical{--level:var(--cni-critical)}
.cni .entry p{margin:.3rem 0}
.cni .entry .title{margin-top:0}
.cni .evidence .title strong{font-weight:500}
.cni .badge{display:inline-block;padding:0 .55rem;border:1px solid var(--level);border-radius:1rem;color:var(--level);font-size:.8rem;font-weight:600}
.cni .entry dl{margin:.4rem 0 0;font-size:.9rem}
.cni .entry dl>div{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:0 1rem;margin:.2rem 0}
.cni .entry dt{color:var(--cni-faint)}
.cni .evidence dd{font-size:.9em}
@media (max-width:30rem){.cni .entry dl>div{display:block}}`

const pictures = `
.cni figure{container-type:inline-size;margin:1.5rem 0}
.cni .drawing{padding:.9rem;border:1px solid var(--cni-rule);border-radius:.5rem;background:var(--cni-paper)}
.cni .drawing svg{display:block;max-width:100%;height:auto;margin-inline:auto}
.cni .drawing.upright{display:none}
.cni figcaption{margin-top:.5rem;color:var(--cni-faint);font-size:.9rem}
.cni figure details{margin-top:.4rem;font-size:.9rem}
.cni summary{color:var(--cni-faint);cursor:pointer}
.cni figure pre{max-height:24rem;overflow:auto}
.cni .mermaid .drawing{overflow-x:auto}
.cni .mermaid .drawing svg{width:var(--width);min-width:calc(var(--width)*.65)}
@container (max-width:${UPRIGHT}rem){
.cni .drawing{padding:.6rem}
.cni .drawing.wide,.cni .mermaid{display:none}
.cni .drawing.upright{display:block}
}`

const print = `
@media print{
.cni .frame.tall{max-height:none;overflow:visible}
.cni :is(tr,figure,.entry,.legend>div){break-inside:avoid}
.cni :is(h2,h3,h4){break-after:avoid}
.cni .drawing svg{max-height:22cm}
.cni .mermaid,.cni details:not([open]){display:none}
}`

/** For any place that sets the variables. */
export const componentStyle = `${text}${tables}${entries}${pictures}${print}`

/** A page of its own: paper is white, a dark screen dark. */
export const documentStyle = `
:root{color-scheme:light dark;${declarations('light')}}
@media screen and (prefers-color-scheme:dark){:root{${declarations('dark')}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--cni-paper);color:var(--cni-ink);font:1rem/1.65 system-ui,-apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif}
body>.cni{max-width:66rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,2.5rem) 4rem}
.cni h1{margin:0 0 .3rem;font-size:1.9rem;line-height:1.25;overflow-wrap:anywhere}
.cni .contents ul{display:flex;flex-wrap:wrap;gap:.3rem .9rem;margin:1rem 0 2.5rem;padding:.7rem 0;border-block:1px solid var(--cni-rule);list-style:none}
@media print{body{font-size:10pt}body>.cni{max-width:none;padding:0}.cni .contents{display:none}}
${componentStyle}`
