import Basics
import Codebooks
public import Statistics
import StudyIndex

/// Codes as points on a plane, and in clusters: the nearer, the more of their people (turns, transcripts) are the same.
public struct CodeMap: Sendable {
  public struct Point: Sendable {
    /// Index in the codebook.
    public let code: Int
    public let people: Int
    /// People, turns or transcripts with the code.
    public let places: Int
    public let x: Double
    public let y: Double
    /// 0-based.
    public let cluster: Int
    public let silhouette: Double
  }

  public let view: StudyView
  public let unit: MapRequest.Unit
  public let points: [Point]
  public let scaling: StressScaling
  public let tree: HierarchicalClusters
  public let linkage: HierarchicalClusters.Linkage
  public let clusters: Int
  /// Whether the number of clusters was chosen by the silhouette.
  public let isChosen: Bool
  public let meanSilhouette: Double
  public let minPeople: Int
  /// Codes that fewer people mention: indices in the codebook.
  public let rare: [Int]
  /// What people have said about the segments of the codes on the map.
  public let reviewCounts: [Segment.Review: Int]
}

extension CodeMap {
  /// - Throws: `Problem` for fewer than three codes, or codes that cannot be told apart; what reading the index throws.
  init(_ view: StudyView, _ request: MapRequest) throws {
    self.view = view
    unit = request.unit
    minPeople = request.minPeople
    linkage = request.linkage
    let segments = try view.segments()
    let people = PeopleByCode(view.people, segments)
    let places = Self.places(segments, view, unit: request.unit)
    let codes = view.codes.filter { people.people(mentioning: $0).count >= request.minPeople }
    let mapped = Set(codes)
    reviewCounts = segments.filter { mapped.contains($0.code) }.reviewCounts
    rare = view.codes.filter { !people.people(mentioning: $0).isEmpty && !codes.contains($0) }
    guard codes.count >= 3 else { throw Problem.mapNeedsCodes(codes.count, minPeople: request.minPeople) }
    if let clusters = request.clusters, clusters >= codes.count {
      throw Problem.mapTooManyClusters(clusters, codes: codes.count)
    }
    let distances = try DistanceMatrix(jaccard: codes.map { places[$0] ?? [] })
    let scaling = try Self.scaling(distances)
    let tree = try HierarchicalClusters(distances, linkage: request.linkage)
    let cut = try Cut.best(tree, distances, clusters: request.clusters)
    self.scaling = scaling
    self.tree = tree
    isChosen = request.clusters == nil
    clusters = cut.count
    meanSilhouette = cut.silhouette.mean
    points = codes.enumerated().map { index, code in
      Point(
        code: code, people: people.people(mentioning: code).count, places: places[code]?.count ?? 0,
        x: scaling.points[index, 0], y: scaling.points[index, 1], cluster: cut.clusters[index],
        silhouette: cut.silhouette.widths[index])
    }
  }

  private static func scaling(_ distances: DistanceMatrix) throws -> StressScaling {
    do {
      return try StressScaling(distances)
    } catch StatisticsError.constantValues {
      throw Problem.mapWithoutDistances()
    }
  }

  /// The cluster of each code, with how well codes fit.
  private struct Cut {
    let count: Int
    let clusters: [Int]
    let silhouette: Silhouette

    init(_ tree: HierarchicalClusters, _ distances: DistanceMatrix, count: Int) throws {
      self.count = count
      clusters = try tree.clusters(count)
      silhouette = try Silhouette(distances, clusters: clusters)
    }

    /// The number asked for, else the one with the widest mean silhouette; of equals the fewest clusters.
    static func best(_ tree: HierarchicalClusters, _ distances: DistanceMatrix, clusters: Int?) throws -> Cut {
      var best = try Cut(tree, distances, count: clusters ?? 2)
      let most = clusters == nil ? min(8, distances.count - 1) : 0
      for count in stride(from: 3, through: most, by: 1) {
        let cut = try Cut(tree, distances, count: count)
        if cut.silhouette.mean > best.silhouette.mean + 1e-12 { best = cut }
      }
      return best
    }
  }

  private struct Place: Hashable {
    let transcript: Int64
    let turn: Int
  }

  /// Where each code is, as numbers.
  private static func places(_ segments: [Segment], _ view: StudyView, unit: MapRequest.Unit) -> [Int: Set<Int>] {
    var numbers: [Place: Int] = [:]
    var places: [Int: Set<Int>] = [:]
    for segment in segments {
      guard let person = view.people.position(ofSpeaker: segment.speaker) else { continue }
      if unit == .people {
        places[segment.code, default: []].insert(person)
        continue
      }
      let place = Place(transcript: segment.transcript, turn: unit == .turns ? segment.turn : 0)
      let number = numbers[place] ?? numbers.count
      numbers[place] = number
      places[segment.code, default: []].insert(number)
    }
    return places
  }
}

extension Problem {
  static func mapNeedsCodes(_ count: Int, minPeople: Int) -> Problem {
    Problem(
      .missingInput,
      "a map needs three codes, and \(count) \(count == 1 ? "is" : "are") mentioned by \(minPeople == 1 ? "one person" : "\(minPeople) people") or more",
      remedy: "Look at more codes, or take rarer ones in: `--min-people 1`.")
  }

  static func mapTooManyClusters(_ clusters: Int, codes: Int) -> Problem {
    Problem(
      .usage, "\(codes) codes cannot be put into \(clusters) clusters",
      remedy: "Ask for fewer clusters than codes, or leave the number out.")
  }

  static func mapWithoutDistances() -> Problem {
    Problem(
      .missingInput, "all codes are in the same places, so that none is nearer to another",
      remedy: "Take a smaller unit: `--unit turns`.")
  }

  static func mapNeedsLevels(_ group: String, _ count: Int) -> Problem {
    Problem(
      .missingInput,
      "a map of codes by `\(group)` needs two levels whose people mention codes, and there \(count == 1 ? "is" : "are") \(count)",
      remedy: "Name another group, or take back conditions.")
  }

  static func mapWithoutDifferences(_ group: String) -> Problem {
    Problem(
      .missingInput, "the levels of `\(group)` mention the codes in the same proportions: there is nothing to map",
      remedy: "Name another group, or look at other codes.")
  }
}
