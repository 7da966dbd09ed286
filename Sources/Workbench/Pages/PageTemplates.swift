import Basics
import Reports

/// The templates of pages, which are built into the program; and the files that pages ask for besides.
enum PageTemplates {
  private static let set = TemplateSet([
    ("frame", PackageResources.frame_mustache), ("sections", PackageResources.sections_mustache),
    ("table", PackageResources.table_mustache), ("quotes", PackageResources.quotes_mustache),
    ("start", PackageResources.start_mustache), ("reading", PackageResources.reading_mustache),
    ("review", PackageResources.review_mustache), ("asked", PackageResources.asked_mustache),
    ("person", PackageResources.person_mustache), ("codebook", PackageResources.codebook_mustache),
    ("memos", PackageResources.memos_mustache), ("adjudicate", PackageResources.adjudicate_mustache),
    ("framework", PackageResources.framework_mustache), ("import", PackageResources.import_mustache),
    ("trouble", PackageResources.trouble_mustache), ("split", PackageResources.split_mustache),
  ])

  /// - Throws: `Problem` when a template cannot be read.
  static func render(_ context: HTMLContext, with template: String) throws -> String {
    try set.render(context, with: template)
  }

  /// Scripts, style sheets and the icon, by the name in their address.
  static let assets: [String: (type: String, bytes: [UInt8])] = [
    "style.css": ("text/css; charset=utf-8", PackageResources.style_css),
    "reading.css": ("text/css; charset=utf-8", PackageResources.reading_css),
    "page.js": (script, PackageResources.page_js), "talk.js": (script, PackageResources.talk_js),
    "reading.js": (script, PackageResources.reading_js), "cursor.js": (script, PackageResources.cursor_js),
    "stripes.js": (script, PackageResources.stripes_js), "codes.js": (script, PackageResources.codes_js),
    "details.js": (script, PackageResources.details_js), "history.js": (script, PackageResources.history_js),
    "commands.js": (script, PackageResources.commands_js), "review.js": (script, PackageResources.review_js),
    "elements.js": (script, PackageResources.elements_js), "start.js": (script, PackageResources.start_js),
    "quotes.js": (script, PackageResources.quotes_js), "adjudicate.js": (script, PackageResources.adjudicate_js),
    "framework.js": (script, PackageResources.framework_js), "import.js": (script, PackageResources.import_js),
    "codebook.js": (script, PackageResources.codebook_js), "memos.js": (script, PackageResources.memos_js),
    "split.js": (script, PackageResources.split_js), "rules.js": (script, PackageResources.rules_js),
    "tables.js": (script, PackageResources.tables_js), "heights.js": (script, PackageResources.heights_js),
    "memo-form.js": (script, PackageResources.memo_form_js),
    "icon.svg": ("image/svg+xml", PackageResources.icon_svg),
  ]

  private static let script = "text/javascript; charset=utf-8"
}
