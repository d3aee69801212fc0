// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"

#include <cstddef>
#include <cstdint>

/// The entry that libFuzzer calls (https://llvm.org/docs/LibFuzzer.html); the build names the
/// target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const meshscope::fuzz::Target *const target
        = meshscope::fuzz::findTarget(MESHSCOPE_FUZZ_TARGET);
    target->run({reinterpret_cast<const char *>(data), size});
    return 0;
}
