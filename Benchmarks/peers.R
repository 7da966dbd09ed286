# Counts words of a list in each text with tidytext or quanteda: Rscript peers.R PACKAGE TEXTS WORDS. A text a line.
arguments <- commandArgs(trailingOnly = TRUE)
if (!requireNamespace(arguments[1], quietly = TRUE)) quit(status = 3)
texts <- readLines(arguments[2], encoding = "UTF-8")
words <- readLines(arguments[3], encoding = "UTF-8")
if (arguments[1] == "tidytext") {
  said <- tidytext::unnest_tokens(data.frame(text = seq_along(texts), said = texts), word, said)
  said <- said[said$word %in% words, ]
  counts <- dplyr::count(said, text, word)
  cat(sum(counts$n), "\n")
} else {
  quanteda::quanteda_options(threads = 1)
  codes <- quanteda::dictionary(stats::setNames(as.list(words), words))
  counts <- quanteda::dfm(quanteda::tokens_lookup(quanteda::tokens(texts), codes))
  cat(sum(counts), "\n")
}
