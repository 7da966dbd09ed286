// libcsv: a push parser for comma-separated values.
#include <csv.h>
