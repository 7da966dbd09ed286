/// The tables of QualCoder's database, version 17.
///
/// Source: the tables that QualCoder makes for a new project. Tables for graphs, pictures and recordings are empty here;
/// QualCoder expects them.
enum QualCoderSchema {
  static let sql = tables.map { "CREATE TABLE \($0.name) (\($0.columns));" }.joined(separator: "\n")

  private static let tables: [(name: String, columns: String)] = [
    (
      "project",
      """
      databaseversion TEXT, date TEXT, memo TEXT, about TEXT, bookmarkfile INTEGER, bookmarkpos INTEGER, codername TEXT,
      recently_used_codes TEXT, avbookmarkfile INTEGER, avbookmarkmsec INTEGER, avbookmarktextpos INTEGER
      """
    ),
    (
      "source",
      """
      id INTEGER PRIMARY KEY, name TEXT UNIQUE, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT,
      av_text_id INTEGER, risid INTEGER
      """
    ),
    (
      "code_cat",
      """
      catid INTEGER PRIMARY KEY, name TEXT UNIQUE, owner TEXT, date TEXT, memo TEXT, supercatid INTEGER
      """
    ),
    (
      "code_name",
      """
      cid INTEGER PRIMARY KEY, name TEXT UNIQUE, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT,
      supercid INTEGER
      """
    ),
    (
      "code_text",
      """
      ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT,
      memo TEXT, avid INTEGER, important INTEGER, UNIQUE (cid, fid, pos0, pos1, owner)
      """
    ),
    (
      "code_image",
      """
      imid INTEGER PRIMARY KEY, id INTEGER, x1 INTEGER, y1 INTEGER, width INTEGER, height INTEGER, cid INTEGER, memo TEXT,
      date TEXT, owner TEXT, important INTEGER, pdf_page INTEGER
      """
    ),
    (
      "code_av",
      """
      avid INTEGER PRIMARY KEY, id INTEGER, pos0 INTEGER, pos1 INTEGER, cid INTEGER, memo TEXT, date TEXT, owner TEXT,
      important INTEGER
      """
    ),
    (
      "annotation",
      """
      anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT,
      UNIQUE (fid, pos0, pos1, owner)
      """
    ),
    ("cases", "caseid INTEGER PRIMARY KEY, name TEXT UNIQUE, memo TEXT, owner TEXT, date TEXT"),
    (
      "case_text",
      """
      id INTEGER PRIMARY KEY, caseid INTEGER, fid INTEGER, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT
      """
    ),
    ("attribute_type", "name TEXT PRIMARY KEY, date TEXT, owner TEXT, memo TEXT, caseOrFile TEXT, valuetype TEXT"),
    (
      "attribute",
      """
      attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value TEXT, id INTEGER, date TEXT, owner TEXT,
      UNIQUE (name, attr_type, id)
      """
    ),
    ("journal", "jid INTEGER PRIMARY KEY, name TEXT UNIQUE, jentry TEXT, date TEXT, owner TEXT"),
    ("stored_sql", "title TEXT UNIQUE, description TEXT, grouper TEXT, ssql TEXT"),
    ("ris", "risid INTEGER, tag TEXT, longtag TEXT, value TEXT"),
    ("coder_names", "name TEXT UNIQUE NOT NULL"),
    ("manage_files_display", "mfid INTEGER PRIMARY KEY, name TEXT, tblrows TEXT, tblcolumns TEXT, owner TEXT"),
    ("files_filter", "filterid INTEGER PRIMARY KEY, name TEXT, filter TEXT, owner TEXT"),
    (
      "graph",
      """
      grid INTEGER PRIMARY KEY, name TEXT UNIQUE, description TEXT, date TEXT, scene_width INTEGER, scene_height INTEGER
      """
    ),
    (
      "gr_cdct_text_item",
      """
      gtextid INTEGER PRIMARY KEY, grid INTEGER, x INTEGER, y INTEGER, supercatid INTEGER, catid INTEGER, cid INTEGER,
      font_size INTEGER, bold INTEGER, isvisible INTEGER, displaytext TEXT
      """
    ),
    (
      "gr_case_text_item",
      """
      gcaseid INTEGER PRIMARY KEY, grid INTEGER, x INTEGER, y INTEGER, caseid INTEGER, font_size INTEGER, bold INTEGER,
      color TEXT, displaytext TEXT
      """
    ),
    (
      "gr_file_text_item",
      """
      gfileid INTEGER PRIMARY KEY, grid INTEGER, x INTEGER, y INTEGER, fid INTEGER, font_size INTEGER, bold INTEGER,
      color TEXT, displaytext TEXT
      """
    ),
    (
      "gr_free_text_item",
      """
      gfreeid INTEGER PRIMARY KEY, grid INTEGER, freetextid INTEGER, x INTEGER, y INTEGER, free_text TEXT,
      font_size INTEGER, bold INTEGER, color TEXT, tooltip TEXT, ctid INTEGER, memo_ctid INTEGER, memo_imid INTEGER,
      memo_avid INTEGER
      """
    ),
    (
      "gr_cdct_line_item",
      """
      glineid INTEGER PRIMARY KEY, grid INTEGER, fromcatid INTEGER, fromcid INTEGER, tocatid INTEGER, tocid INTEGER,
      color TEXT, linewidth REAL, linetype TEXT, isvisible INTEGER, label TEXT, arrow_mode TEXT
      """
    ),
    (
      "gr_free_line_item",
      """
      gflineid INTEGER PRIMARY KEY, grid INTEGER, fromfreetextid INTEGER, fromcatid INTEGER, fromcid INTEGER,
      fromcaseid INTEGER, fromfileid INTEGER, fromimid INTEGER, fromavid INTEGER, tofreetextid INTEGER, tocatid INTEGER,
      tocid INTEGER, tocaseid INTEGER, tofileid INTEGER, toimid INTEGER, toavid INTEGER, color TEXT, linewidth REAL,
      linetype TEXT, label TEXT, arrow_mode TEXT
      """
    ),
    (
      "gr_memo_item",
      """
      gmemoid INTEGER PRIMARY KEY, grid INTEGER, memo_source_type TEXT, memo_source_id INTEGER, x INTEGER, y INTEGER,
      color TEXT, font_size INTEGER
      """
    ),
    (
      "gr_pix_item",
      """
      grpixid INTEGER PRIMARY KEY, grid INTEGER, imid INTEGER, x INTEGER, y INTEGER, px INTEGER, py INTEGER, w INTEGER,
      h INTEGER, filepath TEXT, tooltip TEXT, pdf_page INTEGER
      """
    ),
    (
      "gr_av_item",
      """
      gr_avid INTEGER PRIMARY KEY, grid INTEGER, avid INTEGER, x INTEGER, y INTEGER, pos0 INTEGER, pos1 INTEGER,
      filepath TEXT, tooltip TEXT, color TEXT
      """
    ),
  ]
}
