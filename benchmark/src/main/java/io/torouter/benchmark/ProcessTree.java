package io.torouter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** CPU time and memory of a process and all below it, from {@code /proc} (see proc(5)). */
record ProcessTree(ProcessHandle root) {
    /** Linux reports CPU time to programs in hundredths of a second, whatever its own clock. */
    private static final long MICROS_PER_TICK = 10_000;

    /** Fields of {@code stat} after the program's name, which itself may hold blanks and brackets. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    /** In the names of the threads, which Linux cuts. */
    private static final String COMPILER = " CompilerThre";

    /** User and system time since the start. */
    long cpuMicros() {
        return sum(ProcessTree::cpuMicros);
    }

    /** What the compilers of a JVM had of it; those threads that have ended are not counted. */
    long compilerMicros() {
        return sum(ProcessTree::compilerMicros);
    }

    long residentBytes() {
        return sum(ProcessTree::residentBytes);
    }

    private long sum(ToLongFunction<ProcessHandle> figure) {
        return Stream.concat(Stream.of(root), root.descendants()).mapToLong(figure).sum();
    }

    private static long compilerMicros(ProcessHandle process) {
        var threads = Path.of("/proc", Long.toString(process.pid()), "task").toFile().list();
        return threads == null
                ? 0
                : Stream.of(threads)
                        .map(thread -> read(process, "task/" + thread + "/stat"))
                        .filter(stat -> stat.contains(COMPILER))
                        .mapToLong(ProcessTree::cpuMicros)
                        .sum();
    }

    private static long cpuMicros(ProcessHandle process) {
        return cpuMicros(read(process, "stat"));
    }

    private static long cpuMicros(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length <= SYSTEM_TICKS
                ? 0
                : (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * MICROS_PER_TICK;
    }

    private static long residentBytes(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /** Empty for a process that has ended. */
    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU time of the whole machine that was not idle, since it started. */
    static long machineBusyMicros() {
        try {
            var fields = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +", -1);
            long busy = 0;
            for (int i = 1; i < fields.length; i++) {
                busy += i == 4 || i == 5 || i > 8 ? 0 : Long.parseLong(fields[i]);
            }
            return busy * MICROS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
