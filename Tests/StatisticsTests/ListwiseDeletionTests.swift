import Statistics
import Testing

@Suite struct ListwiseDeletionTests {
  @Test func counts() throws {
    let deletion = try ListwiseDeletion([[1, .nan, 3, .nan], [1, 2, .nan, .nan], [1, 2, 3, 4]])
    #expect(deletion.kept == [0] && deletion.dropped == 3)
    #expect(deletion.missing == [2, 2, 0] && deletion.missingAlone == [1, 1, 0])
  }
}
