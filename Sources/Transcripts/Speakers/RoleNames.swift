/// Names that say what a speaker does, in the languages that transcripts are most often written in.
package enum RoleNames {
  /// The role that a label or the words of a legend name, numbers after it ignored (`Interviewer 2`, `访谈员1`, `Q3`);
  /// `nil` when it is a name like any other.
  package static func role(of label: String) -> Role? {
    let name = key(of: label)
    if let role = table[name] { return role }
    // "Interviewer Anna", "Moderator (Ben)"; short first words ("I think", "A man") say nothing.
    guard let first = name.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == "（" }).first, first.count > 3
    else { return nil }
    return table[String(first)]
  }

  /// Whether a label is a role's abbreviation, which is also a word or a letter of running text.
  static func isShort(_ label: String) -> Bool {
    label.unicodeScalars.count == 1
      && label.unicodeScalars.allSatisfy { !$0.properties.isIdeographic && $0.value < 0xAC00 }
  }

  /// The letter that asks where exactly two letters speak and nobody else is known to ask: `F` and `A` (Frage,
  /// Antwort), `E` and `P` (entrevistador, participante), `P` and `R` (pregunta, respuesta).
  static func asker(among labels: Set<String>) -> String? {
    guard labels.count == 2 else { return nil }
    return pairs.first { Set([$0.asks, $0.answers]) == labels }?.asks
  }

  private static let pairs: [(asks: String, answers: String)] = [
    ("E", "P"), ("E", "R"), ("E", "I"), ("F", "A"), ("F", "B"), ("P", "R"), ("D", "R"), ("V", "A"), ("S", "C"),
    ("K", "V"), ("S", "J"),
    ("В", "О"), ("Π", "Α"), ("H", "Đ"), ("Hỏi", "Đáp"), ("T", "J"),
  ]

  /// Lower case, without digits, punctuation and white space at the end.
  private static func key(of label: String) -> String {
    var scalars = Array(label.lowercased().unicodeScalars)
    while let last = scalars.last {
      let isTail =
        last.properties.numericType != nil && !last.properties.isIdeographic || last.properties.isWhitespace
        || "#.-_:)）".unicodeScalars.contains(last)
      if !isTail { break }
      scalars.removeLast()
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let table: [String: Role] = {
    var table: [String: Role] = [:]
    for name in interviewers { table[name] = .interviewer }
    for name in participants { table[name] = .participant }
    for name in others { table[name] = .other }
    return table
  }()

  private static let interviewers = [
    // English
    "interviewer", "int", "intvr", "ir", "i", "q", "question", "moderator", "mod", "facilitator", "fac", "researcher",
    "fieldworker", "field worker", "enumerator", "notetaker", "note-taker", "note taker", "host", "co-facilitator",
    "co-moderator", "assistant moderator",
    // Chinese
    "访谈员", "访谈者", "访员", "采访者", "采访人", "提问者", "问", "主持人", "主持", "研究者", "研究员", "调查员", "记录员",
    "訪談員", "訪談者", "訪員", "採訪者", "問", "主持人", "研究者", "調查員", "記錄員",
    // Japanese, Korean
    "インタビュアー", "インタビューアー", "聞き手", "質問者", "司会", "司会者", "調査者", "면접자", "면담자", "문", "질문", "인터뷰어", "조사자", "연구자", "진행자",
    "질문자",
    // Danish, Norwegian, Swedish, Finnish, Dutch, German
    "intervjuer", "intervjuare", "interviewere", "spørger", "moderatorn", "haastattelija", "befrager", "interviewerin",
    "fragesteller", "fragende", "interviewster", "vragensteller", "onderzoeker", "forscher", "forscherin", "forsker",
    "forskare", "tutkija", "moderatorin", "ordstyrer",
    // French, Spanish, Portuguese, Italian, Romanian, Catalan
    "intervieweur", "intervieweuse", "enquêteur", "enquêteuse", "enquêtrice", "modérateur", "modératrice", "chercheur",
    "chercheuse", "animateur", "animatrice", "entrevistador", "entrevistadora", "moderador", "moderadora",
    "investigador", "investigadora", "encuestador", "encuestadora", "pesquisador", "pesquisadora", "pregunta",
    "pergunta", "entrev", "intervistatore", "intervistatrice", "moderatore", "moderatrice", "ricercatore",
    "ricercatrice",
    "domanda", "intervievator", "facilitador", "facilitadora", "facilitateur", "facilitatrice", "facilitatore",
    // Polish, Czech, Russian, Ukrainian, Greek, Turkish, Hungarian
    "ankieter", "ankieterka", "badacz", "badaczka", "prowadzący", "prowadząca", "tazatel", "tazatelka", "интервьюер",
    "интервьюэр", "модератор", "исследователь", "вопрос", "ведущий", "ведущая", "інтерв'юер", "дослідник",
    "συνεντευκτής", "ερευνητής", "ερευνήτρια", "görüşmeci", "araştırmacı", "moderatör", "kérdező", "moderátor",
    // Arabic, Persian, Hebrew, Hindi, Bengali, Indonesian, Vietnamese, Thai, Swahili
    "المحاور", "المحاورة", "س", "السائل", "السائلة", "مقابل", "سؤال", "प्र", "प्रश्न", "साक्षात्कारकर्त्ता", "الباحث", "الباحثة",
    "مصاحبه‌گر", "مصاحبه کننده", "پژوهشگر", "מראיין", "מראיינת", "חוקר",
    "חוקרת", "साक्षात्कारकर्ता", "शोधकर्ता", "সাক্ষাৎকারগ্রহীতা", "pewawancara", "peneliti", "người phỏng vấn", "ผู้สัมภาษณ์",
    "mhoji", "mhojaji", "msaili", "mtafiti", "swali", "câu hỏi", "người hỏi", "phỏng vấn viên", "nghiên cứu viên",
    "người điều phối", "điều phối viên", "प्रश्नकर्ता", "संचालक", "مُحاور", "محاور", "محاورة", "باحث", "باحثة", "ميسر", "ميسرة",
    "الميسر", "الميسرة", "مدير الجلسة", "mülakatçı", "soran", "soru", "görüşmeyi yapan", "kolaylaştırıcı", "聴き手",
    "インタビュワー", "調査員", "面接者", "면접관", "사회자", "собиратель", "спрашивающий",
    "ведучий", "ведуча", "інтерв’юер", "інтерв’юерка", "питання", "fragestellerin", "gesprächsleiter",
    "gesprächsleiterin", "gesprächsleitung", "interviewende", "interviewende person",
    "mediador", "mediadora", "inquiridor", "inquiridora", "onderzoekster", "soalan", "pertanyaan", "penemuduga",
  ]

  private static let participants = [
    "interviewee", "ie", "participant", "respondent", "informant", "subject", "speaker", "guest", "narrator", "answer",
    "a", "r", "p", "resp", "part", "man", "woman", "male", "female", "patient", "client", "teacher", "student",
    "受访者", "受访人", "被访者", "被访人", "被采访者", "回答者", "答", "参与者", "说话人", "发言人", "讲述人", "受訪者", "受訪人",
    "被訪者", "參與者", "回答者", "話し手", "回答", "参加者", "対象者", "協力者", "피면접자", "면담 대상자", "답", "대답", "참여자", "응답자",
    "informanten", "deltager", "deltaker", "deltagare", "svarperson", "mand", "kvinde", "mann", "kvinne", "kvinna",
    "haastateltava", "befragter", "befragte", "befragte person", "interviewter", "interviewte", "teilnehmer",
    "teilnehmerin", "geïnterviewde", "respondente", "deelnemer", "interviewé", "interviewée", "enquêté", "enquêtée",
    "répondant", "répondante", "participante", "entrevistado", "entrevistada", "informante", "respuesta", "resposta",
    "intervistato", "intervistata", "partecipante", "rispondente", "risposta", "badany", "badana", "rozmówca",
    "respondentka", "responden", "участник", "участница", "респондент", "респондентка", "информант", "ответ",
    "респонденти", "görüşülen", "katılımcı", "المشارك", "المشاركة", "ج", "المجيب", "المجيبة", "جواب", "उ", "उत्तर",
    "مصاحبه شونده", "מרואיין", "מרואיינת", "प्रतिभागी",
    "उत्तरदात्री", "सहभागी", "साक्षात्कारदाता", "المستجيب", "المستجيبة", "المبحوث", "المبحوثة", "مشارك", "مشاركة", "الراوي", "الراوية",
    "연구참여자", "연구 참여자", "참가자", "구술자", "면담대상자", "語り手", "話者", "回答人", "インフォーマント", "被面接者", "調査対象者",
    "người được phỏng vấn", "người tham gia", "trả lời", "đáp", "mhojiwa", "msailiwa", "mjibu", "jibu",
    "görüşülen kişi", "yanıtlayan", "cevap", "yanıt", "рассказчик", "рассказчица", "собеседник", "собеседница",
    "інформант", "респондентка", "відповідь", "auskunftsperson", "erzähler", "erzählerin", "antwort",
    "gesprächspartner",
    "gesprächspartnerin", "inquirido", "inquirida", "depoente", "colaborador", "colaboradora", "jawaban", "peserta",
    "उत्तरदाता", "partisipan", "narasumber", "informan", "người trả lời", "ผู้ให้สัมภาษณ์", "mshiriki",
  ]

  private static let others = [
    "interpreter", "translator", "transcriber", "observer", "unknown", "unidentified", "child", "several", "all",
    "everyone", "翻译", "翻譯", "译员", "旁人", "众人", "通訳", "통역", "tolk", "tulkki", "dolmetscher", "dolmetscherin",
    "interprète", "traducteur", "traductrice", "intérprete", "intérprete", "traductor", "traductora", "tradutor",
    "tradutora", "interprete", "traduttore", "tłumacz", "tłumaczka", "переводчик", "переводчица", "المترجم", "alle",
    "tous", "todos", "tutti", "unbekannt", "inconnu", "desconocido", "ukendt",
  ]
}
