/* A plugin author's C compiler sees the same layout. */
#include "galley/abi_layout.h"
