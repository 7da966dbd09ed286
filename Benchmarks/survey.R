# Times R: Rscript survey.R fit FILE COLUMNS RUNS | read FILE RUNS. Prints what strand-bench prints.
# Rscript --version tells which R it is; read.csv is told nothing of the columns, as strand is not.
options(digits = 10)
arguments <- commandArgs(trailingOnly = TRUE)
seconds <- function(runs, work) replicate(runs, { gc(FALSE); unname(system.time(work())["elapsed"]) })
file <- arguments[2]
if (arguments[1] == "read") {
  times <- seconds(as.integer(arguments[3]), function() found <<- read.csv(file))
  cat(nrow(found), ncol(found), times, "\n")
} else {
  columns <- as.integer(arguments[3])
  runs <- as.integer(arguments[4])
  numbers <- readBin(file, "double", n = file.size(file) / 8)
  numbers <- matrix(numbers, ncol = columns + 1)
  frame <- as.data.frame(numbers)
  names(frame) <- c("y", paste0("x", seq_len(columns)))
  design <- cbind(1, numbers[, -1])
  outcome <- numbers[, 1]
  cat(sum(coef(lm(y ~ ., frame))), seconds(runs, function() lm(y ~ ., frame)), "\n")
  cat(sum(lm.fit(design, outcome)$coefficients), seconds(runs, function() lm.fit(design, outcome)), "\n")
}
