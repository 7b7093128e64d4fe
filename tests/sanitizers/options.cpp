// SPDX-License-Identifier: Apache-2.0
// What the sanitizers' runtimes ask of a program. It is compiled into each program of the presets `asan` and `tsan`,
// not set by the environment, since most tests give the program an environment of their own; ASAN_OPTIONS and its kin
// still overrule it.
//
// A suppression names a library that is not ours, with the reason; nothing of placeline may stand here.

extern "C" { // names and types are those of <sanitizer/*_interface.h>

// A finding ends the program at once, with a status that no command has.
// verify_asan_link_order=0: tests/faults preloads a library of its own before the runtime.
const char* __asan_default_options()
{
    return "exitcode=86:detect_stack_use_after_return=1:strict_string_checks=1:"
           "check_initialization_order=1:verify_asan_link_order=0";
}

const char* __ubsan_default_options()
{
    return "halt_on_error=1:print_stacktrace=1:exitcode=86";
}

const char* __tsan_default_options()
{
    return "halt_on_error=1:exitcode=86:second_deadlock_stack=1";
}

const char* __lsan_default_options()
{
    return "print_suppressions=0";
}

const char* __lsan_default_suppressions()
{
    return "leak:libfontconfig\n"       // what it keeps until the process ends
           "leak:PQmakeEmptyPGresult\n" // GDAL 3.6 lets go of what the server answers to a COPY that failed
           "leak:__argz_add_sep\n";     // glibc 2.36: newlocale does not free its list of folders where LOCPATH is set
}

const char* __tsan_default_suppressions()
{
    // Pango reads the list of fonts in a thread of its own. It, GLib, HarfBuzz and fontconfig wait for each other by
    // atomic instructions and futexes, which the runtime cannot see in libraries that are not built with it.
    return "called_from_lib:libfontconfig.so\n"
           "called_from_lib:libglib-2.0.so\n"
           "called_from_lib:libharfbuzz.so\n"
           "called_from_lib:libpangoft2-1.0.so\n"
           "deadlock:libgdal.so\n"; // its locks of drivers and of mutexes, in both orders; no lock of ours is held
}

} // extern "C"
