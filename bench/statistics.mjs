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

/**
 * Series of figures to those that were measured beside them: the middle ratio of each series, and of these the middle
 * one and the middle half.
 */
export function ratioOf(series, others) {
  const ratios = series.map((figures, one) => medianOf(figures.map((figure, index) => figure / others[one][index])))
  return { median: medianOf(ratios), low: quantileOf(ratios, 0.25), high: quantileOf(ratios, 0.75) }
}
