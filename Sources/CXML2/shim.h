// libxml2. Debian's headers bring in ICU's, which clash with Foundation's own copy of them.
#ifndef STRAND_CXML2_SHIM_H
#define STRAND_CXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>
#endif
