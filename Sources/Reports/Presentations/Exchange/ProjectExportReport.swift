public import Exchange
import StudyDefinition
public import StudyIndex

/// What `export project` wrote, and what of the study is in it in another form or not at all.
public enum ProjectExportReport {
  /// - Parameter file: as the person named it.
  /// - Throws: what reading the index throws.
  public static func report(_ losses: ImportInventory, file: String, of study: Study) throws -> Report {
    let table = InventoryReport.schema.table(title: "\(file): what is in it", losses.byKind)
    return try Report(
      "export", of: study, unit: "things in the study", sections: [.table(table)],
      payload: [("file", .string(file)), ("rows", InventoryReport.schema.values(losses.byKind))])
  }
}
