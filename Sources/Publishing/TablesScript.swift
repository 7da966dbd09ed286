/// `results/tables.R`: reads every CSV of the run into R.
enum TablesScript {
  /// - Parameter tables: names of the CSV files, in the order of the manifest.
  static func text(study: String, tables: [String]) -> String {
    let entries = tables.map { name in
      "  \"\(String(name.dropLast(4)))\" = strand_table(\"\(name)\")"
    }
    return """
      # The tables of the study \(study.split(whereSeparator: \.isNewline).joined(separator: " ")), as `strand run` made them; written again by each run.
      # In R: source("results/tables.R"), then tables[["NAME"]]. In a shell: Rscript results/tables.R.
      # A text that a spreadsheet could take for a formula begins with an apostrophe.

      strand_folder <- local({
        sourced <- unlist(lapply(sys.frames(), function(frame) frame$ofile))
        run <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
        if (length(sourced) > 0) dirname(sourced[length(sourced)])
        else if (length(run) > 0) dirname(run[1])
        else "results"
      })

      strand_table <- function(name) {
        read.csv(file.path(strand_folder, name), fileEncoding = "UTF-8-BOM", check.names = FALSE, na.strings = "")
      }

      tables <- list(
      \(entries.joined(separator: ",\n"))
      )

      if (!interactive() && sys.nframe() == 0) {
        for (name in names(tables)) cat(name, ": ", nrow(tables[[name]]), " x ", ncol(tables[[name]]), "\\n", sep = "")
      }

      """
  }
}
