import Statistics
import Testing

@Suite struct VarimaxTests {
  @Test func rotation() throws {
    let components = try PrincipalComponents(CorrelationMatrix(PrincipalComponentsTests.data()))
    let rotated = try Varimax(components.loadings)
    // R: l <- eigen(R7)$vectors[, 1:2] %*% diag(sqrt(eigen(R7)$values[1:2])); v <- unclass(loadings(varimax(l, eps
    //   = 1e-15))); v <- v[, order(-colSums(v^2))]; apply(v, 2, function(x) x * sign(x[which.max(abs(x))]))
    let reference = [
      0.9019839735341719, 0.9179460551373544, 0.6541525202597481, 0.7554762659249779, 0.6768884948890013,
      0.02059653354694692, 0.23730372357235455, -0.009506701197493942, 0.07495559236022131, 0.2242960348698139,
      0.3378518991394981, 0.5669658761328986, 0.7359338488992228, 0.8088956052871491,
    ]
    // R stops when the criterion stands still, of which the loadings' error is about the square root.
    #expect(zip(rotated.loadings.values, reference).allSatisfy { abs($0 - $1) < 2e-8 })
    let identity = try rotated.rotation.transposed.times(rotated.rotation)
    #expect(near(identity.diagonal, [1, 1], 1e-13) && abs(identity[0, 1]) < 1e-13)
  }
}
