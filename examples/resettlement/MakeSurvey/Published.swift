import Foundation

/// The figures of published.json: Tables 1 to 4 of the article, as printed.
struct Published: Decodable {
  struct Community: Decodable {
    let id: String
    /// Year and month, `2018-12`.
    let formed: String
  }

  struct Item: Decodable {
    let dimension: String
    let id: String
    let mean: Double
    let sd: Double
    let min: Int
    let max: Int
  }

  struct Component: Decodable {
    /// Share of the items' variance, in percent.
    let variance_percent: Double
    let kmo: Double
  }

  struct Explanatory: Decodable {
    let id: String
    let mean: Double
    let sd: Double
    let vif: Double
  }

  struct Model: Decodable {
    let model: Int
    let outcome: String
    /// In the order of `coefficients`; nothing where the model lacks the regressor.
    let b: [Double?]
    let se: [Double?]
    let adj_r2: Double
    let aic: Int
  }

  let source: String
  let n: Int
  let communities: [Community]
  let items: [Item]
  let components: [String: Component]
  let explanatory: [Explanatory]
  let coefficients: [String]
  /// Two an outcome: without and with participation and existence.
  let models: [Model]

  /// - Throws: `Failure`, or what decoding throws.
  static func read(_ url: URL) throws -> Published {
    let published = try JSONDecoder().decode(Published.self, from: try contents(url))
    guard published.coefficients == Regressor.allCases.map(\.term) + ["constant"],
      published.models.map(\.model) == Array(1...8),
      published.models.allSatisfy({ $0.b.count == 9 && $0.se.count == 9 })
    else { throw Failure("published.json: the models are not the eight of Table 4, with nine coefficients each.") }
    return published
  }

  func items(of dimension: String) -> [Item] { items.filter { $0.dimension == dimension } }

  /// - Throws: `Failure` when the table lacks it.
  func explanatory(_ id: String) throws -> Explanatory {
    guard let found = explanatory.first(where: { $0.id == id }) else {
      throw Failure("published.json: no explanatory variable \(id).")
    }
    return found
  }
}

/// The models' regressors in the order of Table 4. The last two are in the even models only.
enum Regressor: Int, CaseIterable {
  case residence, age, male, offFarm, income, hukou, participation, existence

  /// As the survey's column is called.
  var column: String {
    switch self {
    case .residence: "residence_months"
    case .age: "age"
    case .male: "male"
    case .offFarm: "off_farm_employed"
    case .income: "income_level"
    case .hukou: "hukou"
    case .participation: "participation"
    case .existence: "existence"
    }
  }

  /// As the models' term is called: income goes in as ten times its level.
  var term: String { self == .income ? "income_level_x10" : column }
  /// What the survey's value is multiplied by in the models.
  var factor: Double { self == .income ? 10 : 1 }
}

/// Why there is no survey.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A file's bytes.
/// - Throws: `Failure` with the path.
func contents(_ url: URL) throws -> Data {
  guard let data = try? Data(contentsOf: url) else {
    throw Failure("\(url.path): can't be read. Give the study's folder as the argument.")
  }
  return data
}
