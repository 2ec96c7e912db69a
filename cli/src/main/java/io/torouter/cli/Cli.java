package io.torouter.cli;

import io.torouter.cli.client.Failed;
import io.torouter.cli.command.Commands;
import io.torouter.cli.command.Surroundings;
import io.torouter.cli.terminal.Text;

import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;

/** The commands of operators. Exit codes: 0 done, 1 refused or out of reach, 2 not understood. */
public final class Cli {
    private static final int USAGE = 2;
    private static final int WIDTH = 100;

    private final Surroundings surroundings;

    private Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Does what the arguments say.
     *
     * @param arguments the first is one of {@link Verbs#ALL}
     * @return the exit code
     */
    public static int run(List<String> arguments, Surroundings surroundings) {
        return new Cli(surroundings).run(arguments);
    }

    private int run(List<String> arguments) {
        var line = new Commands(surroundings).all();
        line.setExpandAtFiles(false)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setParameterExceptionHandler((e, _) -> notUnderstood(e))
                .setExecutionExceptionHandler((e, _, _) -> failed(e));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private int notUnderstood(ParameterException e) {
        var suggestions =
                e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.<String>of();
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        var hint =
                suggestions.isEmpty()
                        ? "; see " + command + " --help"
                        : ": did you mean '" + suggestions.getFirst() + "'?";
        return complain(String.valueOf(e.getMessage()).lines().findFirst().orElse("") + hint, USAGE);
    }

    private int failed(Exception e) throws Exception {
        if (e instanceof Failed failure) {
            return complain(failure.line(), failure.exitCode());
        }
        throw e;
    }

    private int complain(String message, int code) {
        surroundings.err().println("torouter: " + Text.printable(message));
        return code;
    }
}
