/** Functions that run inside a page and say what is wrong with its pictures. */

/** Texts that stick out of the smallest box around their middle, as "text +pixels". */
export function overflowingTexts(): string[] {
  const faults: string[] = []
  for (const svg of document.querySelectorAll<SVGSVGElement>('.drawing svg, section[id^="cni-"] svg')) {
    const boxes = [...svg.querySelectorAll<SVGGraphicsElement>('rect, polygon, path')]
      .map((shape) => shape.getBoundingClientRect())
      .filter(({ width, height }) => width > 12 && height > 12)
    for (const text of svg.querySelectorAll<SVGTextElement>('text')) {
      const place = text.getBoundingClientRect()
      if (place.width === 0) continue
      const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
      const around =
        boxes
          .filter((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)
          .sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? svg.getBoundingClientRect()
      const out = Math.max(around.left - place.left, place.right - around.right)
      if (out > 1) faults.push(`${text.textContent?.trim()} +${Math.round(out)}`)
    }
  }
  return faults
}

/** Pictures without a title, and ids that occur twice. */
export function unnamedPictures(): string[] {
  const unnamed = [...document.querySelectorAll('.drawing svg')]
    .filter((svg) => !svg.querySelector(':scope > title')?.textContent?.trim())
    .map((svg) => svg.outerHTML.slice(0, 80))
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  return [...unnamed, ...ids.filter((id, index) => ids.indexOf(id) !== index)]
}
