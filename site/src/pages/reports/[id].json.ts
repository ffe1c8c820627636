/** The report itself, as it was read. */
import type { APIContext } from 'astro'
import { type FiledReport, readReports } from '../../reports.ts'

export const getStaticPaths = () => readReports().map((filed) => ({ params: { id: filed.id }, props: { filed } }))

export const GET = ({ props }: APIContext<{ filed: FiledReport }>): Response => Response.json(props.filed.report)
