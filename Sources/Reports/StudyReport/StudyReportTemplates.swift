/// The templates of a study's report; tables, quotes and the style are those of every HTML page (`HTMLTemplates`).
extension HTMLTemplates {
  static let report = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="strand">
    <link rel="icon" href="data:,">
    <title>{{{reportTitle}}}</title>
    <style>
    {{> style}}
    {{> figureStyle}}
    {{> reportStyle}}
    </style>
    </head>
    <body>
    <a class="skip" href="#report">Skip to the report</a>
    <header>
    <h1>{{{reportTitle}}}</h1>
    {{#subtitle}}
    <p class="note">{{{subtitle}}}</p>
    {{/subtitle}}
    </header>
    <nav aria-label="Contents">
    <ol>
    {{#contents}}
    <li>{{#hasEntries}}<details><summary><a href="#{{{entryID}}}">{{{entryTitle}}}</a></summary><ol>
    {{#entries}}
    <li><a href="#{{{partID}}}">{{{partTitle}}}</a></li>
    {{/entries}}
    </ol></details>{{/hasEntries}}{{^hasEntries}}<a href="#{{{entryID}}}">{{{entryTitle}}}</a>{{/hasEntries}}</li>
    {{/contents}}
    </ol>
    </nav>
    <main id="report" tabindex="-1">
    {{#chapters}}
    {{> chapter}}
    {{/chapters}}
    </main>
    {{> inputs}}
    </body>
    </html>

    """

  static let chapter = """
    <section{{{chapterClass}}}>
    <{{{chapterHeading}}} id="{{{chapterID}}}">{{{chapterTitle}}}</{{{chapterHeading}}}>
    {{#blocks}}
    {{> section}}
    {{> picture}}
    {{#links}}
    <p class="links"{{{linksID}}}>{{{linksLabel}}}{{#targets}} <a href="#{{{target}}}">{{{place}}}</a>{{/targets}}</p>
    {{/links}}
    {{#warning}}
    <p class="warning"><strong>Not made:</strong> {{{warning}}}</p>
    {{/warning}}
    {{/blocks}}
    {{#parts}}
    {{> chapter}}
    {{/parts}}
    {{#turnLists}}
    {{> appendix}}
    {{/turnLists}}
    </section>

    """

  static let picture = """
    {{#figure}}
    <figure class="picture">
    <div class="scroll" tabindex="0" role="region" aria-label="Figure {{{figureNumber}}}">
    {{{svg}}}
    </div>
    <figcaption><strong>Figure {{{figureNumber}}}. {{{figureTitle}}}.</strong> {{{figureCaption}}}</figcaption>
    </figure>
    {{/figure}}

    """

  static let appendix = """
    <section>
    <h3 id="{{{transcriptID}}}">{{{transcriptTitle}}}</h3>
    {{#transcriptNote}}
    <p class="note">{{{transcriptNote}}}</p>
    {{/transcriptNote}}
    {{> picture}}
    <div lang="{{{transcriptLanguage}}}">
    {{#turns}}
    <div class="{{{turnClass}}}" id="{{{turnID}}}"><p class="who"><span>{{{turnNumber}}}</span> <bdi>{{{turnSpeaker}}}</bdi></p><p dir="auto">{{{turnWords}}}</p></div>
    {{/turns}}
    </div>
    </section>

    """

  static let reportStyle = """
    html { scroll-padding-top: 1rem; }
    a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    :root { --link: #0b5394; --target: #fff3c4; --warn: #8a2a00; }
    @media (prefers-color-scheme: dark) { :root { --link: #8ab8e6; --target: #453a0c; --warn: #ffb38a; } }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { position: static; }
    main:focus { outline: none; }
    h1, h2, h3, h4, h5, h6, p, figcaption, summary, li { overflow-wrap: anywhere; }
    h2 { font-size: 1.35rem; line-height: 1.3; margin: 3rem 0 0.75rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
    h3 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
    h4 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
    h5, h6 { font-size: 0.95rem; margin: 1.25rem 0 0.25rem; }
    section > p:not(.note):not(.links):not(.warning) { max-width: 44rem; }
    nav ol { padding-left: 1.4rem; margin: 0.25rem 0; }
    nav > ol { columns: 2 20rem; column-gap: 2.5rem; }
    body { max-width: 70rem; }
    h3 + .note { break-after: avoid; }
    nav li { break-inside: avoid; }
    thead th, thead th.line { white-space: normal; }
    th, td { padding: 0.2rem 0.5rem; }
    .picture { margin: 1.5rem 0; }
    .picture .scroll { margin: 0; }
    .picture figcaption { padding-left: 0; max-width: 44rem; margin-top: 0.5rem; }
    .links { font-size: 0.875rem; }
    .links a { display: inline-block; min-width: 1.5rem; padding: 0.1rem 0.15rem; text-align: center; }
    .warning { color: var(--warn); border-left: 3px solid var(--warn); padding-left: 0.9rem; }
    .turn { max-width: 44rem; margin: 0.75rem 0; break-inside: avoid; }
    .turn p { margin: 0; }
    .turn .who { font-size: 0.8rem; color: var(--faint); }
    .turn .who span { display: inline-block; min-width: 1.75rem; }
    .asks { color: var(--faint); }
    :target { background: var(--target); }
    @media print {
      :root { --link: #000000; --target: #ffffff; --warn: #000000; }
      nav, .skip { display: none; }
      a { color: inherit; text-decoration: none; }
      h2 { break-before: page; border-top: 0; }
      .chapter:first-child > h2 { break-before: auto; }
      .links { display: none; }
      .picture { break-inside: avoid; }
      table { font-size: 9pt; }
    }

    """
}
