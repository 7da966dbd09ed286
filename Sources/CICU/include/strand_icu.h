// A thin door to ICU. No ICU header may be included here: Foundation carries its own copy and the two clash.
#ifndef STRAND_ICU_H
#define STRAND_ICU_H
#include <stdint.h>
#include <stdbool.h>

/// Break iteration over UTF-8 text.
typedef struct strand_breaker strand_breaker;

enum { STRAND_BREAK_SENTENCES = 0, STRAND_BREAK_WORDS = 1, STRAND_BREAK_LINES = 2 };

/// Opens a break iterator for a BCP 47 language; NULL when ICU cannot. Costly: keep and reuse it.
strand_breaker *strand_breaker_open(int32_t kind, const char *language);
void strand_breaker_close(strand_breaker *breaker);

/// Takes a new text (borrowed until the next call). Returns false when ICU fails.
bool strand_breaker_set_text(strand_breaker *breaker, const uint8_t *utf8, int64_t length);

/// The next boundary's byte offset, or -1 at the end of the text. `*is_word` (may be NULL) says whether the
/// stretch that ends there holds letters, digits or ideographs.
int64_t strand_breaker_next(strand_breaker *breaker, bool *is_word);

/// The abbreviations after which the sentence breaker of a BCP 47 language lets no sentence end, as UTF-8, each
/// zero-terminated, an empty one at the end. Release with free. NULL when ICU cannot tell.
char *strand_abbreviations(const char *language);

/// Encoding of `bytes` by ICU's detector: the name of the `rank`-th best guess (0-based) into `name`
/// (zero-terminated), its confidence in percent returned; -1 when there is no such guess.
int32_t strand_detect_encoding(const uint8_t *bytes, int64_t length, int32_t rank, char *name, int32_t capacity);

/// Whether ICU has a converter of that name or alias.
bool strand_knows_encoding(const char *name);

/// Converts to UTF-8. The result is malloc'd (release with free). Returns 0; 1 when the encoding is unknown;
/// 2 when the bytes are not valid in it, with the byte offset of the first bad sequence in `*bad_offset`.
int32_t strand_to_utf8(const char *encoding, const uint8_t *bytes, int64_t length, uint8_t **result,
                       int64_t *result_length, int64_t *bad_offset);

/// Normalises UTF-8 to NFC; the result is malloc'd. Returns 0, or -1 when ICU fails (invalid UTF-8).
int32_t strand_normalise_nfc(const uint8_t *utf8, int64_t length, uint8_t **result, int64_t *result_length);

/// Columns that a scalar takes in a terminal: 0 (combining, control), 1 or 2 (East Asian wide and full width).
int32_t strand_display_width(uint32_t scalar);

/// The value of the Unicode property Word_Break (ICU's UWordBreakValues).
int32_t strand_word_break_class(uint32_t scalar);

/// Whether the scalar is written in a script without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese).
bool strand_is_unspaced(uint32_t scalar);

/// Whether ICU has data of its own for a BCP 47 language tag.
bool strand_knows_language(const char *language);

/// A regular expression of a person's, with limits on time and memory.
typedef struct strand_expression strand_expression;

/// Compiles a pattern (zero-terminated UTF-8, case-sensitive). NULL when it is not valid; then `*column` is the 0-based
/// UTF-16 offset of the fault, or -1.
strand_expression *strand_expression_open(const char *pattern, int32_t *column);
void strand_expression_close(strand_expression *expression);

/// The number of a named group; 0 when the pattern has none of that name.
int32_t strand_expression_group(strand_expression *expression, const char *name);

/// Matches at the beginning of a text (UTF-16, borrowed until the next call). Returns 1 when it matches, 0 when it does
/// not, -1 when the limit on steps or memory was reached.
int32_t strand_expression_match(strand_expression *expression, const uint16_t *text, int32_t length);

/// UTF-16 offsets of a group of the last match; false when the group took no part in it. Group 0 is the whole match.
bool strand_expression_range(strand_expression *expression, int32_t group, int32_t *start, int32_t *end);
#endif
