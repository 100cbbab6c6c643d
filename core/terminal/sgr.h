#pragma once

#include "core/terminal/cell.h"
#include "core/terminal/vtparser.h"

#include <string>

namespace core {

/// Changes colours and attributes as the parameters of CSI … m say. The link stays.
void applySgr(const VtSequence &sequence, CellStyle &style);

/// The parameters that make this style out of the default one, such as "0;1;38:5:208".
std::string sgrText(const CellStyle &style);

} // namespace core
