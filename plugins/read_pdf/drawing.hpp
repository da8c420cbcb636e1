// What a page draws, taken from poppler as its interpreter meets it.
#pragma once

#include "pdf/file.hpp"
#include "run.hpp"

class PDFDoc;

namespace galley::read_pdf {

/// Runs the content of page `number`, from 1, without painting anything. `stopped` is asked now and then; when it says
/// yes, what was drawn so far comes back.
///
/// Poppler's C++ interface gives words after its own search for columns, which drops copies of text and tells neither
/// the order of drawing nor whether text is visible; so this is an output device of poppler's core.
Drawing read_drawing(PDFDoc& document, int number, const pdf::Stopped& stopped);

}  // namespace galley::read_pdf
