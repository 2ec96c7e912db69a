package io.torouter.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.cli.Cli;
import io.torouter.cli.client.Endpoint;
import io.torouter.cli.command.Surroundings;
import io.torouter.snapshot.Secret;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives commands to a node, as they come from a terminal in its directory.
 *
 * @param environment of the commands
 */
record Terminal(String url, Map<String, String> environment) {
    static final String TOKEN = "token-of-the-cli-tests";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Terminal(String url) {
        this(url, Map.of());
    }

    /** What a command came to. */
    record Done(int code, String out, String err) {
        JsonNode json() {
            try {
                return MAPPER.readTree(out);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The lines that were printed, with one space between words. */
        List<String> lines() {
            return out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
        }
    }

    /**
     * @param line words with spaces between them
     */
    Done run(String line, String... more) {
        var arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of(more));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var endpoint = new Endpoint(URI.create(url), new Secret(TOKEN));
        int code =
                Cli.run(
                        arguments,
                        new Surroundings(
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(err, true, UTF_8),
                                environment,
                                _ -> endpoint));
        return new Done(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** One that has to be done. */
    Done does(String line, String... more) {
        var done = run(line, more);
        if (done.code() != 0) {
            throw new AssertionError(line + " ended with " + done.code() + ": " + done.err());
        }
        return done;
    }
}
