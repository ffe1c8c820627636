/** What a simulation came to, as an answer. */
import { roomPictures, type Simulation, simulatePage } from '../../shared/page/simulate.ts'
import type { Locale } from '../../shared/text/locale.ts'
import type { Answer } from './define.ts'

export const simulateAnswer = (simulation: Simulation, locale: Locale): Answer => ({
  data: { simulation: simulation.outcome, ...(simulation.forecast ? { forecast: simulation.forecast.rows } : {}) },
  page: (detail) => simulatePage(simulation, locale, detail),
  pictures: () => roomPictures(simulation, locale),
})
