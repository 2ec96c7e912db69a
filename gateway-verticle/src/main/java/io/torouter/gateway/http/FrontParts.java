package io.torouter.gateway.http;

import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Cors;
import io.torouter.gateway.stream.EdgeStreams;
import io.torouter.snapshot.Snapshot;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the front of an edge instance works with. */
public record FrontParts(
        Supplier<Snapshot> catalog,
        EdgeStreams streams,
        Answers answers,
        Cors cors,
        BodyBudget budget,
        long maxBodyBytes,
        BooleanSupplier draining,
        RequestIds ids) {}
