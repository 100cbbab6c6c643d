#pragma once

#include "core/backend/driver.h"

namespace backends {

/// Every runtime that Perry can drive.
core::DriverList allDrivers();

} // namespace backends
