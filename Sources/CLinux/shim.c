/* A target needs a source file; everything is in the header, where Swift's optimiser can see it. */
#include "shim.h"
