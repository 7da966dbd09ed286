import Foundation
import Statistics

extension CertifiedSets {
  static func powers(_ x: [Double], _ degree: Int) throws -> Matrix {
    try Matrix(columns: (1...degree).map { power in x.map { pow($0, Double(power)) } })
  }

  // Certified estimates, their standard deviations, residual standard deviation and R squared:
  // itl.nist.gov/div898/strd/lls.
  static func regression() throws -> [CertifiedSet] {
    var result: [CertifiedSet] = []
    func compare(
      _ name: String, _ fit: LinearRegression, _ estimates: [Double], _ deviations: [Double], _ residual: Double,
      _ rSquared: Double
    ) throws {
      let tests = try fit.tests()
      result.append(
        CertifiedSet(name: name, what: "estimates", pairs: Array(zip(fit.coefficients, estimates))))
      let all =
        zip(tests.map(\.standardError), deviations) + [(fit.residualStandardError, residual), (fit.rSquared, rSquared)]
      result.append(
        CertifiedSet(name: name + " (errors)", what: "SEs, residual SD, R²", pairs: Array(all)))
    }
    try compare(
      "Norris", LinearRegression.fit(outcome: NISTData.norrisY, design: Matrix(columns: [NISTData.norrisX])),
      [-0.262323073774029, 1.00211681802045], [0.232818234301152, 0.429796848199937E-03], 0.884796396144373,
      0.999993745883712)
    try compare(
      "Pontius", LinearRegression.fit(outcome: NISTData.pontiusY, design: powers(NISTData.pontiusX, 2)),
      [0.673565789473684E-03, 0.732059160401003E-06, -0.316081871345029E-14],
      [0.107938612033077E-03, 0.157817399981659E-09, 0.486652849992036E-16], 0.205177424076185E-03, 0.999999900178537)
    try compare(
      "Longley",
      LinearRegression.fit(
        outcome: NISTData.longleyY, design: Matrix(rows: 6, columns: 16, values: NISTData.longleyX).transposed),
      [
        -3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359,
        -0.511041056535807E-01, 1829.15146461355,
      ],
      [
        890420.383607373, 84.9149257747669, 0.334910077722432E-01, 0.488399681651699, 0.214274163161675,
        0.226073200069370, 455.478499142212,
      ], 304.854073561965, 0.995479004577296)
    try compare(
      "Filip (tolerance 0)",
      LinearRegression.fit(outcome: NISTData.filipY, design: powers(NISTData.filipX, 10), tolerance: 0),
      [
        -1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349,
        -75.1242017393757, -10.8753180355343, -1.06221498588947, -0.670191154593408E-01, -0.246781078275479E-02,
        -0.402962525080404E-04,
      ],
      [
        298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927, 15.2897178747400,
        2.23691159816033, 0.221624321934227, 0.142363763154724E-01, 0.535617408889821E-03, 0.896632837373868E-05,
      ], 0.334801051324544E-02, 0.996727416185620)

    let x = (0...20).map(Double.init)
    let design = try powers(x, 5)
    let polynomial = x.map { value in (0..<5).reduce(1.0) { sum, _ in sum * value + 1 } }
    let ones = [Double](repeating: 1, count: 6)
    try compare(
      "Wampler1", LinearRegression.fit(outcome: polynomial, design: design), ones, [0, 0, 0, 0, 0, 0], 0, 1)
    try compare(
      "Wampler2",
      LinearRegression.fit(
        outcome: [
          1.00000, 1.11111, 1.24992, 1.42753, 1.65984, 1.96875, 2.38336, 2.94117, 3.68928, 4.68559, 6.00000, 7.71561,
          9.92992, 12.75603, 16.32384, 20.78125, 26.29536, 33.05367, 41.26528, 51.16209, 63.00000,
        ], design: design), [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5], [0, 0, 0, 0, 0, 0], 0, 1)
    let third: [Double] = [
      760, -2042, 2111, -1684, 3888, 1858, 11379, 17560, 39287, 64382, 113159, 175108, 273291, 400186, 581243, 811568,
      1_121_004, 1_506_550, 2_002_767, 2_611_612, 3_369_180,
    ]
    let deviations = [
      2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312,
    ]
    // Wampler4 and 5 have the errors of Wampler3 a hundred and ten thousand times.
    for (name, factor, rSquared) in [
      ("Wampler3", 1.0, 0.999995559025820), ("Wampler4", 100.0, 0.957478440825662),
      ("Wampler5", 10_000.0, 0.224668921574940E-02),
    ] {
      let outcome = zip(polynomial, third).map { $0 + factor * ($1 - $0) }
      try compare(
        name, LinearRegression.fit(outcome: outcome, design: design), ones, deviations.map { $0 * factor },
        2360.14502379268 * factor, rSquared)
    }
    return result
  }
}
