// Part of each sanitized program, see perry_sanitizers.

extern "C" const char *__lsan_default_suppressions();

/// OpenSSL keeps memory for each thread that uses it and frees it when that thread ends. Qt's
/// thread for HTTP is waited for, but only until its event loop has ended: what OpenSSL frees after
/// that is "lost" when the process ends at that very moment.
const char *__lsan_default_suppressions()
{
    return "leak:libcrypto\n";
}
