#pragma once

namespace core {

enum class Platform { Linux, MacOs, Windows };

/// The platform whose runtimes and order count: this one, or the one that PERRY_PLATFORM names
/// (linux, macos, windows), for tests and for looking at what another machine would do.
Platform effectivePlatform();

/// The platform this program was built for.
Platform nativePlatform();

} // namespace core
