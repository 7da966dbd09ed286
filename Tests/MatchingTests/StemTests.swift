import Codebooks
import Testing

@testable import Matching

@Suite struct StemTests {
  @Test func wordsWithTheSameStemAreFound() throws {
    try expect("{any: [{stem: organise}], span: match}", "«organised» «Organising» organ «organises»")
    try expect("{any: [{stem: happiness}], span: match}", "«happy» «happiness» happen")
    try expect("{any: [{stem: die}], span: match}", "«dying» «dies» «died» diet")
    try expect("{any: [{stem: neighbour}], span: match}", "my «neighbour’s» and «neighbour's» «neighbours»")
    try expect(
      "{any: [{stem: Haus}], span: match}", "das «Haus», die «Häuser», «HÄUSERN», ein Hausboot", language: "de")
    try expect("{any: [{stem: Straße}], span: match}", "«Straße» «Strassen» «straßen»", language: "de")
    try expect("{any: [{stem: cheval}], span: match}", "«cheval» «chevaux» l'«cheval»", language: "fr")
    try expect("{any: [{stem: помогать}], span: match}", "«помогать» «помогали»", language: "ru")
  }

  @Test func languagesWithoutStemmerTakeTheWordItself() throws {
    try expect("{any: [{stem: 帮忙}], span: match}", "大家«帮忙»", language: "zh")
    try expect("{any: [{stem: dom}], span: match}", "«dom» domy", language: "pl")
  }

  @Test func languagesThatChangeTheBeginningAreStemmedWordByWord() throws {
    try expect("{any: [{stem: ajar}], span: match}", "«belajar» «mengajar» «ajar» pasar", language: "id")
  }

  /// Every word must be let through by the prefilter of its own stem, whichever word the rule names.
  @Test(arguments: [
    (
      "en",
      "die dying dies tie tying lie lying sky skies idly gently ugly early only singly happy happier happiest happiness "
        + "fly flies flying cry cried relational relate conditional rational sensibility sensible sensibilities hoping "
        + "hope hopped hopping organisation organise generalise general generously analogies analogy geology vietnamization "
        + "agreed agree feed news proceed proceeds succeeded inning innings outing earring use uses used using us useful "
        + "easy easily ease being be go goes going gone study studies studied studying play plays player employed "
        + "digitizer conformably radically differently vilely operator feudalism decisiveness hopefulness callousness "
        + "formality sensitivity triplicate formative formalize electricity electrical goodness revival allowance "
        + "inference airliner gyroscopic adjustable defensible irritant replacement adoption communism activate"
    ),
    (
      "de",
      "Haus Häuser Häusern häuslich Straße Straßen Strasse Fuß Füße Füßen Mutter Mütter Müttern Nachbar Nachbarn "
        + "Nachbarin helfen hilft geholfen Hilfe gegenseitig Gegenseitigkeit Bedürfnis Bedürfnisse Kenntnis Kenntnisse "
        + "freundlich Freundlichkeit Freundschaft Freundschaften Übung üben lernen gelernt Gemeinschaft gemeinsame"
    ),
    (
      "fr",
      "cheval chevaux animal animaux organiser organisation organisations organisateur fréquemment fréquent fréquence "
        + "constamment constant constante heureux heureuse heureusement solidarité solidaire aider aidé aidée aidons "
        + "aident nouveau nouveaux belle beau activement actif active possible possibilité logique psychologie "
        + "solution solutions amener amène amenés appeler appelle appeler complètement complet première premier"
    ),
    (
      "es",
      "frecuencia frecuente frecuentemente ayudar ayuda ayudando ayudó organización organizaciones organizar vecino "
        + "vecina vecinos vecindad solución soluciones psicología psicológico feliz felices felizmente"
    ),
    (
      "it",
      "frequenza frequente frequentemente aiutare aiuto aiutando organizzazione organizzazioni organizzare vicino vicina "
        + "soluzione soluzioni felice felicemente felicità perché"
    ),
    (
      "pt",
      "frequência frequente ajudar ajuda ajudando organização organizações organizar vizinho vizinha solução soluções "
        + "irmão irmãos irmã feliz felizes felizmente"
    ),
    (
      "nl",
      "huis huizen maan manen brood broden helpen helpt geholpen gemeenschap gemeenschappen gemeenschappelijk "
        + "mogelijkheid mogelijkheden mogelijk één een vriendelijkheid loop lopen loopt"
    ),
    (
      "da",
      "hjælp hjælpe hjælper hjælpsom fælles fællesskab fællesskabet nabo naboer naboerne løst løse løsning løsninger"
    ),
    ("sv", "hjälp hjälpa hjälper hjälpsam granne grannar grannarna gemenskap gemenskapen löst lösa lösning lösningar"),
    ("fi", "talo talon talossa talot taloja naapuri naapurin naapurit auttaa autan auttoi yhteisö yhteisön käsi käden"),
    (
      "hu", "ház házak háznak szomszéd szomszédok szomszédja segít segítség segítenek kéz kezek fa fák fának alma almát"
    ),
    ("ro", "casă case casei vecin vecini vecinul ajutor ajutoare ajuta ajutat organizație organizații organizare"),
    ("ru", "ёлка елка ёлки сосед соседи соседей помогать помогали помощь помощи счастье счастливый длинный длинна"),
    ("ca", "ajuda ajudar ajudant organització organitzacions veí veïna veïns freqüència freqüent"),
    ("no", "hjelp hjelpe hjelper nabo naboer naboene fellesskap fellesskapet løst løse løsning"),
  ])
  func thePrefilterLosesNoWord(_ language: String, _ list: String) throws {
    let words = list.split(separator: " ").map(String.init)
    let stemmer = try #require(Stemmer(language: language))
    var groups: [[UInt8]: [String]] = [:]
    for word in words { groups[stemmer.stem(word), default: []].append(word) }
    #expect(StemPrefilter.knows(language))
    for (stem, members) in groups {
      let text = Array(members.joined(separator: " ").utf8)
      for member in members {
        let found = try TextSearch(terms: [.stem(member)], language: language).matches(in: text)
        #expect(
          found.map { String(decoding: text[$0], as: UTF8.self) } == members,
          "\(language): \(String(decoding: stem, as: UTF8.self))")
      }
    }
  }
}
