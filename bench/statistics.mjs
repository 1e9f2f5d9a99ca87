/** The middle value; robust against the odd pause, which a mean is not. */
export function medianOf(values) {
  return quantileOf(values, 0.5)
}

/** The value below which a share of the others lies, between the two nearest. */
function quantileOf(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  return sorted[below] + (sorted[Math.ceil(place)] - sorted[below]) * (place - below)
}

/** Figures to those that were measured beside them: the middle ratio, and the middle half of all. */
export function ratioOf(figures, others) {
  const ratios = figures.map((figure, index) => figure / others[index])
  return { median: medianOf(ratios), low: quantileOf(ratios, 0.25), high: quantileOf(ratios, 0.75) }
}
