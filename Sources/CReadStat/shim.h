// ReadStat: SPSS and Stata files, read and written.
#include <readstat.h>
