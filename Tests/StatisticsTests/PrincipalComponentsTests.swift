import Statistics
import Testing

/// On R's `attitude`: seven ratings, 30 departments.
@Suite struct PrincipalComponentsTests {
  static func data() throws -> Matrix {
    try Matrix(columns: [
      Sample.rating, Sample.complaints, Sample.privileges, Sample.learning, Sample.raises, Sample.critical,
      Sample.advance,
    ])
  }

  @Test func components() throws {
    let components = try PrincipalComponents(CorrelationMatrix(Self.data()))
    // R: eigen(R7)$values
    #expect(
      near(
        components.eigenvalues,
        [
          3.7163757506157666, 1.1409218852174907, 0.8471915456227317, 0.6128696601635293, 0.32367280948842814,
          0.2185305937986033, 0.1404377550934428,
        ]))
    #expect(components.kept == 2)
    // R: rowSums((eigen(R7)$vectors[, 1:2] %*% diag(sqrt(eigen(R7)$values[1:2])))^2)
    #expect(
      near(
        components.communalities,
        [
          0.8136654658801525, 0.8482433009683024, 0.478224231020501, 0.6848882941281135, 0.779628339212243,
          0.5420228471497746, 0.7106251574741678,
        ]))
    // R: l <- eigen(R7)$vectors[, 1:2] %*% diag(sqrt(eigen(R7)$values[1:2])); apply(l, 2, function(x) x *
    //   sign(x[which.max(abs(x))]))
    #expect(
      near(
        components.loadings.values,
        [
          0.796186592179941, 0.8492647952188146, 0.6839313587221945, 0.8261763829081762, 0.8619752609000643,
          0.3573175343942045, 0.5832711879927633, -0.4239721409633476, -0.356360223047196, -0.10228454221882194,
          -0.04817549639470335, 0.19138178807950648, 0.6436979313033568, 0.6086212933603936,
        ]))
    // R: psych::principal(attitude, 2, rotate = "none")$communality
    #expect(
      near(
        components.communalities,
        [
          0.8136654658801528, 0.8482433009683029, 0.4782242310205011, 0.6848882941281136, 0.7796283392122427,
          0.5420228471497742, 0.7106251574741684,
        ], 1e-9))
  }

  @Test func scores() throws {
    let data = try Self.data()
    let components = try PrincipalComponents(CorrelationMatrix(data), components: 2)
    let scores = try components.scores(data)
    // R: abs(psych::principal(attitude, 2, rotate = "none")$scores[, 1])
    #expect(
      near(
        scores.column(0).map(abs),
        [
          1.207444383327626, 0.1418523625406958, 1.0733051305805865, 0.6939820470722062, 0.9933518029858825,
          1.5000859972255671, 0.44056163566805, 0.18825137695504873, 0.9191305156978756, 0.3915866948334015,
          0.5753444831505369, 0.6554175442632629, 0.8188444735500692, 0.3496701108016528, 1.0942589351445162,
          0.5277352839560133, 1.551104247295397, 0.5208826402076431, 0.34698405286446016, 0.07077182170524056,
          2.1792788752023764, 0.03424110314127577, 0.42877335473816613, 1.4846183824233181, 0.6896953426220593,
          1.4983469939744165, 1.2533654490734767, 1.1095595780908116, 1.6726386604040038, 0.3645506733311357,
        ], 1e-9))
    #expect(near(try Descriptives(scores.column(1)).variance, 1))
    #expect(abs(try PearsonCorrelation(scores.column(0), scores.column(1)).coefficient) < 1e-13)
  }

  @Test func refusals() throws {
    let data = try Self.data()
    #expect(throws: StatisticsError.constantColumn(1)) {
      try CorrelationMatrix(Matrix(columns: [[1, 2, 3], [4, 4, 4]]))
    }
    #expect(throws: StatisticsError.duplicateColumns(0, 1)) {
      try CorrelationMatrix(Matrix(columns: [[1, 2, 4], [3, 5, 9]]))
    }
    #expect(throws: StatisticsError.tooFewItems(needed: 2, given: 1)) {
      try CorrelationMatrix(Matrix(columns: [[1, 2, 4]]))
    }
    #expect(throws: StatisticsError.badSetting(8)) { try PrincipalComponents(CorrelationMatrix(data), components: 8) }
  }
}
