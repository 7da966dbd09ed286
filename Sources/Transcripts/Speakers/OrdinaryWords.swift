/// Words that are before a colon without being anybody's label.
enum OrdinaryWords {
  /// Keys of a transcript's heading: a run of lines that begins with them is about the interview, not in it.
  static func isHeading(_ label: String) -> Bool {
    let name = label.lowercased()
    if headings.contains(name) { return true }
    guard let first = name.split(separator: " ").first, first != Substring(name) else { return false }
    return headingStarts.contains(String(first))
      || name.split(separator: " ").last.map { headingEnds.contains(String($0)) } ?? false
  }

  /// Words that open an explanation, a list or an aside in running text.
  static func isOrdinary(_ label: String) -> Bool {
    let name = label.lowercased()
    if ordinary.contains(name) || headings.contains(name) { return true }
    let stem = name.split(whereSeparator: { $0 == " " || $0.isNumber || $0 == "." }).first.map(String.init) ?? name
    return numbered.contains(stem)
  }

  /// Whether a label without spaces reads as the beginning of reported speech (`他就说：`, `意思是：`).
  static func reports(_ label: String) -> Bool {
    guard label.unicodeScalars.count > 1 else { return false }
    return reportEnds.contains { label.hasSuffix($0) } || reportStarts.contains { label.hasPrefix($0) }
  }

  /// Whether words in lower case read as a piece of a sentence (`and he said`, `the thing is`), and not as somebody
  /// who is described (`the farmer`).
  static func isClause(_ words: [Substring]) -> Bool {
    guard let first = words.first?.lowercased(), let last = words.last?.lowercased() else { return true }
    return clauseStarts.contains(first) || clauseEnds.contains(last)
  }

  private static let clauseStarts: Set<String> = [
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there", "here", "and", "but", "or",
    "so", "because", "if", "when", "then", "what", "which", "who", "how", "why", "where", "as", "to", "for", "in", "on",
    "at", "with", "from", "like", "just", "only", "one", "two", "three", "some", "any", "all", "no", "not", "also",
    "well", "yes", "now", "first", "second", "another", "ich", "er", "sie", "es", "wir", "und", "aber", "oder", "das",
    "jeg", "du", "han", "hun", "vi", "og", "men", "det", "je", "tu", "il", "elle", "nous", "vous", "ils", "et", "mais",
    "yo", "él", "ella", "nosotros", "y", "pero", "eu", "ele", "ela", "nós", "mas",
  ]
  private static let clauseEnds: Set<String> = [
    "is", "was", "are", "were", "be", "been", "said", "says", "say", "saying", "asked", "told", "thought", "think",
    "means", "meant", "like", "that", "this", "these", "those", "and", "or", "but", "so", "because", "to", "of", "in",
    "on", "at", "for", "with", "me", "him", "her", "us", "them", "you", "it", "things", "thing", "following", "example",
    "ist", "war", "sagte", "sagt", "dass", "er", "sagde", "siger", "at", "est", "dit", "que", "es", "dice", "dijo",
    "disse", "é",
  ]

  private static let headings: Set<String> = [
    "date", "place", "location", "time", "title", "duration", "length", "language", "transcript", "transcription",
    "transcribed by", "transcriber", "details", "interview details", "metadata", "info", "information", "recording",
    "file", "project", "study", "version", "name", "age", "gender", "sex",
    "occupation", "setting", "venue", "date of interview", "interview date", "interview no", "interview number",
    "interview", "id", "pseudonym", "topic", "subject", "theme", "legend", "key", "speakers", "participants", "present",
    "时间", "地点", "日期", "访谈时间", "访谈地点", "访谈日期", "访谈对象", "采访时间", "采访地点", "主题", "题目", "标题", "姓名", "性别", "年龄",
    "职业", "编号", "时长", "语言", "时间地点", "記錄時間", "時間", "地點", "日時", "場所", "氏名", "日付", "날짜", "장소", "시간",
    "dato", "sted", "tid", "varighed", "datum", "ort", "plats", "dauer", "zeit", "titel", "titre", "lieu", "durée",
    "heure", "fecha", "lugar", "hora", "duración", "título", "data", "local", "duração", "luogo", "durata", "titolo",
    "дата", "место", "время", "тема", "التاريخ", "المكان",
  ]
  private static let headingStarts: Set<String> = [
    "date", "place", "location", "duration", "transcribed", "recorded", "interview",
  ]
  private static let headingEnds: Set<String> = ["date", "place", "location", "duration", "time", "number", "no"]

  private static let ordinary: Set<String> = [
    "note", "notes", "nb", "n.b", "ps", "p.s", "example", "examples", "for example", "e.g", "i.e", "background",
    "summary", "conclusion", "introduction", "result", "results", "aim", "aims", "warning", "important", "reason",
    "problem", "problems", "idea", "fact", "point", "so", "and", "but", "or", "well", "yes", "no", "then", "now",
    "also",
    "because", "first", "second", "third", "finally", "namely", "like", "that is", "this", "that", "here", "there",
    "overview", "abstract", "discussion", "methods", "method", "keywords", "questions", "context", "contents",
    "strengths", "weaknesses", "pros", "cons", "goal", "goals", "observations", "impressions", "reflections",
    "http", "https", "www", "mailto", "re", "cf", "see", "source", "sources", "quote", "comment", "comments", "total",
    "注", "备注", "注意", "例如", "比如", "比如说", "譬如", "所以", "因为", "但是", "然后", "就是", "结果", "原因", "问题", "总之", "第一",
    "第二", "第三", "首先", "其次", "最后", "说明", "注释", "小结", "内容", "例えば", "つまり", "注記", "備考",
    "bemærk", "eksempel", "nota", "note bene", "beispiel", "anmerkung", "hinweis", "exemple", "remarque", "ejemplo",
    "exemplo", "esempio", "пример", "примечание", "og", "men", "så", "ja", "nej", "und", "aber", "also", "oui", "non",
  ]
  /// With a number after them these are headings of parts.
  private static let numbered: Set<String> = [
    "step", "chapter", "part", "section", "figure", "fig", "table", "item", "topic", "theme", "appendix", "stage",
    "phase",
    "option", "case", "example", "day", "week", "task", "page", "spørgsmål", "emne", "del", "frage", "teil", "kapitel",
  ]
  private static let reportEnds = [
    "说", "說", "道", "讲", "講", "想", "喊", "叫", "写", "寫", "是", "如下", "就问", "来问", "问我", "问他", "问她", "回答说", "告诉我",
    "告诉他", "觉得", "认为", "と言って", "は",
  ]
  private static let reportStarts = ["我", "你", "他", "她", "它", "这", "那", "這", "所以", "因为", "但是", "比如", "例如", "就"]
}
