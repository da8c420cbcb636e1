// Is a message of the program what docs/ext-process.md says? Keys, types and ranges: nothing is guessed or left out.
#pragma once

#include "galley/document_json.hpp"

namespace galley::ext_process {

/// Throws InputError with the JSON Pointer of the first fault: a key that does not exist or is missing, another type, a
/// number out of its range, a kind, role or writing mode without a name, a line break in the text of a line. `message`
/// is an object with a "type"; one of an unknown type has no fault.
void check_shape(const Json& message);

}  // namespace galley::ext_process
