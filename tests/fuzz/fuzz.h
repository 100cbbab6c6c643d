#pragma once

#include <cstddef>
#include <cstdint>

/// What each target here defines: takes any bytes and must neither crash nor hang. libFuzzer calls
/// it with bytes of its own making, the replay program with the seeds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
