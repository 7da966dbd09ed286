import Statistics
import Testing

@Suite struct MapTests {
  /// Rows of R's x <- rbind(A = c(1,1,1,0,0,0,1,0), B = c(1,1,0,0,0,0,1,0), C = c(0,0,1,1,1,0,0,0), D =
  /// c(0,0,0,1,1,1,0,1), E = c(1,0,0,0,0,0,1,1), F = c(0,1,0,0,1,1,1,1)): where each has a 1.
  private let sets: [Set<Int>] = [[0, 1, 2, 6], [0, 1, 6], [2, 3, 4], [3, 4, 5, 7], [0, 6, 7], [1, 4, 5, 6, 7]]

  private func distances() throws -> DistanceMatrix { try DistanceMatrix(jaccard: sets) }

  /// R: d <- dist(x, "binary").
  @Test func jaccard() throws {
    let found = try distances()
    let expected = [
      0.25, 0.83333333333333337, 1, 0.6, 0.7142857142857143, 1, 1, 0.5, 0.66666666666666663, 0.6, 1, 0.8571428571428571,
      0.83333333333333337, 0.5, 0.66666666666666663,
    ]
    let lower = (0..<6).flatMap { column in ((column + 1)..<6).map { found[$0, column] } }
    #expect(near(lower, expected))
    #expect(throws: StatisticsError.badCount(index: 1)) { try DistanceMatrix(jaccard: [[1], []]) }
  }

  /// R: f <- cmdscale(d, k = 2, eig = TRUE). Signs as this program sets them: the largest coordinate of each dimension is positive.
  @Test func scaling() throws {
    let found = try ClassicalScaling(distances())
    let eigenvalues = [
      0.89981553447160167, 0.4121208306128471, 0.17008879978914582, 0.012421185809789632, 0, -0.026917061189811114,
    ]
    #expect(zip(found.eigenvalues, eigenvalues).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(
      near(
        found.points.column(0),
        [
          -0.350369862809460142, -0.447915928352143944, 0.472910637733838068, 0.517323138337180688,
          -0.278645965727389089, 0.086697980817974418,
        ]))
    #expect(
      near(
        found.points.column(1),
        [
          0.263655852288255277, 0.045648455233546048, 0.405847467981238941, -0.213059127141410731,
          -0.204314279461204451, -0.297778368900425416,
        ]))
    #expect(near(found.fitOfAll, 0.86234252437365555))
    #expect(near(found.fitOfPositive, 0.87787451485596857))
  }

  /// R 4.2.2: s <- function(p) sum((dist(matrix(p, 6)) - d)^2); o <- optim(c(cmdscale(d)), s, method = "BFGS", control =
  /// list(reltol = 1e-16, maxit = 10000)), five times over; sqrt(o$value / sum(d^2)); p <- scale(matrix(o$par, 6), scale =
  /// FALSE); p %*% svd(p)$v. None of 200 random starts ends lower.
  @Test func leastStress() throws {
    let found = try StressScaling(distances())
    #expect(abs(found.stress - 0.087661496094284752) < 1e-9)
    let across = [
      -0.30812676403893147, -0.43994402692337536, 0.49359247810302026, 0.52182834660433508, -0.38272084538421053,
      0.11537081163916203,
    ]
    let up = [
      0.30528680200206687, 0.13285834556026344, 0.38423626624922991, -0.20606441815560311, -0.28407700423531090,
      -0.33223999142064625,
    ]
    #expect(zip(found.points.column(0), across).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(zip(found.points.column(1), up).allSatisfy { abs($0 - $1) < 1e-5 })
    // Places that can be exact are: the corners of a rectangle of 3 by 4.
    var sides = Matrix(rows: 4, columns: 4)
    for (row, column, side) in [(0, 1, 3.0), (0, 2, 5), (0, 3, 4), (1, 2, 4), (1, 3, 5), (2, 3, 3)] {
      (sides[row, column], sides[column, row]) = (side, side)
    }
    #expect(try StressScaling(DistanceMatrix(sides)).stress < 1e-9)
  }

  /// R: h <- hclust(d, "average"), "complete", "ward.D2"; cutree(h, 3). All three make the same tree here.
  @Test(arguments: [
    (HierarchicalClusters.Linkage.average, [0.25, 0.5, 0.55, 0.72857142857142854, 0.85714285714285721]),
    (.complete, [0.25, 0.5, 0.6, 0.8571428571428571, 1]),
    (.ward, [0.25, 0.5, 0.62115483845280739, 0.8040289702703588, 1.2610561687013802]),
  ]) func clusters(linkage: HierarchicalClusters.Linkage, heights: [Double]) throws {
    let found = try HierarchicalClusters(distances(), linkage: linkage)
    #expect(near(found.merges.map(\.height), heights))
    #expect(found.merges.map { [$0.first, $0.second] } == [[0, 1], [3, 5], [4, 6], [2, 7], [8, 9]])
    #expect(try found.clusters(3) == [0, 0, 1, 2, 0, 2])
    #expect(found.order == [0, 1, 4, 2, 3, 5])
    #expect(throws: StatisticsError.badSetting(7)) { try found.clusters(7) }
  }

  /// R: cluster::silhouette(cutree(hclust(d, "average"), 3), d)[, 3], cluster 2.1.4.
  @Test func silhouettes() throws {
    let found = try Silhouette(distances(), clusters: [0, 0, 1, 2, 0, 2])
    #expect(near(found.widths, [0.49, 0.55, 0, 0.16666666666666663, 0.26666666666666661, 0.26744186046511620]))
    #expect(near(found.mean, 0.29012919896640821))
  }

  @Test func whatCannotBePlaced() throws {
    #expect(throws: StatisticsError.constantValues) {
      try ClassicalScaling(DistanceMatrix(Matrix(rows: 4, columns: 4)))
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 3, given: 2)) {
      try ClassicalScaling(DistanceMatrix(jaccard: [[1], [2]]))
    }
    var odd = Matrix(rows: 2, columns: 2)
    odd[0, 1] = 1
    #expect(throws: StatisticsError.wrongShape(rows: 2, columns: 2)) { try DistanceMatrix(odd) }
  }

  /// The smokers of Greenacre (2017), exhibit 9.1 (R: ca::smoke), staff by smoking.
  private func smokers() throws -> Matrix {
    try Matrix(columns: [[4, 4, 25, 18, 10], [2, 3, 10, 24, 6], [3, 7, 12, 33, 7], [2, 4, 4, 13, 2]])
  }

  /// R: MASS::corresp(n, nf = 3), whose cor are the singular values; its scores are standard coordinates, here times
  /// the singular value. Total: chisq.test(n)$statistic / sum(n).
  @Test func correspondence() throws {
    let found = try CorrespondenceAnalysis(smokers())
    #expect(
      near(found.inertias, [0.07475910588575571114, 0.01001718051222876514, 0.00041357407985622558], 1e-9))
    #expect(near(found.total, 0.085189860477840704))
    let rows = [
      -0.24053878935701672, 0.94710469544272835, -1.39197328511530904, 0.85198946174985302, -0.73545571712592850,
    ]
    let root = 0.273421114557299116
    #expect(near((0..<5).map { found.rows.coordinates[$0, 0] }, rows.map { -$0 * root }, 1e-9))
    let columns = [-1.43847138219566850, 0.36374630742913855, 0.71801680975939597, 1.07444513098168404]
    #expect(near((0..<4).map { found.columns.coordinates[$0, 0] }, columns.map { -$0 * root }, 1e-9))
    for axis in 0..<3 {
      #expect(near((0..<5).reduce(0) { $0 + found.rows.contributions[$1, axis] }, 1))
      #expect(near((0..<4).reduce(0) { $0 + found.columns.contributions[$1, axis] }, 1))
    }
    // R, ca 0.71.1: f <- ca(n); f$colcoord %*% diag(f$sv), second column; FactoMineR 2.7: CA(n)$row$contrib / 100, second
    // column.
    let second = [-0.0304920711091873527, 0.1410642892001494897, 0.0073591085867476787, -0.1977656563489860186]
    #expect(near((0..<4).map { found.columns.coordinates[$0, 1] }, second.map { -$0 }, 1e-9))
    let contributions = [
      0.2135576008824823901, 0.5511505516097621182, 0.0029976036951502116, 0.1517721914712310038, 0.0805220523413735201,
    ]
    #expect(near((0..<5).map { found.rows.contributions[$0, 1] }, contributions, 1e-9))
    // R, ca 0.71.1: f <- ca(n); r <- f$rowcoord %*% diag(f$sv); rowSums(r[, 1:2]^2) / rowSums(r^2).
    let quality = [
      0.89256841542085252, 0.99108237341296335, 0.99981666774675970, 0.99981036068099893, 0.99860250328866296,
    ]
    #expect(near(found.rows.quality, quality, 1e-9))
    #expect(throws: StatisticsError.emptyMargin(row: nil, column: 1)) {
      try CorrespondenceAnalysis(Matrix(columns: [[1, 2], [0, 0]]))
    }
    #expect(throws: StatisticsError.constantValues) {
      try CorrespondenceAnalysis(Matrix(columns: [[1, 2], [2, 4]]))
    }
  }

  /// People of one code each: the table's inertia is chi-squared over its total, and p is that of the permutation.
  @Test func inertiaOfPermutedPeople() throws {
    let counts = [[1, 0], [1, 0], [1, 0], [1, 0], [0, 1], [0, 1], [0, 1], [1, 1]]
    let groups = [0, 0, 0, 0, 1, 1, 1, 1]
    let found = try InertiaPermutation(counts: counts, groups: groups, draws: 4999, seed: 2)
    // R: chisq.test(matrix(c(4, 0, 1, 4), 2), correct = FALSE)$statistic / 9 = 0.64.
    #expect(near(found.inertia, 0.64))
    // Of 70 divisions 2 are as extreme: the first four against the last four, either way round.
    let exact = 2.0 / 70
    let error = (exact * (1 - exact) / 4999).squareRoot()
    #expect(abs(found.pValue - exact) < 4 * error + 0.0002)
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, given: 1)) {
      try InertiaPermutation(counts: counts, groups: [Int](repeating: 0, count: 8), draws: 99, seed: 1)
    }
  }
}
