import Foundation

/// True when the numbers agree to a relative error (of the expected number), 1e-10 unless said otherwise. An expected 0
/// must be met within the error itself; NaN and infinities must be met exactly.
func near(_ actual: Double, _ expected: Double, _ relative: Double = 1e-10) -> Bool {
  if expected.isNaN { return actual.isNaN }
  if expected.isInfinite { return actual == expected }
  return abs(actual - expected) <= relative * (expected == 0 ? 1 : abs(expected))
}

func near(_ actual: [Double], _ expected: [Double], _ relative: Double = 1e-10) -> Bool {
  actual.count == expected.count && zip(actual, expected).allSatisfy { near($0, $1, relative) }
}

// Reference numbers in these tests were computed by R 4.2.2 with psych 2.2.9, car 3.1-1, sandwich 3.0-2, lmtest 0.9-40,
// effectsize and ordinal of Debian 12, or by Python with scipy 1.17.1, statsmodels 0.15.0 and krippendorff 0.9.0; the call
// stands above each number. In the calls `fit` is lm(mpg ~ wt + hp + qsec, mtcars), `wfit` is lm(mpg ~ wt + hp, mtcars,
// weights = carb), `spray` is InsectSprays, `job` is the table of `ContingencyTableTests`, `logit` is glm(case ~ age + parity +
// induced + spontaneous, binomial, infert), `ord` is ordinal::clm(factor(pmin(parity, 4)) ~ age + induced + spontaneous,
// data = infert), both iterated to convergence in double precision, `exactV` the
// inverse of the information of `logit` at its estimate.
