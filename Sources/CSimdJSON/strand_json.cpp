#include "strand_json.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <regex>
#include <string_view>
#include <vector>

static_assert(STRAND_JSON_PADDING >= simdjson::SIMDJSON_PADDING, "more padding than simdjson asks for");

struct strand_json_parser {
  simdjson::dom::parser whole;
  simdjson::ondemand::parser lazy;
};

strand_json_parser *strand_json_open(void) { return new (std::nothrow) strand_json_parser(); }

void strand_json_close(strand_json_parser *parser) { delete parser; }

static int32_t status(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS: return STRAND_JSON_READ;
    case simdjson::UTF8_ERROR: return STRAND_JSON_NOT_UTF8;
    case simdjson::DEPTH_ERROR: return STRAND_JSON_TOO_DEEP;
    case simdjson::STRING_ERROR:
    case simdjson::UNESCAPED_CHARS: return STRAND_JSON_BAD_STRING;
    case simdjson::NUMBER_ERROR: return STRAND_JSON_NUMBER;
    case simdjson::MEMALLOC: return STRAND_JSON_NO_MEMORY;
    default: return STRAND_JSON_INVALID;
  }
}

/// The same JSON with every number that the grammar of RFC 8259 allows replaced by a 0 and spaces. What is left says
/// whether the rest is right; numbers are given back as they are written and never computed with.
static std::vector<uint8_t> without_numbers(const uint8_t *bytes, size_t length) {
  static const std::regex number("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  std::vector<uint8_t> plain(bytes, bytes + length);
  plain.resize(length + simdjson::SIMDJSON_PADDING, 0);
  bool in_string = false;
  for (size_t index = 0; index < length; index++) {
    if (in_string) {
      if (plain[index] == '\\') index++;
      else if (plain[index] == '"') in_string = false;
    } else if (plain[index] == '"') {
      in_string = true;
    } else if (plain[index] == '-' || (plain[index] >= '0' && plain[index] <= '9')) {
      size_t end = index;
      while (end < length && std::strchr("+-.eE0123456789", plain[end]) && plain[end] != 0) end++;
      // A regular expression of this library recurses for each character.
      const char *start = reinterpret_cast<const char *>(plain.data());
      if (end - index <= 4096 && std::regex_match(start + index, start + end, number)) {
        std::fill(plain.begin() + index, plain.begin() + end, ' ');
        plain[index] = '0';
      }
      index = end - 1;
    }
  }
  return plain;
}

int32_t strand_json_read(strand_json_parser *parser, const uint8_t *bytes, size_t length, const char *const *names,
                         int32_t count, strand_json_field *fields) {
  simdjson::dom::element element;
  auto error = parser->whole.parse(bytes, length, false).get(element);
  // simdjson refuses numbers of more than 64 bits, with a code of another name in its newer versions.
  if (error && error != simdjson::UTF8_ERROR && error != simdjson::DEPTH_ERROR && error != simdjson::MEMALLOC) {
    try {
      auto plain = without_numbers(bytes, length);
      error = parser->whole.parse(plain.data(), length, false).get(element);
    } catch (...) {
      return STRAND_JSON_NO_MEMORY;
    }
  }
  if (error) return status(error);
  simdjson::dom::object object;
  if (element.get(object)) return STRAND_JSON_NOT_AN_OBJECT;
  for (int32_t index = 0; index < count; index++) fields[index] = {STRAND_JSON_ABSENT, nullptr, 0};
  for (auto field : object) {
    for (int32_t index = 0; index < count; index++) {
      if (field.key != names[index]) continue;
      if (fields[index].kind != STRAND_JSON_ABSENT) return STRAND_JSON_REPEATED + index;
      std::string_view words;
      if (field.value.is_null()) {
        fields[index].kind = STRAND_JSON_NULL;
      } else if (!field.value.get(words)) {
        fields[index] = {STRAND_JSON_STRING, reinterpret_cast<const uint8_t *>(words.data()), words.size()};
      } else {
        fields[index].kind = STRAND_JSON_OTHER;
      }
    }
  }
  return STRAND_JSON_READ;
}

bool strand_json_written(strand_json_parser *parser, const uint8_t *bytes, size_t length, const char *name,
                         const uint8_t **value, size_t *value_length) {
  simdjson::ondemand::document document;
  simdjson::padded_string_view view(reinterpret_cast<const char *>(bytes), length, length + STRAND_JSON_PADDING);
  if (parser->lazy.iterate(view).get(document)) return false;
  simdjson::ondemand::object object;
  if (document.get_object().get(object)) return false;
  // Fields are looked for by their names with escapes resolved, as the other parser does.
  for (auto field : object) {
    std::string_view key;
    if (field.error() || field.unescaped_key().get(key)) return false;
    if (key != name) continue;
    simdjson::ondemand::value found;
    if (field.value().get(found)) return false;
    std::string_view written;
    if (simdjson::to_json_string(found).get(written)) return false;
    while (!written.empty() && static_cast<unsigned char>(written.back()) <= 0x20) written.remove_suffix(1);
    *value = reinterpret_cast<const uint8_t *>(written.data());
    *value_length = written.size();
    return true;
  }
  return false;
}
