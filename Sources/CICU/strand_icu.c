#include "strand_icu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct strand_breaker {
  UBreakIterator *iterator;
  UText *text;
};

strand_breaker *strand_breaker_open(int32_t kind, const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(language, locale, (int32_t)sizeof locale, &parsed, &status);
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    strcpy(locale, "root");
  }
  UBreakIteratorType type = UBRK_WORD;
  if (kind == STRAND_BREAK_SENTENCES) type = UBRK_SENTENCE;
  if (kind == STRAND_BREAK_LINES) type = UBRK_LINE;
  UBreakIterator *iterator = ubrk_open(type, locale, NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  strand_breaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void strand_breaker_close(strand_breaker *breaker) {
  if (breaker == NULL) return;
  ubrk_close(breaker->iterator);
  if (breaker->text != NULL) utext_close(breaker->text);
  free(breaker);
}

bool strand_breaker_set_text(strand_breaker *breaker, const uint8_t *utf8, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  breaker->text = utext_openUTF8(breaker->text, (const char *)utf8, length, &status);
  if (U_FAILURE(status)) return false;
  ubrk_setUText(breaker->iterator, breaker->text, &status);
  if (U_FAILURE(status)) return false;
  ubrk_first(breaker->iterator);
  return true;
}

int64_t strand_breaker_next(strand_breaker *breaker, bool *is_word) {
  int32_t boundary = ubrk_next(breaker->iterator);
  if (boundary == UBRK_DONE) return -1;
  if (is_word != NULL) *is_word = ubrk_getRuleStatus(breaker->iterator) >= UBRK_WORD_NONE_LIMIT;
  return boundary;
}

char *strand_abbreviations(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY], name[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(language, locale, (int32_t)sizeof locale, &parsed, &status);
  uloc_getBaseName(locale, name, (int32_t)sizeof name, &status);
  UResourceBundle *breaking = ures_open(U_ICUDATA_NAME "-brkitr", name, &status);
  if (U_FAILURE(status)) return NULL;
  UResourceBundle *exceptions = ures_getByKey(breaking, "exceptions", NULL, &status);
  if (status == U_MISSING_RESOURCE_ERROR) {
    ures_close(exceptions);
    ures_close(breaking);
    return calloc(1, 1);
  }
  UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", NULL, &status);
  int32_t count = U_SUCCESS(status) ? ures_getSize(list) : 0;
  size_t used = 0;
  char *result = U_SUCCESS(status) ? calloc(1, 1) : NULL;
  for (int32_t i = 0; i < count && result != NULL; i++) {
    int32_t length = 0, bytes = 0;
    const UChar *units = ures_getStringByIndex(list, i, &length, &status);
    u_strToUTF8(NULL, 0, &bytes, units, length, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) status = U_ZERO_ERROR;
    char *longer = U_SUCCESS(status) ? realloc(result, used + (size_t)bytes + 2) : NULL;
    if (longer == NULL) {
      free(result);
      result = NULL;
      break;
    }
    result = longer;
    u_strToUTF8(result + used, bytes + 1, NULL, units, length, &status);
    used += (size_t)bytes + 1;
    result[used] = 0;
  }
  ures_close(list);
  ures_close(exceptions);
  ures_close(breaking);
  return result;
}

int32_t strand_detect_encoding(const uint8_t *bytes, int64_t length, int32_t rank, char *name, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return -1;
  int32_t confidence = -1;
  ucsdet_setText(detector, (const char *)bytes, (int32_t)(length > INT32_MAX ? INT32_MAX : length), &status);
  int32_t count = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
  if (U_SUCCESS(status) && matches != NULL && rank < count) {
    const char *found = ucsdet_getName(matches[rank], &status);
    int32_t value = ucsdet_getConfidence(matches[rank], &status);
    if (U_SUCCESS(status) && (int32_t)strlen(found) < capacity) {
      strcpy(name, found);
      confidence = value;
    }
  }
  ucsdet_close(detector);
  return confidence;
}

bool strand_knows_encoding(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  if (U_FAILURE(status)) return false;
  ucnv_close(converter);
  return true;
}

int32_t strand_to_utf8(const char *encoding, const uint8_t *bytes, int64_t length, uint8_t **result,
                       int64_t *result_length, int64_t *bad_offset) {
  UErrorCode status = U_ZERO_ERROR;
  *result = NULL;
  *result_length = 0;
  *bad_offset = 0;
  UConverter *source = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return 1;
  UConverter *target = ucnv_open("UTF-8", &status);
  if (U_FAILURE(status)) {
    ucnv_close(source);
    return 1;
  }
  ucnv_setToUCallBack(source, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  size_t capacity = (size_t)length * 4 + 16;
  uint8_t *output = malloc(capacity);
  int32_t answer = output == NULL ? 2 : 0;
  if (answer == 0) {
    UChar pivot[4096];
    UChar *pivot_source = pivot, *pivot_target = pivot;
    char *write = (char *)output;
    const char *read = (const char *)bytes;
    status = U_ZERO_ERROR;
    ucnv_convertEx(target, source, &write, (char *)output + capacity, &read, (const char *)bytes + length, pivot,
                   &pivot_source, &pivot_target, pivot + 4096, true, true, &status);
    if (U_FAILURE(status)) {
      *bad_offset = read - (const char *)bytes;
      answer = 2;
      free(output);
    } else {
      *result = output;
      *result_length = write - (char *)output;
    }
  }
  ucnv_close(source);
  ucnv_close(target);
  return answer;
}

int32_t strand_normalise_nfc(const uint8_t *utf8, int64_t length, uint8_t **result, int64_t *result_length) {
  UErrorCode status = U_ZERO_ERROR;
  *result = NULL;
  *result_length = 0;
  const UNormalizer2 *normaliser = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status) || length > INT32_MAX / 4) return -1;
  size_t units = (size_t)length + 1;
  UChar *wide = malloc(units * sizeof(UChar));
  if (wide == NULL) return -1;
  int32_t wide_length = 0;
  u_strFromUTF8(wide, (int32_t)units, &wide_length, (const char *)utf8, (int32_t)length, &status);
  UChar *composed = NULL;
  int32_t composed_length = 0;
  if (U_SUCCESS(status)) {
    size_t capacity = (size_t)wide_length * 3 + 16;
    composed = malloc(capacity * sizeof(UChar));
    if (composed != NULL)
      composed_length = unorm2_normalize(normaliser, wide, wide_length, composed, (int32_t)capacity, &status);
  }
  free(wide);
  if (U_FAILURE(status) || composed == NULL) {
    free(composed);
    return -1;
  }
  size_t capacity = (size_t)composed_length * 3 + 1;
  char *output = malloc(capacity);
  int32_t output_length = 0;
  if (output != NULL) u_strToUTF8(output, (int32_t)capacity, &output_length, composed, composed_length, &status);
  free(composed);
  if (U_FAILURE(status) || output == NULL) {
    free(output);
    return -1;
  }
  *result = (uint8_t *)output;
  *result_length = output_length;
  return 0;
}

int32_t strand_display_width(uint32_t scalar) {
  if (scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0)) return 0;
  switch (u_charType((UChar32)scalar)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return scalar == 0xAD ? 1 : 0;
    default:
      break;
  }
  int32_t width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int32_t strand_word_break_class(uint32_t scalar) {
  return u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK);
}

bool strand_is_unspaced(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript((UChar32)scalar, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

bool strand_knows_language(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY], name[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(language, locale, (int32_t)sizeof locale, &parsed, &status);
  if (U_FAILURE(status) || parsed != (int32_t)strlen(language)) return false;
  int32_t length = uloc_getLanguage(locale, name, (int32_t)sizeof name, &status);
  if (U_FAILURE(status) || length == 0) return false;
  const char *const *codes = uloc_getISOLanguages();
  for (int32_t i = 0; codes[i] != NULL; i++)
    if (strcmp(codes[i], name) == 0) return true;
  return false;
}

struct strand_expression {
  URegularExpression *regex;
};

strand_expression *strand_expression_open(const char *pattern, int32_t *column) {
  *column = -1;
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(NULL, 0, &length, pattern, -1, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return NULL;
  UChar *units = calloc((size_t)length + 1, sizeof *units);
  if (units == NULL) return NULL;
  status = U_ZERO_ERROR;
  u_strFromUTF8(units, length + 1, &length, pattern, -1, &status);
  UParseError fault = {0};
  URegularExpression *regex = U_FAILURE(status) ? NULL : uregex_open(units, length, 0, &fault, &status);
  free(units);
  if (U_FAILURE(status)) {
    *column = fault.offset;
    if (regex != NULL) uregex_close(regex);
    return NULL;
  }
  // Some tenths of a second, and 8 MB of backtracking.
  uregex_setTimeLimit(regex, 200, &status);
  uregex_setStackLimit(regex, 8 * 1024 * 1024, &status);
  strand_expression *expression = U_FAILURE(status) ? NULL : calloc(1, sizeof *expression);
  if (expression == NULL) {
    uregex_close(regex);
    return NULL;
  }
  expression->regex = regex;
  return expression;
}

void strand_expression_close(strand_expression *expression) {
  if (expression == NULL) return;
  uregex_close(expression->regex);
  free(expression);
}

int32_t strand_expression_group(strand_expression *expression, const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t number = uregex_groupNumberFromCName(expression->regex, name, -1, &status);
  return U_FAILURE(status) ? 0 : number;
}

int32_t strand_expression_match(strand_expression *expression, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setText(expression->regex, (const UChar *)text, length, &status);
  bool matches = uregex_lookingAt(expression->regex, 0, &status);
  if (U_FAILURE(status)) return -1;
  return matches ? 1 : 0;
}

bool strand_expression_range(strand_expression *expression, int32_t group, int32_t *start, int32_t *end) {
  UErrorCode status = U_ZERO_ERROR;
  *start = uregex_start(expression->regex, group, &status);
  *end = uregex_end(expression->regex, group, &status);
  return U_SUCCESS(status) && *start >= 0;
}
